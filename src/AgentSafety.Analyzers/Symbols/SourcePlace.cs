using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Symbols;

/// <summary>Where to draw a squiggle, without the tree: the expression or the part of one, or the first word of a statement that makes calls nobody spelt out.</summary>
internal readonly record struct SourcePlace(string File, TextSpan Span)
{
    public static SourcePlace Of(SyntaxNode syntax, SourceFiles files) =>
        new(files.NameOf(syntax.SyntaxTree) ?? "", syntax is ExpressionOrPatternSyntax or CollectionElementSyntax or InterpolatedStringContentSyntax ? syntax.Span : syntax.GetFirstToken().Span);

    public SourcePlace Moved(int distance) => this with { Span = new(Span.Start + distance, Span.Length) };

    public Location In(SourceFiles files) => File is not null && files.Tree(File) is { } tree ? Location.Create(tree, Span) : Location.None;
}
