using AgentSafety.Guards;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>Which approvals were given for something else than the step that they stand before.</summary>
internal sealed partial class StepCollector
{
    private AskedTargets? _asked;

    private Weakness? OtherTarget(Protections held, IOperation act)
    {
        if (!held.HasApproval() || (_asked ??= Asked()) is not { } asked || asked.Of(act) is not { } other)
            return null;

        return new(Weaknesses.OtherTarget, summaries.PlaceOf(other.Question), Says: other.Says) { Unnamed = other.Unnamed };
    }

    /// <summary>The questions that this member asks. A property that vouches for an approval doesn't say of what.</summary>
    private AskedTargets Asked()
    {
        var operations = WholeMember.ToArray();
        var questions = operations.OfType<IInvocationOperation>().Where(Asks).Select(static call => call.Syntax).ToArray();
        var isVouchedFor = operations.Any(operation => operation is IPropertyReferenceOperation { Property: var property } && evidence.Contracts.WhenTrue(property).HasApproval());
        return new(questions.Length == 0 || isVouchedFor ? null : summaries.AsWritten(questions[0], cancellationToken)?.WholeBody(), questions);
    }

    private bool Asks(IInvocationOperation call) => evidence.Answers.At(call) is not null
        || evidence.Contracts.Of(call) is { FollowsSetting: false } contract && (contract.OnReturn is { Never: false, Protections: var held } && held.HasApproval() || contract.Wraps.HasApproval()
            || contract.Answers.Any(static answer => !answer.Proved.Never && answer.Proved.Protections.HasApproval() && !ConsoleAnswers.IsOnlyRead(answer.Outcome)));
}
