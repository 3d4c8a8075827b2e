using System.Collections.Concurrent;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Guards;

internal enum OwnershipQuestion
{
    /// <summary>Does the type write that member after construction?</summary>
    IsWritten,

    /// <summary>Which methods keep in that member what they return?</summary>
    Issuers,

    /// <summary>Does the type hand out what a method of that name returns?</summary>
    HandsOut,

    /// <summary>Does the type put into that member what it reads from the environment or the configuration, and nothing else?</summary>
    KeepsSetting,
}

/// <summary>What was asked of the types that declare a member, and their answers in order: other bodies can change them.</summary>
internal sealed record OwnershipAnswer(ImmutableArray<(string File, int Declaration)> Types, OwnershipQuestion Question, string Member, Sequence<string> Said);

/// <summary>
/// Is a field or property ours, or may a tool have written the model's words into it? Ours is what nobody writes after construction. Read from
/// syntax: the question is only what the type that declares it ever does, and binding all its bodies to know would cost more than it is worth.
/// </summary>
internal sealed class Ownership(SourceFiles files)
{
    private static readonly HashSet<string> Mutating = new(StringComparer.Ordinal) { "Add", "AddRange", "Insert", "TryAdd", "UnionWith", "Push", "Enqueue", "AddOrUpdate", "GetOrAdd" };

    private static readonly PerTree<ConcurrentDictionary<(int Type, OwnershipQuestion Question, string Member), string[]>> Known = new();

    private readonly Dictionary<(ISymbol Type, OwnershipQuestion Question, string Member), OwnershipAnswer> _answers = new(new ByType());

    /// <summary>All that was asked, and what was answered.</summary>
    public ImmutableArray<OwnershipAnswer> Answers => [.. _answers.Values];

    public bool IsOurs(ISymbol member) => Ask(member, OwnershipQuestion.IsWritten).IsEmpty;

    /// <summary>Methods that keep in this member what they return.</summary>
    public IEnumerable<string> IssuersInto(ISymbol member) => Ask(member, OwnershipQuestion.Issuers);

    /// <summary>Whoever calls that type is told what a method of this name returns.</summary>
    public bool HandsOut(INamedTypeSymbol type, string issuer) => !Ask(type, OwnershipQuestion.HandsOut, issuer).IsEmpty;

    /// <summary>It keeps what was read from the environment or the configuration.</summary>
    public bool IsSetting(ISymbol member) => !Ask(member, OwnershipQuestion.KeepsSetting).IsEmpty;

    public static bool StillHolds(OwnershipAnswer answer, SourceFiles files) => Said(answer.Types, answer.Question, answer.Member, files).Equals(answer.Said);

    private Sequence<string> Ask(ISymbol member, OwnershipQuestion question) =>
        member is IFieldSymbol or IPropertySymbol or IParameterSymbol && member.ContainingType is { } type ? Ask(type, question, member.Name) : default;

    private Sequence<string> Ask(INamedTypeSymbol type, OwnershipQuestion question, string member)
    {
        if (type.DeclaringSyntaxReferences is not { IsEmpty: false } declarations)
            return default;
        if (_answers.TryGetValue((type, question, member), out var known))
            return known.Said;

        var types = ImmutableArray.CreateBuilder<(string, int)>();
        foreach (var declaration in declarations)
            if (files.NameOf(declaration.SyntaxTree) is { } file && Outline.Of(declaration.SyntaxTree).NumberOf(declaration.GetSyntax()) is { } number)
                types.Add((file, number));

        var said = Said(types.ToImmutable(), question, member, files);
        _answers.Add((type, question, member), new(types.ToImmutable(), question, member, said));
        return said;
    }

    private static Sequence<string> Said(ImmutableArray<(string File, int Declaration)> types, OwnershipQuestion question, string member, SourceFiles files)
    {
        var said = new List<string>();
        foreach (var (file, number) in types)
            if (files.Tree(file) is { } tree)
                said.AddRange(Known.Of(tree, default, static _ => new()).GetOrAdd((number, question, member), key => Outline.Of(tree).DeclarationAt(key.Type, tree) is { } type ? [.. Read(type, key.Question, key.Member)] : []));

        return Sequence<string>.Of(said);
    }

    private static IEnumerable<string> Read(SyntaxNode type, OwnershipQuestion question, string member) => question switch
    {
        OwnershipQuestion.Issuers => IssuedTokens.Issuers(type, member),
        OwnershipQuestion.KeepsSetting => KeptSettings.Are(type, member) ? [member] : [],
        OwnershipQuestion.HandsOut => IssuedTokens.IsHandedOutBy(type, member) ? [member] : [],
        _ => type.SyntaxTree.NamesIn(type, member).Any(static name => IsWritten(name) && !IsInConstruction(name)) ? [member] : [],
    };

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

    private sealed class ByType : IEqualityComparer<(ISymbol Type, OwnershipQuestion Question, string Member)>
    {
        public bool Equals((ISymbol Type, OwnershipQuestion Question, string Member) left, (ISymbol Type, OwnershipQuestion Question, string Member) right) =>
            left.Question == right.Question && left.Member == right.Member && SymbolEqualityComparer.Default.Equals(left.Type, right.Type);

        public int GetHashCode((ISymbol Type, OwnershipQuestion Question, string Member) key) => SymbolEqualityComparer.Default.GetHashCode(key.Type) * 397 ^ key.Member.GetHashCode();
    }
}
