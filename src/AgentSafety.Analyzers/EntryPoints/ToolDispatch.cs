using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.EntryPoints;

/// <summary>
/// A program that calls tools by itself: it reads which function the model chose and branches on it. The branches are what the model calls; what stands
/// around them isn't.
/// </summary>
internal sealed class ToolDispatch(KnownTypes types, KnownEntryPoints known)
{
    private static readonly PerTree<object> Known = new();
    private static readonly string[] Words = ["FunctionName", "FunctionCall", "ToolCall", "ToolUse"];

    /// <summary>Does a file speak of such calls at all?</summary>
    public bool MayBeIn(SyntaxTree tree) => known.DispatchesByHand && (bool)Known.Of(tree, default, static tree => tree.MayMention(Words));

    /// <summary>Before anything is bound: a branch in a file that speaks of such calls at all.</summary>
    public bool IsCandidate(SyntaxNode node) => Deciding(node) is not null && MayBeIn(node.SyntaxTree);

    /// <summary>The part of the file that only runs because the model chose it; null if the branch is about something else, or lies in one that was found.</summary>
    public TextSpan? BranchesOf(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) =>
        IsChoice(node, model, cancellationToken) && !node.Ancestors().Any(outer => Deciding(outer) is not null && IsChoice(outer, model, cancellationToken))
            ? TextSpan.FromBounds(Deciding(node)!.Span.End, node.Span.End)
            : null;

    private bool IsChoice(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetOperation(Deciding(node)!, cancellationToken) is { } deciding && deciding.DescendantsAndSelf().Any(Chooses);

    private bool Chooses(IOperation value) => value switch
    {
        IPropertyReferenceOperation { Property: var property } => known.ChosenBy(property.Name).Any(row => types.Is(property.ContainingType, row.Type)),
        ILocalReferenceOperation { Local: var local } reference => reference.OnlyValueOf(local) is { } stored && stored.DescendantsAndSelf().Any(ChoosesItself),
        _ => false,
    };

    private bool ChoosesItself(IOperation value) => value is IPropertyReferenceOperation && Chooses(value);

    private static ExpressionSyntax? Deciding(SyntaxNode node) => node switch
    {
        SwitchStatementSyntax branches => branches.Expression,
        SwitchExpressionSyntax branches => branches.GoverningExpression,
        IfStatementSyntax branch => branch.Condition,
        _ => null,
    };
}
