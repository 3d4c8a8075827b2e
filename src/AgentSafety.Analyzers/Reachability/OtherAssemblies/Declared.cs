using AgentSafety.Guards;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>A declaration that runs code, by words alone: what it is called by, what it mentions, and which members it may set.</summary>
internal sealed class Declared(SyntaxNode node, ImmutableArray<string> names, HashSet<string> words, ImmutableArray<string> sets)
{
    /// <summary>Stands for <c>new()</c>, which names no type.</summary>
    private const string NewWithoutType = "new()";

    private ILookup<string, SimpleNameSyntax>? _written;
    private ImmutableArray<SyntaxNode> _functions;

    /// <summary>The declaration; of initializers, the type.</summary>
    public SyntaxNode Node => node;

    /// <summary>What must be written to run it. Empty where it runs unnamed: a conversion.</summary>
    public ImmutableArray<string> Names => names;

    /// <summary>What it mentions.</summary>
    public HashSet<string> Words => words;

    /// <summary>Members that it may set.</summary>
    public ImmutableArray<string> Sets => sets;

    /// <summary>Where it mentions it.</summary>
    public IEnumerable<SimpleNameSyntax> Mentions(string name) =>
        (_written ??= Node.DescendantNodes().OfType<SimpleNameSyntax>().ToLookup(static simple => simple.Identifier.ValueText, StringComparer.Ordinal))[name];

    /// <summary>Lambdas and local functions in it.</summary>
    public ImmutableArray<SyntaxNode> Functions => _functions.IsDefault ? _functions = [.. Node.DescendantNodes().Where(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)] : _functions;

    /// <summary>Members that the language runs where another word or token is written.</summary>
    private static readonly Dictionary<string, string[]> Unwritten = new(StringComparer.Ordinal)
    {
        ["Dispose"] = ["Dispose", "using", "foreach"],
        ["DisposeAsync"] = ["DisposeAsync", "using", "foreach"],
        ["GetEnumerator"] = ["GetEnumerator", "foreach"],
        ["GetAsyncEnumerator"] = ["GetAsyncEnumerator", "foreach"],
        ["MoveNext"] = ["MoveNext", "foreach"],
        ["MoveNextAsync"] = ["MoveNextAsync", "foreach"],
        ["Current"] = ["Current", "foreach"],
        ["GetAwaiter"] = ["GetAwaiter", "await"],
        ["GetResult"] = ["GetResult", "await"],
        ["GetPinnableReference"] = ["GetPinnableReference", "fixed"],
        ["Deconstruct"] = ["Deconstruct", WrittenTokens.Taken],
        ["ToString"] = ["ToString", WrittenTokens.Text, "+", "+="],
        ["TryFormat"] = ["TryFormat", WrittenTokens.Text],
        ["PrintMembers"] = ["ToString", WrittenTokens.Text, "+", "+="],
        ["Equals"] = ["Equals", "==", "!="],
        ["EqualityContract"] = ["Equals", "==", "!=", "GetHashCode"],
        ["GetHashCode"] = ["GetHashCode"],
        ["Add"] = ["Add", WrittenTokens.Filled],
    };

    /// <summary>It does nothing else, so that nothing after it runs.</summary>
    public bool OnlyThrows => Node is BaseMethodDeclarationSyntax { Body.Statements: [ThrowStatementSyntax] } or BaseMethodDeclarationSyntax { ExpressionBody.Expression: ThrowExpressionSyntax };

    /// <summary>Perhaps it never comes back.</summary>
    public bool EndsInThrow => Words.Contains("throw") && Node switch
    {
        BaseMethodDeclarationSyntax { Body.Statements: [.., var last] } => Throws(last),
        BaseMethodDeclarationSyntax { ExpressionBody: { } arrow } => Throws(arrow),
        PropertyDeclarationSyntax property => Throws(property),
        _ => false,
    };

    /// <summary>It may deny: what isn't written yet, or isn't for this type, denies nothing.</summary>
    public bool Denies => EndsInThrow && !Words.Contains(nameof(NotSupportedException)) && !Words.Contains(nameof(NotImplementedException));

    /// <summary>It may be part of somebody's check.</summary>
    public bool AnswersYesOrNo => (Node switch
    {
        MethodDeclarationSyntax method => method.ReturnType,
        PropertyDeclarationSyntax property => property.Type,
        _ => null,
    })?.ToString() is "bool" or "bool?" or "Task<bool>" or "ValueTask<bool>";

    /// <summary>It makes an object of its own type: what is put into it says what it stands for.</summary>
    public bool Makes => Node is MethodDeclarationSyntax { ReturnType: var type, Parent: TypeDeclarationSyntax { Identifier.ValueText: var own } } method && method.Modifiers.Any(SyntaxKind.StaticKeyword)
        && (type is NullableTypeSyntax nullable ? nullable.ElementType : type) is SimpleNameSyntax { Identifier.ValueText: var made } && made == own;

