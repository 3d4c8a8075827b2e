using AgentSafety.Calls;
using AgentSafety.Guards;
using AgentSafety.Operations;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Reachability;

/// <summary>
/// Writes down the steps of one body. A lambda's steps are its body's: handed straight to a call, it inherits what holds there (and what that
/// call wraps it in); stored, it inherits nothing, for nobody knows when it runs.
/// </summary>
internal sealed partial class StepCollector(
    Summaries summaries, Body body, IBodyTexts texts, Evidence evidence, Func<CodeId, BodyContract> contracts, ImmutableArray<Step>.Builder steps, CancellationToken cancellationToken)
{
    private readonly Lifecycles _lives = new();
    private readonly HandedRequests _requests = new(summaries, body.Symbol, cancellationToken);
    private readonly ConfinedWords _confined = new(body.Symbol, evidence);
    private GuardFlow? _flow;

    /// <summary>What the body destroys, makes, and makes again.</summary>
    public Lifecycle Lifecycle => _lives.OfBody();

    public GuardFlow Collect(ControlFlowGraph graph, Facts atStart, Weakness? around = null)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var flow = GuardFlow.Solve(graph, atStart, evidence);
        var flowBefore = _flow;
        _flow = flow;
        var receivers = Receivers(graph);
        var (weakBefore, aroundBefore) = (_weak, _around);
        (_weak, _around) = (new(graph, atStart, flow, evidence, WholeMember), around);
        OfBody ??= _weak;
        foreach (var (operation, lasting, inScope) in flow.Operations())
            if (operation is IFlowAnonymousFunctionOperation or IMethodReferenceOperation)
                AddCode(operation, receivers.TryGetValue(operation, out var argument) ? argument : null, graph, flow, lasting, inScope);
            else if (!CallEdges.RunsNothing(operation))
                AddRun(operation, graph, flow, lasting | inScope);

        (_weak, _around) = (weakBefore, aroundBefore);
        _flow = flowBefore;
        return flow;
    }

    private void AddCode(IOperation operation, IArgumentOperation? argument, ControlFlowGraph graph, GuardFlow flow, Facts lasting, Facts inScope)
    {
        if (summaries.IsRegistration(argument?.Parent) || IsData(operation))
            return; // handed to an agent, not run here: an entry point of its own

        var inherited = argument is not null ? lasting | inScope | Facts.Of(WrapsOf(argument)) : IsKeptHere(operation) ? lasting : Facts.None;
        if (operation is IMethodReferenceOperation)
            Add(operation, graph, () => flow.Held(inherited), inherited);
        else if (body.Owner.Nested.TryGetValue(operation.Syntax, out var lambda))
            Collect(lambda.Graph, evidence.Checked.Lasting(inherited), argument is null ? null : LetGo(argument) ?? WeaknessIn(operation, lasting | inScope));
    }

    private void AddRun(IOperation operation, ControlFlowGraph graph, GuardFlow flow, Facts held)
    {
        Add(operation, graph, () => flow.Held(held, operation), held);
        if (operation is IParameterReferenceOperation { Parameter: { Type.TypeKind: TypeKind.Delegate } handed } use)
            Wrapped(handed, use, Consumes(use) is { } argument ? flow.Held(held) | WrapsOf(argument) : IsInvoked(use) ? flow.Held(held) : Protections.None);
        else if (operation is IInvocationOperation call && summaries.Continuing.IsCall(call))
            Continuations.Add(new(IsHanded: false, evidence.Chosen?.Name, flow.Held(held)));
    }

    private void Add(IOperation operation, ControlFlowGraph graph, Func<Protections> held, Facts facts)
    {
        if (operation is IInvocationOperation { TargetMethod: var called })
            _lives.Add(Lives.Making(called), graph, operation);
        if (summaries.EffectOf(operation, texts, cancellationToken) is { IsNone: false } effect && !(effect.IsHandedOver && IsSaidBehind(operation, held)))
            AddOperation(operation, effect, graph, held(), facts);
        else
            AddCall(operation, graph, held, facts);
    }

    private void AddOperation(IOperation operation, CallEffect effect, ControlFlowGraph graph, Protections held, Facts facts)
    {
        var life = Lives.Of((operation as IInvocationOperation)?.TargetMethod, effect, held);
        _lives.Add(life, graph, operation);
        if (effect.IsHarmless)
            return;

        Acts(facts);
        var other = OtherTarget(held, operation);
        steps.Add(new(summaries.PlaceOf(operation), operation.Name(), Callees.None, effect.Operation, other is null ? held : held.WithoutApproval(), Weakness: other ?? (held is Protections.None ? WeaknessIn(operation, facts) : null), Runs: _confined.LeftOpen(Sequence<ExecutedText>.Of(effect.Runs.Select(text => text with { Held = held })), operation, facts))
        {
            IsUnbounded = effect.IsWhole || summaries.IsOverListing(operation, cancellationToken) || effect.Texts.IsEmpty && summaries.IsGivenListing(operation, cancellationToken),
            IsImplied = operation.IsImplicit,
            Lifecycle = life,
            Flags = FlagsIn(facts, operation, held),
            Remarks = summaries.RemarksOn(effect, operation, cancellationToken),
            Requests = _requests.Of(operation, effect.Operation, held),
        });
    }

    /// <summary>The code that is handed a verb makes a request of it: that knows what it asks before.</summary>
    private bool IsSaidBehind(IOperation operation, Func<Protections> held) =>
        HandedBy(operation, summaries.CalleesOf(operation, cancellationToken), held).Complete.Any(static text => text is { Language: TextLanguage.Request, Operation: not null });

    private (ImmutableArray<ExecutedText> Destructive, Sequence<ExecutedText> Open, ImmutableArray<ExecutedText> Complete) HandedBy(IOperation operation, Callees callees, Func<Protections> held) =>
        operation is IInvocationOperation call ? new HandedTexts(summaries, texts, call, held, cancellationToken).Of(callees.Code.SelectMany(code => contracts(code).Runs)) : HandedTexts.None;

    private void AddCall(IOperation operation, ControlFlowGraph graph, Func<Protections> held, Facts facts)
    {
        var callees = summaries.CalleesOf(operation, cancellationToken);
        var unseen = callees.Code.IsEmpty ? Unseen(operation) : null;
        var acting = ActingBehind(callees);
        var implied = ImpliedBy(acting, operation, facts);
        held = Under(held, implied, facts, operation);
        var (onRequests, handedOn) = _requests.Behind(operation, callees, contracts, held);
        var remarks = summaries.RemarksOn(operation, unseen, cancellationToken).AddRange(onRequests);
        if (unseen is null && callees.IsEmpty && remarks.IsEmpty)
            return;

        var handed = HandedBy(operation, callees, held);
        if (!acting.Never || !remarks.IsEmpty || !handed.Complete.IsEmpty)
            Acts(implied);
        var isUnbounded = !callees.IsEmpty && summaries.IsOverListing(operation, cancellationToken);
        var protections = held();
        var weakness = protections is Protections.None ? WeaknessIn(operation, implied) : null;
        var life = Lives.Behind(contracts, callees, held).With(Lives.Of(handed.Complete));
        _lives.Add(life, graph, operation);
        foreach (var destructive in handed.Destructive)
            steps.Add(new(summaries.PlaceOf(operation), operation.Name(), Callees.None, destructive.Operation, destructive.Held, Weakness: weakness) { IsUnbounded = isUnbounded, Lifecycle = life, Flags = FlagsIn(facts, operation, destructive.Held), Remarks = summaries.RemarksOn(destructive, (IInvocationOperation)operation, cancellationToken) });
        var other = callees.IsEmpty ? null : OtherTarget(protections, operation);
        steps.Add(new(summaries.PlaceOf(operation), unseen?.Name ?? (remarks.IsEmpty ? "" : operation.Name()), callees, null, other is null ? protections : protections.WithoutApproval(), unseen, other ?? weakness, _confined.LeftOpen(handed.Open, operation, facts)) { IsUnbounded = isUnbounded, IsImplied = operation.IsImplicit, Lifecycle = life, Flags = callees.IsEmpty ? default : FlagsIn(facts, operation, protections), Handed = HandedBy(operation), Remarks = remarks, Requests = handedOn });
    }

    private Unseen? Unseen(IOperation operation) => summaries.UnseenAt(operation, reference => evidence.Values.Of(reference).Select(static stored => stored.Value));
}
