using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>What is proved, or no longer is, once an operation has run.</summary>
internal sealed class Effects(Evidence evidence, Proofs proofs)
{
    private readonly TaskLists _tasks = new(evidence);

    public Facts After(IOperation operation, Facts before) =>
        evidence.Supposed is { Asked: { } asked } && asked == operation ? AsWritten(operation, before) | Facts.Of(Protections.Approval) : AsWritten(operation, before);

    private Facts AsWritten(IOperation operation, Facts before)
    {
        switch (operation)
        {
            case IInvocationOperation call when evidence.Answers.At(call) is { } asked:
                return before.Without(Facts.Accepted(asked) | Facts.Confirmed(asked) | evidence.UsedUp.Of(call));
            case IInvocationOperation call:
                before = before.Without(HandedOver(call, before) | evidence.UsedUp.Of(call));
                before |= call.TargetMethod.ReturnsTask() ? Facts.None : OnReturn(call) | proofs.OfThrowing(call);
                before = proofs.Completed(before);
                break;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target, Value: var value } when evidence.Answers.At(Awaited.Unwrap(value)) is not null:
                before = before.Without(AnswersIn(target));
                break;
            case IAssignmentOperation { Target: var target, Value: var value } when before.Targets != 0:
                before = before.Without(Changed(target, value));
                break;
        }

        // A guard that returns a task has only spoken once it is awaited.
        return Awaited.WaitedFor(operation) is { } task ? proofs.Completed(before | OnceAwaited(task)) : before;
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
            foreach (var each in _tasks.In(argument.Value))
                if (evidence.Origin(each) is IInvocationOperation one && one.TargetMethod.ReturnsTask())
                    held |= OnReturn(one);

        return held;
    }

    private Facts OnReturn(IInvocationOperation call) => evidence.Contracts.Of(call).OnReturn is var proved && proved != Proved.Nothing ? proofs.OfCall(call, proved) : Facts.None;

    /// <summary>Asked anew into the same variable: what was answered before doesn't count any more.</summary>
    private Facts AnswersIn(IOperation variable)
    {
        var answers = Facts.None;
        foreach (var stored in evidence.Values.Of(variable))
            if (evidence.Answers.At(Awaited.Unwrap(stored.Value)) is { } answer)
                answers |= Facts.Accepted(answer) | Facts.Confirmed(answer);

        return answers;
    }

    /// <summary>A variable with another value is another target; so is what is read anew into one, and what is kept in it.</summary>
    private Facts Changed(IOperation target, IOperation value)
    {
        var (read, written) = (evidence.Targets.Of(value), evidence.Targets.Of(target));
        var changed = read.IsFresh ? evidence.Checked.Touching(read.Name) : Facts.None;
        if (!written.IsOurs && written.Name != read.Name)
            changed |= evidence.Checked.Touching(written.Name);
        if (Whole(target) is { } whole && evidence.Targets.Of(whole) is { IsOurs: false } list)
            changed |= evidence.Checked.Touching(list.Name); // another index may be the same element

        return changed;
    }

    private static IOperation? Whole(IOperation element) => element switch
    {
        IArrayElementReferenceOperation { ArrayReference: var array } => array,
        IPropertyReferenceOperation { Arguments.IsEmpty: false, Instance: { } list } => list,
        _ => null,
    };

    /// <summary>Whoever is handed an object may write to its members.</summary>
    private Facts HandedOver(IInvocationOperation call, Facts before)
    {
        var changed = Facts.None;
        if (before.Targets != 0)
            foreach (var argument in call.Arguments)
                if (evidence.Targets.Of(argument.Value) is { IsOurs: false } handed)
                    changed |= evidence.Checked.Touching(argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out ? handed.Name : $"{handed.Name}.");

        return changed;
    }
}
