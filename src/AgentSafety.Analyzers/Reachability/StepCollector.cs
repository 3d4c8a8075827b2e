using AgentSafety.Calls;
using AgentSafety.Guards;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Reachability;

/// <summary>
/// Writes down the steps of one body. A lambda's steps are its body's: handed straight to a call, it inherits what holds there (and what that
/// call wraps it in); stored, it inherits nothing, for nobody knows when it runs.
/// </summary>
internal sealed class StepCollector(
    Summaries summaries, Body body, Evidence evidence, ImmutableArray<Step>.Builder steps, CancellationToken cancellationToken)
{
    public GuardFlow Collect(ControlFlowGraph graph, Facts atStart)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var flow = GuardFlow.Solve(graph, atStart, evidence);
        var receivers = Receivers(graph);
        foreach (var (operation, held) in flow.Operations())
        {
            if (operation is IFlowAnonymousFunctionOperation or IMethodReferenceOperation)
            {
                if (receivers.TryGetValue(operation, out var receiver) && summaries.IsRegistration(receiver))
                    continue; // handed to an agent, not run here: an entry point of its own

                var inherited = receiver is not null ? held | Facts.Of(evidence.Contracts.Of(receiver).Wraps) : Facts.None;
                if (operation is IMethodReferenceOperation)
                    Add(operation, flow.Held(inherited));
                else if (body.Owner.Nested.TryGetValue(operation.Syntax, out var lambda))
                    Collect(lambda.Graph, inherited);
            }
            else
            {
                Add(operation, flow.Held(held, operation));
            }
        }

        return flow;
    }

    private void Add(IOperation operation, Protections held)
    {
        if (summaries.OperationOf(operation, cancellationToken) is { } destructive)
            steps.Add(new(operation.Syntax, OperationName(operation), [], destructive, held));
        else if (summaries.CalleesOf(operation, cancellationToken) is { IsEmpty: false } callees)
            steps.Add(new(operation.Syntax, callees[0].ShortName(), callees, null, held));
    }

    /// <summary>'TerminateInstancesAsync' speaks for itself; 'Delete' needs its type.</summary>
    private static string OperationName(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: var name } method } => IsOneWord(name) ? method.ShortName() : name,
        IObjectCreationOperation { Type.Name: var name } => $"new {name}",
        _ => operation.Syntax.ToString(),
    };

    private static bool IsOneWord(string name)
    {
        var length = name.EndsWith("Async", StringComparison.Ordinal) ? name.Length - "Async".Length : name.Length;
        for (var i = 1; i < length; i++)
            if (char.IsUpper(name[i]))
                return false;

        return true;
    }

    /// <summary>The calls that lambdas and method groups are handed straight to. What holds where one is made also holds at that call: protections only grow.</summary>
    private Dictionary<IOperation, IInvocationOperation> Receivers(ControlFlowGraph graph)
    {
        var receivers = new Dictionary<IOperation, IInvocationOperation>();
        foreach (var operation in Body.OperationsOf(graph))
            if (operation is IInvocationOperation call)
                foreach (var argument in call.Arguments)
                    if (Delegate(argument.Value) is { } code && !receivers.ContainsKey(code))
                        receivers.Add(code, call);

        return receivers;
    }

    /// <summary>A local that is used nowhere else hands its delegate straight on.</summary>
    private IOperation? Delegate(IOperation value)
    {
        value = value.WithoutConversions();
        while ((value is IFlowCaptureReferenceOperation || evidence.Values.IsUsedOnce(value)) && evidence.Values.Of(value) is [var only])
            value = only.Value.WithoutConversions();

        return value is IFlowAnonymousFunctionOperation or IMethodReferenceOperation ? value : null;
    }
}
