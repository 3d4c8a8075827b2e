using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Guards;

/// <summary>
/// Is a field or property ours, or may a tool have written the model's words into it? Ours is what nobody writes after construction. Read from
/// syntax: the question is only whether the type that declares it ever does, and binding all its bodies to know would cost more than it is worth.
/// </summary>
internal sealed class Ownership
{
    private static readonly HashSet<string> Mutating = new(StringComparer.Ordinal) { "Add", "AddRange", "Insert", "TryAdd", "UnionWith", "Push", "Enqueue", "AddOrUpdate", "GetOrAdd" };

    private readonly ConcurrentDictionary<INamedTypeSymbol, HashSet<string>> _written = new(SymbolEqualityComparer.Default);

    public bool IsOurs(ISymbol member) =>
        member is not (IFieldSymbol or IPropertySymbol)
        || member.ContainingType is not { DeclaringSyntaxReferences.IsEmpty: false } type
        || !_written.GetOrAdd(type.OriginalDefinition, WrittenIn).Contains(member.Name);

    private static HashSet<string> WrittenIn(INamedTypeSymbol type)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var declaration in type.DeclaringSyntaxReferences)
            foreach (var name in declaration.GetSyntax().DescendantNodes().OfType<IdentifierNameSyntax>())
                if (IsWritten(name) && !IsInConstruction(name))
                    written.Add(name.Identifier.ValueText);

        return written;
    }

    private static bool IsWritten(IdentifierNameSyntax name)
    {
        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return whole.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == whole,
            ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } => true,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: var called, Parent: InvocationExpressionSyntax } => Mutating.Contains(called),
            ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } element => assignment.Left == element,
            _ => false,
        };
    }

    private static bool IsInConstruction(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is ConstructorDeclarationSyntax or FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null };
}
