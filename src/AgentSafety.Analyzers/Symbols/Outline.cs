using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Symbols;

/// <summary>
/// What a file declares, without its bodies: a stamp of all that other files can see, and its declarations by number. Edits inside bodies leave
/// both as they are. Initializers, attributes and defaults aren't bodies.
/// </summary>
internal sealed class Outline
{
    private static readonly PerTree<Outline> Known = new();

    private readonly List<(TextSpan Span, SyntaxKind Kind)> _declarations = [];
    private readonly Dictionary<(int Start, SyntaxKind Kind), int> _numbers = [];

    private Outline(SyntaxTree tree)
    {
        var stamp = Stamp.Empty.With(tree.FilePath).With(OptionsOf(tree));
        var pending = new Stack<SyntaxNodeOrToken>([tree.GetRoot()]);
        var hasStatements = false;
        while (pending.Count > 0)
        {
            var next = pending.Pop();
            if (next.AsNode() is not { } node)
            {
                stamp = stamp.With(next.RawKind).With(next.AsToken().Text);
                continue;
            }

            if (Declares(node))
                Add(node);

            var isStatement = node is GlobalStatementSyntax;
            if (isStatement || IsBody(node))
            {
                stamp = isStatement && hasStatements ? stamp : stamp.With(node.RawKind); // that there is a body, not what it says
                hasStatements |= isStatement;
                continue;
            }

            var children = node.ChildNodesAndTokens();
            stamp = stamp.With(node.RawKind).With(children.Count); // of half-typed code the same words can be put together in another way
            foreach (var child in children.Reverse())
                pending.Push(child);
        }

        Stamp = stamp;
    }

    /// <summary>Changes when anything outside bodies does.</summary>
    public Stamp Stamp { get; }

    /// <summary>The numbers of classes, structs, records and interfaces.</summary>
    public IEnumerable<int> Types
    {
        get
        {
            for (var number = 0; number < _declarations.Count; number++)
                if (_declarations[number].Kind is SyntaxKind.ClassDeclaration or SyntaxKind.StructDeclaration or SyntaxKind.InterfaceDeclaration or SyntaxKind.RecordDeclaration or SyntaxKind.RecordStructDeclaration)
                    yield return number;
        }
    }

    public static Outline Of(SyntaxTree tree) => Known.Of(tree, default, static tree => new(tree));

    public int? NumberOf(SyntaxNode declaration) =>
        _numbers.TryGetValue((declaration.SpanStart, declaration.Kind()), out var number) ? number : null;

    public SyntaxKind KindOf(int number) => number < _declarations.Count ? _declarations[number].Kind : default;

    public TextSpan SpanOf(int number) => number < _declarations.Count ? _declarations[number].Span : default;

    public SyntaxNode? DeclarationAt(int number, SyntaxTree tree)
    {
        if (number >= _declarations.Count)
            return null;

        var (span, kind) = _declarations[number];
        var root = tree.GetRoot();
        return root.FindToken(span.Start).Parent?.AncestorsAndSelf().FirstOrDefault(IsIt)
            ?? root.DescendantNodes(node => node.Span.IntersectsWith(span)).FirstOrDefault(IsIt); // it may begin with a token that is missing

        bool IsIt(SyntaxNode node) => node.Span == span && node.IsKind(kind);
    }

    private void Add(SyntaxNode node)
    {
        _numbers[(node.SpanStart, node.Kind())] = _declarations.Count;
        _declarations.Add((node.Span, node.Kind()));
    }

    /// <summary>The nodes that symbols name as their declaration, where the symbol can have a body.</summary>
    private static bool Declares(SyntaxNode node) => node
        is BaseTypeDeclarationSyntax or BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax
        or CompilationUnitSyntax or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax };

    private static bool IsBody(SyntaxNode node) => node is ArrowExpressionClauseSyntax or BlockSyntax { Parent: BaseMethodDeclarationSyntax or AccessorDeclarationSyntax };

    private static string OptionsOf(SyntaxTree tree) =>
        tree.Options is CSharpParseOptions options ? $"{options.LanguageVersion}{options.Kind}{string.Join(";", options.Features.Select(static feature => $"{feature.Key}={feature.Value}"))}" : "";
}
