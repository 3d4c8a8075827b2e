using AgentSafety.Calls;
using AgentSafety.Guards;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Reachability;

/// <summary>Where lambdas and method groups go, and what holds where a delegate that was handed over is run.</summary>
internal sealed partial class StepCollector
{
    /// <summary>The protections under which every use of a delegate that this body was given stands.</summary>
    public Dictionary<IParameterSymbol, Protections> WrappedParameters { get; } = new(SymbolEqualityComparer.Default);

    public List<Continuation> Continuations { get; } = [];

    private void Wrapped(IParameterSymbol parameter, IOperation use, Protections held)
    {
        WrappedParameters[parameter] = WrappedParameters.TryGetValue(parameter, out var before) ? before & held : held;
        if (Consumes(use) is not { Parameter.Type.TypeKind: not TypeKind.Delegate }) // only looked at: ThrowIfNull(next)
            Continuations.Add(new(IsHanded: true, evidence.Chosen?.Name, held));
    }

    private Protections WrapsOf(IArgumentOperation argument) =>
        argument.Parent is IInvocationOperation call && evidence.Contracts.Of(call) is { Wraps: not Protections.None } contract && argument.Parameter?.Ordinal == contract.WrapsParameter
            ? contract.Wraps | WayBack.Of(call)
            : Protections.None;

    /// <summary>An expression tree is looked at, not run.</summary>
    private static bool IsData(IOperation made) =>
        made.Parent is IConversionOperation { Type: { Name: "Expression", ContainingNamespace: { Name: "Expressions", ContainingNamespace.Name: "Linq" } } }
        || made.Parent is IDelegateCreationOperation { Parent: IConversionOperation { Type: { Name: "Expression", ContainingNamespace: { Name: "Expressions", ContainingNamespace.Name: "Linq" } } } };

    /// <summary>A local that holds it can't run it before it was made.</summary>
    private static bool IsKeptHere(IOperation made)
    {
        var value = made.Parent;
        while (value is IConversionOperation or IDelegateCreationOperation)
            value = value.Parent;

        return value is ISimpleAssignmentOperation { Target: ILocalReferenceOperation } or IVariableInitializerOperation;
    }

    private static IArgumentOperation? Consumes(IOperation use) => use.Parent as IArgumentOperation ?? (use.Parent as IConversionOperation)?.Parent as IArgumentOperation;

    private static bool IsInvoked(IOperation use) => use.Parent is IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke };

    /// <summary>The arguments as which lambdas and method groups are handed straight to a call. What holds where one is made also holds at that call.</summary>
    private Dictionary<IOperation, IArgumentOperation> Receivers(ControlFlowGraph graph)
    {
        var receivers = new Dictionary<IOperation, IArgumentOperation>();
        foreach (var operation in Body.OperationsOf(graph))
            if (operation is IInvocationOperation or IObjectCreationOperation)
                foreach (var argument in operation.ChildOperations.OfType<IArgumentOperation>())
                    if (Delegate(argument.Value) is { } code && !receivers.ContainsKey(code))
                        receivers.Add(code, argument);

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
