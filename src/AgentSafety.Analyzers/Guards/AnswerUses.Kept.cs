using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Guards;

/// <summary>An answer that is kept in a local goes on wherever that is read.</summary>
internal sealed partial class AnswerUses
{
    private (AnswerUse?, IEnumerable<(SyntaxNode, bool)>) Kept(TextSpan declaration, bool isTask) =>
        Kept(_reads.Value.Select(static reads => reads.Key).FirstOrDefault(local => local.DeclaringSyntaxReferences.Any(reference => reference.Span == declaration)), isTask);

    private (AnswerUse?, IEnumerable<(SyntaxNode, bool)>) Kept(SyntaxNode assigned, bool isTask) => Kept(_reads.Value.FirstOrDefault(reads => reads.Contains(assigned))?.Key, isTask);

    private (AnswerUse?, IEnumerable<(SyntaxNode, bool)>) Kept(ISymbol? local, bool isTask)
    {
        if (local is null)
            return (AnswerUse.Unknown, []); // a field: others may look at it

        var reads = _reads.Value[local].Where(static read => read is IdentifierNameSyntax && !IsWritten(read)).Distinct().Select(read => (read, isTask)).ToArray();
        return reads.Length > 0 ? (null, reads) : (isTask ? AnswerUse.NotAwaited : AnswerUse.Unread, []);
    }

    /// <summary><c>var (granted, why) = await Ask();</c> is looked at where any of them is.</summary>
    private (AnswerUse?, IEnumerable<(SyntaxNode, bool)>) TakenApart(ExpressionSyntax target)
    {
        if (target is TupleExpressionSyntax { Arguments: var parts } && parts.Any(static part => part.Expression is not (DeclarationExpressionSyntax or IdentifierNameSyntax { Identifier.ValueText: "_" })))
            return (AnswerUse.Unknown, []);

        var reads = target.DescendantNodes().OfType<SingleVariableDesignationSyntax>().SelectMany(declared => Kept(declared.Span, false).Item2).ToArray();
        return reads.Length > 0 ? (null, reads) : (AnswerUse.Unread, []);
    }

    private static bool IsWritten(SyntaxNode variable) =>
        variable.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: var target } && target == variable;
}
