using System.Collections.Concurrent;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Guards;

/// <summary>Whether a member is ours, asked of the types that declare it: an answer that other bodies can change.</summary>
internal sealed record OwnershipAnswer(ImmutableArray<(string File, int Declaration)> Types, string Member, bool IsOurs);

/// <summary>
/// Is a field or property ours, or may a tool have written the model's words into it? Ours is what nobody writes after construction. Read from
/// syntax: the question is only whether the type that declares it ever does, and binding all its bodies to know would cost more than it is worth.
/// </summary>
internal sealed class Ownership(SourceFiles files)
{
    private static readonly HashSet<string> Mutating = new(StringComparer.Ordinal) { "Add", "AddRange", "Insert", "TryAdd", "UnionWith", "Push", "Enqueue", "AddOrUpdate", "GetOrAdd" };

    private static readonly PerTree<ConcurrentDictionary<(int Type, string Member), bool>> Written = new();

    private readonly Dictionary<ISymbol, OwnershipAnswer?> _answers = new(SymbolEqualityComparer.Default);

    /// <summary>All that was asked, and what was answered.</summary>
    public ImmutableArray<OwnershipAnswer> Answers => [.. _answers.Values.OfType<OwnershipAnswer>()];

    public bool IsOurs(ISymbol member)
    {
        if (!_answers.TryGetValue(member, out var answer))
            _answers.Add(member, answer = Ask(member));

        return answer?.IsOurs is not false;
    }

    public static bool StillHolds(OwnershipAnswer answer, SourceFiles files) => IsOurs(answer.Types, answer.Member, files) == answer.IsOurs;

    private OwnershipAnswer? Ask(ISymbol member)
    {
        if (member is not (IFieldSymbol or IPropertySymbol) || member.ContainingType is not { DeclaringSyntaxReferences: { IsEmpty: false } declarations })
            return null;

        var types = ImmutableArray.CreateBuilder<(string, int)>();
        foreach (var declaration in declarations)
            if (files.NameOf(declaration.SyntaxTree) is { } file && Outline.Of(declaration.SyntaxTree).NumberOf(declaration.GetSyntax()) is { } number)
                types.Add((file, number));

        return new(types.ToImmutable(), member.Name, IsOurs(types.ToImmutable(), member.Name, files));
    }

    private static bool IsOurs(ImmutableArray<(string File, int Declaration)> types, string member, SourceFiles files)
    {
        foreach (var (file, number) in types)
            if (files.Tree(file) is { } tree && Written.Of(tree, default, static _ => new()).GetOrAdd((number, member), key => Outline.Of(tree).DeclarationAt(key.Type, tree) is { } type && IsWrittenIn(type, key.Member)))
                return false;

        return true;
    }

    private static bool IsWrittenIn(SyntaxNode type, string member)
    {
        var mentions = type.SyntaxTree.PlacesOf(member, type.Span) is { } places
            ? places.Select(place => type.FindToken(place).Parent).OfType<IdentifierNameSyntax>()
            : type.DescendantNodes().OfType<IdentifierNameSyntax>();
        return mentions.Any(name => name.Identifier.ValueText == member && IsWritten(name) && !IsInConstruction(name));
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
