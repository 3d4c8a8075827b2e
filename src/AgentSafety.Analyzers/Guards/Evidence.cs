using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>What the proofs of one member rest on: the values it stores, the answers it got, the targets it names, and what the methods it calls prove.</summary>
internal sealed class Evidence
{
    private readonly Func<SyntaxNode, ControlFlowGraph?> _lambdas;

    public Evidence(BodyValues values, ObjectContents contents, Writes writes, Ownership ownership, Answers answers, IGuardContracts contracts, Func<SyntaxNode, ControlFlowGraph?> lambdas)
    {
        (Values, Contents, Writes, Answers, Contracts, _lambdas) = (values, contents, writes, answers, contracts, lambdas);
        Given = new(writes);
        Targets = new(values, contents, writes, ownership);
        Checked = new(VouchesForResult);
        Confinement = new(Targets, Checked);
    }

    public BodyValues Values { get; }

    public ObjectContents Contents { get; }

    public Writes Writes { get; }

    public GivenArguments Given { get; }

    public Answers Answers { get; }

    public IGuardContracts Contracts { get; }

    public Targets Targets { get; }

    public CheckedTargets Checked { get; }

    public Confinement Confinement { get; }

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

    /// <summary>The graph of a lambda that is written where a delegate is wanted.</summary>
    public ControlFlowGraph? LambdaIn(IOperation value) => value.WithoutConversions() is IFlowAnonymousFunctionOperation lambda ? _lambdas(lambda.Syntax) : null;

    /// <summary>What a lambda may return.</summary>
    public static IEnumerable<IOperation> ReturnsOf(ControlFlowGraph lambda) =>
        lambda.Blocks.Where(static block => block.FallThroughSuccessor?.Semantics is ControlFlowBranchSemantics.Return && block.BranchValue is not null).Select(static block => block.BranchValue!);

    /// <summary>The protections that these facts amount to for what acts on these targets.</summary>
    public Protections Held(Facts facts, IOperation act)
    {
        var held = Answers.Held(facts);
        return facts.Targets != 0 && ActsWithinBounds(act, facts) || VouchedFor(act) ? held | Protections.Scope : held;
    }

    /// <summary>A call that the guard itself made safe: everything it is given came out of a guard.</summary>
    private bool VouchedFor(IOperation act) => ActsWithinBounds(act, Facts.None);

    /// <summary>At least one target isn't ours, and every one that isn't is confined.</summary>
    private bool ActsWithinBounds(IOperation act, Facts facts)
    {
        var foreign = false;
        foreach (var operand in act.ChildOperations)
        {
            var value = operand is IArgumentOperation argument ? argument.Value : operand;
            if (IsNoTarget(value.Type))
            {
                foreign |= facts.Targets != 0 && Targets.Of(value) is { IsOurs: false } number && Checked.IsConfined(number, facts);
                continue;
            }

            if (operand == act.ChildOperations.FirstOrDefault() && IsMadeFromNothing(operand))
                continue;

            var target = Targets.Of(value);
            if (!target.IsOurs && (!Checked.IsConfined(target, facts) || IsFolder(act) && target.Parts is [.., { IsFileName: true, MadeBy: not null }]))
                return false;
            foreign |= !target.IsOurs;
        }

        return foreign;
    }

    /// <summary>The file name of a path may be <c>..</c>: no file, but a folder.</summary>
    private static bool IsFolder(IOperation act) => act is IInvocationOperation { TargetMethod.ContainingType.Name: "Directory" } or IObjectCreationOperation { Type.Name: "DirectoryInfo" };

    /// <summary>A receiver like <c>new Cleaner()</c> names nothing.</summary>
    private bool IsMadeFromNothing(IOperation receiver) => receiver is not IArgumentOperation && Origin(receiver) is IObjectCreationOperation { Arguments.IsEmpty: true };

    /// <summary>How, not what: switches, tokens, numbers.</summary>
    private static bool IsNoTarget(ITypeSymbol? type) =>
        type is null or { SpecialType: SpecialType.System_Boolean or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double } or { TypeKind: TypeKind.Enum or TypeKind.Delegate }
        || type is { Name: "CancellationToken" or "TimeSpan" or "ILogger" };
}
