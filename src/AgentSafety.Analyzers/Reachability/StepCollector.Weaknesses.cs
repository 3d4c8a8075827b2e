using AgentSafety.Calls;
using AgentSafety.Guards;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>Which guard before a step doesn't guard, and why.</summary>
internal sealed partial class StepCollector
{
    private static readonly Weaknesses[] Kinds = [Weaknesses.SubmittedForm, Weaknesses.IgnoredAnswer, Weaknesses.SelfApproval, Weaknesses.FailsOpen, Weaknesses.OtherTarget];

    private WeakGuards? _weak;
    private Weakness? _around;

    /// <summary>Why the body isn't the guard that it could be.</summary>
    public WeakGuards? OfBody { get; private set; }

    private IEnumerable<IOperation> WholeMember => body.Owner.Nested.Values.Select(static nested => nested.Graph).Prepend(body.Owner.Graph).SelectMany(Body.OperationsOf);

    /// <summary>What this body itself shows says more than what was found in one that it calls, or around the lambda that it is.</summary>
    private Weakness? WeaknessIn(IOperation step, Facts facts) => SubmittedForm(facts) ?? (_weak?.Before(step) is { } weak ? Of(weak) : null) ?? Elsewhere(step, facts) ?? _around;

    public Weakness Of(WeakGuard weak) => new(weak.Kind, summaries.PlaceOf(weak.Place), weak.Guard.Name(), weak.Says) { Yes = weak.Yes };

    /// <summary><c>asking.ContinueWith(_ => act())</c> acts whatever the answer is.</summary>
    private Weakness? LetGo(IArgumentOperation continued) =>
        continued is { Parent: IInvocationOperation { TargetMethod: { Name: "ContinueWith", ContainingType.Name: "Task" }, Instance: { } task } }
        && evidence.Origin(task) is IInvocationOperation asked && new GuardCalls(evidence).IsGuard(asked) && IsBlind(continued.Value)
            ? new(Weaknesses.IgnoredAnswer, summaries.PlaceOf(asked), asked.Name(), "the act doesn't depend on the answer")
            : null;

    private bool IsBlind(IOperation continuation) =>
        evidence.LambdaIn(continuation) is { } lambda && !Body.OperationsOf(lambda).Any(operation => operation is IParameterReferenceOperation { Parameter.ContainingSymbol: var of } && SymbolEqualityComparer.Default.Equals(of, (continuation.WithoutConversions() as Microsoft.CodeAnalysis.FlowAnalysis.IFlowAnonymousFunctionOperation)?.Symbol));

    private Weakness? SubmittedForm(Facts facts) => evidence.Answers.OnlyAccepted(facts) is { } question
        ? new(Weaknesses.SubmittedForm, CheckOf(question) is { } check ? summaries.PlaceOf(check) : null, Field: question.Field, IsByName: question.YesNoFields is null)
        : null;

    private Weakness? Elsewhere(IOperation step, Facts facts)
    {
        foreach (var kind in Kinds)
            if ((facts.Weaknesses & kind) != 0)
                return WholeMember.OfType<IInvocationOperation>().LastOrDefault(call => call.Syntax.SpanStart < step.Syntax.SpanStart && IsWeak(call, kind)) is { } guard
                    ? new(kind, Guard: guard.Name()) { Elsewhere = summaries.CalleesOf(guard, cancellationToken) }
                    : new(kind);

        return null;
    }

    private bool IsWeak(IInvocationOperation call, Weaknesses kind) =>
        evidence.Contracts.Of(call) is var contract && ((contract.OnReturn.Weaknesses & kind) != 0 || contract.Answers.Any(answer => (answer.Proved.Weaknesses & kind) != 0));

    private SyntaxNode? CheckOf(Question question) => new AcceptedForm(evidence).CheckOf(question, WholeMember);
}
