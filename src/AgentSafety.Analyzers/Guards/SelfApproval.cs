using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>
/// The flags of one body by which the model approves what it does itself. A text that is handed to others may be looked up there; what is forced may only be done in
/// another way: neither is claimed.
/// </summary>
/// <param name="body">Whose parameters are meant.</param>
/// <param name="operations">Of the member that it is part of.</param>
internal sealed class SelfApproval(ISymbol body, Evidence evidence, Func<IEnumerable<IOperation>> operations)
{
    private readonly Dictionary<IParameterSymbol, bool> _handedOn = new(SymbolEqualityComparer.Default);

    /// <summary>Parameters that are flags by themselves.</summary>
    public IReadOnlyList<(IParameterSymbol Parameter, ApprovalFlag Flag)> Flags { get; } = body is not IMethodSymbol method ? []
        : [.. method.Parameters.Where(static parameter => parameter.Type.SpecialType is SpecialType.System_Boolean).Select(static parameter => (Parameter: parameter, Flag: ApprovalFlag.Of(parameter, Outcome.Of(true))))
            .Where(static found => found.Flag is { IsYes: true, IsForce: false }).Select(static found => (found.Parameter, found.Flag!.Value))];

    /// <summary>The flags that came out as yes or no wherever these facts hold.</summary>
    /// <param name="facts">What holds at a step.</param>
    /// <param name="flow">Of the graph that the step is in.</param>
    public IEnumerable<(ApprovalFlag Flag, SyntaxNode? Check)> In(Facts facts, GuardFlow flow)
    {
        foreach (var (parameter, flag) in FlagsIn(facts))
            if (flag.Says.Length > 0 && (flag.IsToken || !(parameter.Type.SpecialType is SpecialType.System_String && IsHandedOn(parameter))) && FlagCheck.Of(parameter, flag, operations()) is var check && !(flag.IsForce && IsSelector(parameter, check, flow)))
                yield return (flag, check);
    }

    /// <summary>That the model doesn't set a flag, and so must ask.</summary>
    public static Supposition NotSet(IParameterSymbol flag, ControlFlowGraph graph, IInvocationOperation question) => new(Weaknesses.SelfApproval, question, question.Syntax, static _ => null)
    {
        Never = [.. graph.Blocks.Where(block => block is { ConditionKind: not ControlFlowConditionKind.None, BranchValue: { } condition } && condition.WithoutConversions() is IParameterReferenceOperation { Parameter: var read } && SymbolEqualityComparer.Default.Equals(read, flag))
            .Select(static block => new Way(block, block.ConditionKind is ControlFlowConditionKind.WhenTrue))],
    };

    private IEnumerable<(IParameterSymbol Parameter, ApprovalFlag Flag)> FlagsIn(Facts facts) => evidence.Given.In(facts)
        .Where(given => OrdinalOf(given.Parameter) is not null)
        .Select(given => (given.Parameter, Flag: given.Outcome.Issuer is { } issuer ? HandedBack(given.Parameter, given.Outcome, issuer) : ApprovalFlag.Of(given.Parameter, given.Outcome))).Where(static found => found.Flag is not null).Select(found => (found.Parameter, found.Flag!.Value with { Ordinal = OrdinalOf(found.Parameter)!.Value }))
        .OrderBy(static found => found.Item2.IsToken && !FlagWords.SaysToken(found.Item2.Name)); // what it is kept under says less

    private int? OrdinalOf(IParameterSymbol parameter) => body is IMethodSymbol method ? HandedParameter.In(method, parameter) : null;

    private ApprovalFlag? HandedBack(IParameterSymbol parameter, Outcome outcome, string issuer) =>
        !FlagWords.IsOtherToken(parameter.Name) && evidence.IsHandedOut(by: body.ContainingType, issuer) ? ApprovalFlag.Token(parameter, outcome, issuer) : null;

    private bool IsHandedOn(IParameterSymbol parameter)
    {
        if (!_handedOn.TryGetValue(parameter, out var isHandedOn))
            _handedOn[parameter] = isHandedOn = operations().Any(operation => operation is IInvocationOperation { TargetMethod: var called } call && !HarmlessCalls.IsHarmless(called)
                && call.Arguments.Any(argument => argument.Value.WithoutConversions() is IParameterReferenceOperation { Parameter: var handed } && SymbolEqualityComparer.Default.Equals(handed, parameter)));

        return isHandedOn;
    }

    /// <summary>Whether it is set or not, the same goes on behind it: <c>if (force) Delete(target); Copy(source, target);</c></summary>
    private bool IsSelector(IParameterSymbol parameter, SyntaxNode? check, GuardFlow flow) => check is null || flow.Operations().Any(step =>
        step.Operation is IInvocationOperation { TargetMethod: var called } && !HarmlessCalls.IsHarmless(called) && step.Operation.Syntax.SpanStart > check.SpanStart
        && !FlagsIn(step.Held).Any(found => SymbolEqualityComparer.Default.Equals(found.Parameter, parameter)));
}
