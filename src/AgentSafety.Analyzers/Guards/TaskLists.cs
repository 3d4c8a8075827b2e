using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>The tasks that a list surely holds: those it was made with, and those that were added on every way. A list that is changed otherwise holds nothing for sure.</summary>
internal sealed class TaskLists(Evidence evidence)
{
    public IEnumerable<IOperation> In(IOperation list)
    {
        for (var hops = 0; hops < 16; hops++)
        {
            list = list.WithoutConversions();
            if (list is IInvocationOperation { TargetMethod.Name: "ToArray" or "ToList" or "AsEnumerable" } copied)
                list = copied.Instance ?? copied.Arguments[0].Value;
            else if (evidence.Values.Of(list) is [var only] && evidence.Values.IsOnlyAddedTo(list))
            {
                foreach (var written in evidence.Contents.In(list))
                    if (written.Member is null && written.Value.Syntax.SpanStart < list.Syntax.Span.End && ReachingValues.IsOnEveryWay(written.Block, only.At, evidence.Values.ReadOf(list)))
                        yield return written.Value;
                list = only.Value;
            }
            else
                break;
        }

        var elements = list switch
        {
            IArrayCreationOperation { Initializer.ElementValues: var each } => each,
            ICollectionExpressionOperation { Elements: var each } => each,
            IInvocationOperation or ILocalReferenceOperation => [list],
            _ => [],
        };
        foreach (var element in elements)
            yield return element;
    }
}
