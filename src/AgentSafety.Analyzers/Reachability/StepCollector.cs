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
internal sealed class StepCollector(
    Summaries summaries, Body body, Evidence evidence, Func<CodeId, BodyContract> contracts, ImmutableArray<Step>.Builder steps, CancellationToken cancellationToken)
{
    private readonly Lifecycles _lives = new();

    /// <summary>What the body destroys, makes, and makes again.</summary>
    public Lifecycle Lifecycle => _lives.OfBody();

    public GuardFlow Collect(ControlFlowGraph graph, Facts atStart)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var flow = GuardFlow.Solve(graph, atStart, evidence);
        var receivers = Receivers(graph);
        foreach (var (operation, lasting, inScope) in flow.Operations())
        {
            var held = lasting | inScope;
            if (operation is IFlowAnonymousFunctionOperation or IMethodReferenceOperation)
            {
                var argument = receivers.TryGetValue(operation, out var found) ? found : null;
                if (summaries.IsRegistration(argument?.Parent) || IsData(operation))
                    continue; // handed to an agent, not run here: an entry point of its own

                var inherited = argument is not null ? held | Facts.Of(WrapsOf(argument)) : IsKeptHere(operation) ? lasting : Facts.None;
                if (operation is IMethodReferenceOperation)
                    Add(operation, graph, () => flow.Held(inherited), inherited);
                else if (body.Owner.Nested.TryGetValue(operation.Syntax, out var lambda))
                    Collect(lambda.Graph, evidence.Checked.Lasting(inherited));
            }
            else
            {
                Add(operation, graph, () => flow.Held(held, operation), held);
                if (operation is IParameterReferenceOperation { Parameter: { Type.TypeKind: TypeKind.Delegate } handed } use)
                    Wrapped(handed, use, Consumes(use) is { } argument ? flow.Held(held) | WrapsOf(argument) : IsInvoked(use) ? flow.Held(held) : Protections.None);
                else if (operation is IInvocationOperation call && summaries.Continuing.IsCall(call))
                    Continuations.Add(new(IsHanded: false, evidence.Chosen?.Name, flow.Held(held)));
            }
        }

        return flow;
    }

    private void Add(IOperation operation, ControlFlowGraph graph, Func<Protections> held, Facts facts)
    {
        if (operation is IInvocationOperation { TargetMethod: var called })
            _lives.Add(Lives.Making(called), graph, operation);
        if (summaries.EffectOf(operation, body.Symbol, cancellationToken) is { IsNone: false } effect)
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

        steps.Add(new(summaries.PlaceOf(operation), operation.Name(), Callees.None, effect.Operation, held, Weakness: WeaknessIn(facts), Runs: Sequence<ExecutedText>.Of(effect.Runs.Select(text => text with { Held = held })))
        {
            IsUnbounded = effect.IsWhole || summaries.IsOverListing(operation, cancellationToken),
            Lifecycle = life,
            Remarks = summaries.RemarksOn(effect, operation, cancellationToken),
        });
    }

    private void AddCall(IOperation operation, ControlFlowGraph graph, Func<Protections> held, Facts facts)
    {
        var callees = summaries.CalleesOf(operation, cancellationToken);
        var unseen = callees.Code.IsEmpty ? Unseen(operation) : null;
        var remarks = summaries.RemarksOn(operation, unseen, cancellationToken);
        if (unseen is null && callees.IsEmpty && remarks.IsEmpty)
            return;

        var handed = operation is IInvocationOperation call ? new HandedTexts(summaries, body, call, held, cancellationToken).Of(callees.Code.SelectMany(code => contracts(code).Runs)) : HandedTexts.None;
        var isUnbounded = !callees.IsEmpty && summaries.IsOverListing(operation, cancellationToken);
        var life = Lives.Behind(contracts, callees, held).With(Lives.Of(handed.Complete));
        _lives.Add(life, graph, operation);
        foreach (var destructive in handed.Destructive)
            steps.Add(new(summaries.PlaceOf(operation), operation.Name(), Callees.None, destructive.Operation, destructive.Held, Weakness: WeaknessIn(facts)) { IsUnbounded = isUnbounded, Lifecycle = life, Remarks = summaries.RemarksOn(destructive, (IInvocationOperation)operation, cancellationToken) });
        steps.Add(new(summaries.PlaceOf(operation), unseen?.Name ?? (remarks.IsEmpty ? "" : operation.Name()), callees, null, held(), unseen, WeaknessIn(facts), handed.Open) { IsUnbounded = isUnbounded, Lifecycle = life, Remarks = remarks });
    }

    private Weakness? WeaknessIn(Facts facts) =>
        evidence.Answers.OnlyAccepted(facts) is { } question ? new(CheckOf(question) is { } check ? summaries.PlaceOf(check) : null, question.Field, IsByName: question.YesNoFields is null)
        : facts.Has(Facts.AcceptedElsewhere) ? new(null, null, false)
        : null;

    private SyntaxNode? CheckOf(Question question) => new AcceptedForm(evidence).CheckOf(question, body.Owner.Nested.Values.Select(static nested => nested.Graph).Prepend(body.Owner.Graph).SelectMany(Body.OperationsOf));

    private Unseen? Unseen(IOperation operation) => summaries.UnseenAt(operation, reference => evidence.Values.Of(reference).Select(static stored => stored.Value));

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
            ? contract.Wraps
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
