using AgentSafety.Calls;
using AgentSafety.Guards;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>What is true of a whole member, its lambdas and local functions included, and so is found out once for all of them.</summary>
internal sealed record MemberCode(BodyValues Values, ObjectContents Contents, Writes Writes, Answers Answers)
{
    public static MemberCode Of(Body owner, Elicitation elicitation, SourceModels models, CancellationToken cancellationToken)
    {
        var graphs = owner.Nested.Values.Select(static nested => nested.Graph).Prepend(owner.Graph).ToArray();
        var values = BodyValues.In(graphs);
        var questions = graphs.SelectMany(Body.OperationsOf).OfType<IInvocationOperation>().Where(call => elicitation.IsQuestion(call.TargetMethod))
            .Select(call => elicitation.Ask(call, syntax => models.OperationAt(syntax, cancellationToken)));
        return new(values, new(graphs, values), Writes.In(graphs), new(questions));
    }
}
