using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>What is proved, or no longer is, once an operation has run.</summary>
internal sealed class Effects(Evidence evidence)
{
    public Facts After(IOperation operation, Facts before)
    {
        switch (operation)
        {
            case IInvocationOperation call when evidence.Answers.At(call) is { } asked:
                return before.Without(Facts.Accepted(asked) | Facts.Confirmed(asked));
            case IInvocationOperation call when !call.TargetMethod.ReturnsTask():
                before |= OnReturn(call);
                break;
            case IAssignmentOperation { Target: var target } assignment when before.Targets != 0:
                before = before.Without(Changed(target, assignment.Value));
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: var written } when before.Targets != 0:
                before = before.Without(evidence.Targets.Touching(evidence.Targets.Of(written)));
                break;
        }

        // A guard that returns a task has only spoken once it is awaited.
        return Awaited.WaitedFor(operation) is { } task ? before | OnceAwaited(task) : before;
    }

    /// <summary>What awaiting this task would prove.</summary>
    public Facts OnceAwaited(IOperation task)
    {
        if (evidence.Origin(task) is not IInvocationOperation call)
            return Facts.None;

        if (call.TargetMethod is not { Name: "WhenAll", ContainingType: { Name: "Task", ContainingNamespace.Name: "Tasks" } })
            return call.TargetMethod.ReturnsTask() ? OnReturn(call) : Facts.None;

        var held = Facts.None;
        foreach (var argument in call.Arguments)
            foreach (var each in ElementsOf(argument.Value))
                if (evidence.Origin(each) is IInvocationOperation one && one.TargetMethod.ReturnsTask())
                    held |= OnReturn(one);

        return held;
    }

    private Facts OnReturn(IInvocationOperation call)
    {
        var contract = evidence.Contracts.Of(call);
        return Facts.Of(contract.OnReturn) | ConfinedArguments(call, contract.ConfinesOnReturn, evidence.Targets);
    }

    public static Facts ConfinedArguments(IInvocationOperation call, ulong parameters, Targets targets)
    {
        var facts = Facts.None;
        if (parameters != 0)
            foreach (var argument in call.Arguments)
                if (argument.Parameter is { Ordinal: < Facts.MostTargets and var ordinal } && (parameters & 1UL << ordinal) != 0)
                    facts |= targets.Confined(targets.Of(argument.Value));

        return facts;
    }

    /// <summary>A variable with another value is another target; so is what is read anew into one.</summary>
    private Facts Changed(IOperation target, IOperation value)
    {
        var read = evidence.Targets.Of(value);
        var changed = read.IsFresh ? evidence.Targets.Touching(read) : Facts.None;
        return target is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation && evidence.Targets.Of(target) is var variable && variable != read
            ? changed | evidence.Targets.Touching(variable)
            : changed;
    }

    /// <summary>Params may be an array or, since .NET 9, a span.</summary>
    private static ImmutableArray<IOperation> ElementsOf(IOperation value) => value.WithoutConversions() switch
    {
        IArrayCreationOperation { Initializer.ElementValues: var elements } => elements,
        ICollectionExpressionOperation { Elements: var elements } => elements,
        var single => [single],
    };
}
