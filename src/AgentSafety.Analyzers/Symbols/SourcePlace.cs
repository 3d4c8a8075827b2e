using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Symbols;

/// <summary>Where to draw a squiggle, without the tree: the expression itself, or the first word of a statement that makes calls nobody spelt out.</summary>
internal readonly record struct SourcePlace(string File, TextSpan Span)
{
    public static SourcePlace Of(SyntaxNode syntax, SourceFiles files) =>
        new(files.NameOf(syntax.SyntaxTree) ?? "", syntax is ExpressionSyntax ? syntax.Span : syntax.GetFirstToken().Span);

    public Location In(SourceFiles files) => files.Tree(File) is { } tree ? Location.Create(tree, Span) : Location.None;
}