    /// <summary>Its caller learns something of it: by what it returns or hands back, or by whether it runs what it was handed.</summary>
    public bool Answers => Node switch
    {
        MethodDeclarationSyntax method => method.ReturnType.ToString() is not ("void" or "Task" or "ValueTask") || method.ParameterList.Parameters.Any(parameter => parameter.Modifiers.Any(static modifier => modifier.Kind() is SyntaxKind.OutKeyword or SyntaxKind.RefKeyword) || MayBeCode(parameter)),
        _ => true,
    };

    private bool MayBeCode(ParameterSyntax parameter) => parameter.Type is SimpleNameSyntax or QualifiedNameSyntax or NullableTypeSyntax && Mentions(parameter.Identifier.ValueText).Any(static name => name.Parent
        is InvocationExpressionSyntax or ArgumentSyntax or ConditionalAccessExpressionSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Invoke" or "DynamicInvoke" });

    private static bool Throws(SyntaxNode node) => node.DescendantNodesAndSelf().Any(static node => node is ThrowStatementSyntax or ThrowExpressionSyntax);

    public static IEnumerable<Declared> In(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
            if (node is TypeDeclarationSyntax type)
                yield return Of(type, NamesOfConstructors(type), [type.Identifier, .. HeaderOf(type)]);
            else if (node is BaseFieldDeclarationSyntax field)
                yield return Of(node, [.. field.Declaration.Variables.Select(static variable => variable.Identifier.ValueText), .. NamesOfConstructors(field.Parent)], node.DescendantTokens());
            else if (node is MemberDeclarationSyntax and not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax or DelegateDeclarationSyntax))
                yield return Of(node, NamesOf((MemberDeclarationSyntax)node), node.DescendantTokens());
    }

    private static ImmutableArray<string> NamesOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax { Identifier.ValueText: var name } => Unwritten.TryGetValue(name, out var words) ? [.. words] : [name],
        PropertyDeclarationSyntax { Identifier.ValueText: var name, Initializer: not null } => [name, .. NamesOfConstructors(member.Parent)],
        PropertyDeclarationSyntax { Identifier.ValueText: var name } => Unwritten.TryGetValue(name, out var words) ? [.. words] : [name],
        EventDeclarationSyntax { Identifier.ValueText: var name } => [name],
        ConstructorDeclarationSyntax => NamesOfConstructors(member.Parent),
        DestructorDeclarationSyntax => NamesOfConstructors(member.Parent),
        IndexerDeclarationSyntax => [WrittenTokens.Indexed],
        OperatorDeclarationSyntax { OperatorToken.Text: var token } => WrittenTokens.Of(token),
        GlobalStatementSyntax => [WrittenTokens.Nowhere],
        _ => [],
    };

    /// <summary>Any mention of the type may be the first, and run its static constructor too.</summary>
    private static ImmutableArray<string> NamesOfConstructors(SyntaxNode? type) => type is TypeDeclarationSyntax { Identifier.ValueText: var name } ? [name, NewWithoutType, .. type is RecordDeclarationSyntax ? ["with"] : Array.Empty<string>()] : [];

    private static IEnumerable<SyntaxToken> HeaderOf(TypeDeclarationSyntax type) => (type.ParameterList?.DescendantTokens() ?? []).Concat(type.BaseList?.DescendantTokens() ?? []);

    private static Declared Of(SyntaxNode node, ImmutableArray<string> names, IEnumerable<SyntaxToken> tokens)
    {
        var (words, sets) = (new HashSet<string>(StringComparer.Ordinal), ImmutableArray.CreateBuilder<string>());
        SyntaxToken before = default;
        foreach (var token in tokens)
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) || token.Kind() is SyntaxKind.UsingKeyword or SyntaxKind.ForEachKeyword or SyntaxKind.AwaitKeyword or SyntaxKind.FixedKeyword or SyntaxKind.ThrowKeyword or SyntaxKind.WithKeyword)
                words.Add(token.ValueText);
            else if (token.IsKind(SyntaxKind.StringLiteralToken) && OperatorSwitches.Grants(token.ValueText))
                words.Add(token.ValueText);
            else if (token.IsKind(SyntaxKind.OpenParenToken) && before.IsKind(SyntaxKind.NewKeyword))
                words.Add(NewWithoutType);
            else if (WrittenTokens.Named(token) is { } named)
                words.Add(named);

            if (token.Kind() is SyntaxKind.EqualsToken or SyntaxKind.PlusEqualsToken or SyntaxKind.QuestionQuestionEqualsToken && before.IsKind(SyntaxKind.IdentifierToken))
                sets.Add(before.ValueText);

            before = token;
        }

        return new(node, names, words, sets.ToImmutable());
    }
}
