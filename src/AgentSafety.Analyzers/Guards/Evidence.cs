using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>What the proofs of one member rest on: the values it stores, the answers it got, the targets it names, and what the methods it calls prove.</summary>
internal sealed partial class Evidence
{
    private readonly Func<SyntaxNode, ControlFlowGraph?> _lambdas;
    private readonly Ownership _ownership;

    public Evidence(BodyValues values, ObjectContents contents, Writes writes, Ownership ownership, Answers answers, IGuardContracts contracts, Func<SyntaxNode, ControlFlowGraph?> lambdas)
    {
        (Values, Contents, Writes, Answers, Contracts, _lambdas, _ownership) = (values, contents, writes, answers, contracts, lambdas, ownership);
        Given = new(writes);
        Targets = new(values, contents, writes, ownership);
        Checked = new(VouchesForResult);
        Confinement = new(Targets, Checked);
        Targets.Filters = new Proofs(this, static _ => Facts.None).IsConfined; // a target is what it is, whatever is proved meanwhile
    }

    public BodyValues Values { get; }

    public ObjectContents Contents { get; }

    public Writes Writes { get; }

    public GivenArguments Given { get; }

    public Answers Answers { get; }

    public UsedUpAnswers UsedUp { get; } = new();

    public IGuardContracts Contracts { get; }

    public Targets Targets { get; }

    public CheckedTargets Checked { get; }

    public Confinement Confinement { get; }

    /// <summary>The function that is called, where that is assumed.</summary>
    public ChosenName? Chosen { get; init; }

    /// <summary>What is supposed away, to see what it costs.</summary>
    public Supposition? Supposed { get; private init; }

    public Evidence Supposing(Supposition supposed) => new(Values, Contents, Writes, _ownership, Answers, Contracts, _lambdas) { Chosen = Chosen, Supposed = supposed };

    /// <summary>Everything that is put into an out parameter lies within bounds (under that root), or is ours.</summary>
    public bool IsHandedOutConfined(IParameterSymbol parameter, Target? root, Facts held)
    {
        var foreign = false;
        foreach (var stored in Values.AllOf(parameter))
            if (Targets.Of(stored.Value) is { IsOurs: false } target)
            {
                foreign = true;
                if (!Confines(target) && !Confines(Targets.OfHandedOut(parameter)))
                    return false;
            }

        return foreign;

        bool Confines(Target target) => root is null ? Checked.IsConfined(target, held) : Checked.IsConfinedUnder(target, root, held);
    }

    private bool VouchesForResult(IInvocationOperation call)
    {
        var contract = Contracts.Of(call);
        return contract.VouchesForResult
            || contract.VouchesUnder != 0 && call.Arguments.Any(root => root.Parameter is { Ordinal: < Facts.MostTargets and var ordinal } && (contract.VouchesUnder & 1UL << ordinal) != 0 && Confinement.IsRoot(root.Value));
    }

    /// <summary>The call that made this value, however it was stored and awaited.</summary>
    public IOperation Origin(IOperation value) => Awaited.Unwrap(Values.Origin(Awaited.Unwrap(value)));

    /// <summary>Methods that keep in this member what they return.</summary>
    public IEnumerable<string> IssuersInto(ISymbol member) => _ownership.IssuersInto(member);

    /// <summary>It keeps what was read from the environment or the configuration.</summary>
    public bool IsSetting(ISymbol member) => _ownership.IsSetting(member);

    /// <summary>Whoever calls that type is told what a method of this name returns.</summary>
    public bool IsHandedOut(INamedTypeSymbol by, string issuer) => _ownership.HandsOut(by, issuer);

    /// <summary>The graph of a lambda that is written where a delegate is wanted.</summary>
    public ControlFlowGraph? LambdaIn(IOperation value) => value.WithoutConversions() is IFlowAnonymousFunctionOperation lambda ? _lambdas(lambda.Syntax) : null;

    /// <summary>What a lambda may return.</summary>
    public static IEnumerable<IOperation> ReturnsOf(ControlFlowGraph lambda) =>
        lambda.Blocks.Where(static block => block.FallThroughSuccessor?.Semantics is ControlFlowBranchSemantics.Return && block.BranchValue is not null).Select(static block => block.BranchValue!);

}
