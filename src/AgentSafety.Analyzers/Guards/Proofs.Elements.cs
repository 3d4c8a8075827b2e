using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>What it proves that some, or all, elements of a list pass a test.</summary>
internal sealed partial class Proofs
{
    /// <summary>Some element of a list of ours passed the test, so what the test proves holds for whatever else it speaks of: <c>roots.Any(root => path.StartsWith(root))</c>.</summary>
    private Facts OfAny(IInvocationOperation call, int depth)
    {
        if (ListAndTest(call) is not (var list, var test) || !evidence.Confinement.IsAllowList(list) || evidence.LambdaIn(test) is not { } lambda
            || ((IFlowAnonymousFunctionOperation)test.WithoutConversions()).Symbol.Parameters is not [var element])
            return Facts.None;

        evidence.Targets.TakeAsOurs(element);
        return Evidence.ReturnsOf(lambda).Aggregate(Facts.All, (facts, value) => facts & Of(value, Outcome.Of(true), depth));
    }

    /// <summary>All elements passed the test, or none failed it.</summary>
    private Facts OfAll(IInvocationOperation call, bool passed, int depth) =>
        ListAndTest(call) is not (var list, var test) ? Facts.None
        : list.WithoutConversions().Type?.SpecialType is SpecialType.System_String ? IsPlain(test.WithoutConversions(), passed) ? evidence.Confinement.Plain(list) : Facts.None
        : Confines(test, passed, depth) ? evidence.Confinement.Confined(list)
        : Facts.None;

    /// <summary>The characters of a text.</summary>
    private static bool IsPlain(IOperation test, bool passed) => test is IMethodReferenceOperation { Method: var method } ? passed && PlainText.IsClass(method) : PlainText.LetsPass(test.Syntax, passed);

    /// <summary>Does what a selection keeps lie within bounds?</summary>
    public bool IsConfined(Selection selection) => selection switch
    {
        { Call.TargetMethod.Name: "Intersect", Keeps: { } other } => evidence.Confinement.IsAllowList(other),
        { Keeps: { Type.TypeKind: TypeKind.Delegate } test } => Confines(test, passed: true, Deepest / 2),
        _ => false,
    };

    /// <summary>Does an element that passes (or fails) the test lie within bounds?</summary>
    private bool Confines(IOperation test, bool passed, int depth)
    {
        test = test.WithoutConversions();
        if (test is IMethodReferenceOperation reference)
            return passed && (reference is { Method.Name: "Contains" or "ContainsKey", Instance: { } list } ? evidence.Confinement.IsAllowList(list)
                : evidence.Contracts.Behind(reference).Answers.Any(static answer => answer is { Outcome: { Members: "", Value: Outcome.True }, Proved.Confines.Outright: var outright } && (outright & 1) != 0));

        return evidence.LambdaIn(test) is { } lambda
            && ((IFlowAnonymousFunctionOperation)test).Symbol.Parameters is [var element]
            && evidence.Targets.Of(element) is { } target
            && evidence.Checked.IsConfined(target, Evidence.ReturnsOf(lambda).Aggregate(Facts.All, (facts, value) => facts & Of(value, Outcome.Of(passed), depth)));
    }

    private static (IOperation List, IOperation Test)? ListAndTest(IInvocationOperation call)
    {
        var operands = (call.Instance is null ? [] : new[] { call.Instance }).Concat(call.Arguments.Select(static argument => argument.Value)).ToArray();
        return operands is [var list, var test] ? (list, test) : null;
    }
}
