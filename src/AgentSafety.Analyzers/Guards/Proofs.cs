using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>What it proves that a condition came out one way. A shape we do not understand proves nothing.</summary>
internal sealed class Proofs(Evidence evidence, Func<BasicBlock, Facts> factsWhenStored)
{
    private const int Deepest = 48; // real conditions nest a handful

    private readonly Dictionary<(object Variable, bool Outcome), Facts> _stored = [];

    public Facts Of(IOperation condition, bool outcome)
    {
        _stored.Clear(); // what held where a value was stored may be known better by now
        return Of(condition, outcome, Deepest);
    }

    private Facts Of(IOperation condition, bool outcome, int depth)
    {
        if (depth == 0)
            return Facts.None;

        condition = Awaited.Unwrap(condition);
        if (condition.ConstantValue is { HasValue: true, Value: var constant })
            return constant is bool known && known == outcome ? Facts.None : Facts.All; // it can't come out this way

        var meant = outcome ? evidence.Answers.Means(condition) : Facts.None;
        return meant | condition switch
        {
            IInvocationOperation call => OfCall(call, outcome, depth) | evidence.Confinement.Of(call, outcome),
            IPropertyReferenceOperation property => OfProperty(property, outcome, depth) | evidence.Confinement.Of(property, outcome),
            IFieldReferenceOperation field => evidence.Confinement.Of(field, outcome),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation => Of(negation.Operand, !outcome, depth - 1),
            IBinaryOperation { OperatorMethod: null } comparison => OfComparison(comparison, outcome, depth),
            IIsPatternOperation test => OfPattern(test.Value, "", test.Pattern, outcome, depth - 1),
            IDefaultValueOperation => outcome ? Facts.All : Facts.None, // neither false nor null is true
            ILocalReferenceOperation or IFlowCaptureReferenceOperation => OfStored(condition, outcome, depth),
            _ => Facts.None,
        };
    }

    /// <summary>Whichever value it holds: what all of them prove, each with what held where it was stored.</summary>
    private Facts OfStored(IOperation reference, bool outcome, int depth)
    {
        var stored = evidence.Values.Of(reference);
        if (stored.Count == 0)
            return Facts.None;

        var key = (reference is ILocalReferenceOperation { Local: var local } ? local : (object)((IFlowCaptureReferenceOperation)reference).Id, outcome);
        if (_stored.TryGetValue(key, out var known))
            return known;

        _stored[key] = Facts.None; // a variable that feeds itself proves nothing by that
        var proved = Facts.All;
        foreach (var (value, block) in stored)
            proved &= Of(value, outcome, depth - 1) | (stored.Count > 1 ? factsWhenStored(block) : Facts.None);

        return _stored[key] = reference is not ILocalReferenceOperation ? proved
            : stored.Count == 1 ? evidence.Checked.Lasting(proved)
            : evidence.Checked.LastingOverTurns(proved);
    }

    private Facts OfCall(IInvocationOperation call, bool outcome, int depth) => call switch
    {
        { TargetMethod: { Name: "GetValueOrDefault", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }, Instance: { } nullable, Arguments.IsEmpty: true } when outcome =>
            Of(nullable, outcome, depth - 1),
        { TargetMethod: { Name: "Equals", ContainingType.SpecialType: SpecialType.System_String } } when outcome => OfTextComparison(call),
        { TargetMethod.Name: "Any" or "Exists" } when outcome => OfAny(call, depth),
        _ when outcome && evidence.Contracts.Of(call) is var contract => Facts.Of(contract.WhenTrue) | contract.ConfinesWhenTrue.At(call, evidence),
        _ => Facts.None,
    };

    /// <summary>Some element of a list of ours passed the test, so what the test proves holds for whatever else it speaks of: <c>roots.Any(root => path.StartsWith(root))</c>.</summary>
    private Facts OfAny(IInvocationOperation call, int depth)
    {
        var operands = (call.Instance is null ? [] : new[] { call.Instance }).Concat(call.Arguments.Select(static argument => argument.Value)).ToArray();
        if (operands is not [var list, var test] || !evidence.Confinement.IsAllowList(list) || evidence.LambdaIn(test) is not { } lambda
            || ((IFlowAnonymousFunctionOperation)test.WithoutConversions()).Symbol.Parameters is not [var element])
            return Facts.None;

        evidence.Targets.TakeAsOurs(element);
        return lambda.Blocks.Where(static block => block.FallThroughSuccessor?.Semantics is ControlFlowBranchSemantics.Return && block.BranchValue is not null)
            .Aggregate(Facts.All, (facts, block) => facts & Of(block.BranchValue!, outcome: true, depth - 1));
    }

    private Facts OfProperty(IPropertyReferenceOperation property, bool outcome, int depth)
    {
        if (!outcome)
            return Facts.None;

        if (property is { Property: { Name: "Value", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }, Instance: { } nullable })
            return Of(nullable, outcome, depth - 1);

        return Facts.Of(evidence.Contracts.WhenTrue(property.Property)) | OfGrantingMember(property.Instance, property.Property.Name);
    }

    private Facts OfGrantingMember(IOperation? result, string member) =>
        result is not null
        && evidence.Origin(result) is IInvocationOperation call
        && evidence.Contracts.Of(call) is { GrantingMember: { } granting } contract && granting == member
            ? Facts.Of(contract.WhenMember)
            : Facts.None;

    private Facts OfComparison(IBinaryOperation comparison, bool outcome, int depth) => comparison.OperatorKind switch
    {
        BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd when outcome => Of(comparison.LeftOperand, true, depth - 1) | Of(comparison.RightOperand, true, depth - 1),
        BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr when !outcome => Of(comparison.LeftOperand, false, depth - 1) | Of(comparison.RightOperand, false, depth - 1),
        BinaryOperatorKind.Equals => OfEquality(comparison, outcome, depth),
        BinaryOperatorKind.NotEquals => OfEquality(comparison, !outcome, depth),
        _ => Facts.None,
    };

    private Facts OfEquality(IBinaryOperation comparison, bool equal, int depth)
    {
        var (left, right) = (comparison.LeftOperand.WithoutConversions(), comparison.RightOperand.WithoutConversions());
        var (value, constant) = right.ConstantValue.HasValue ? (left, right.ConstantValue.Value) : (right, left.ConstantValue.Value);

        return constant switch
        {
            bool expected => OfConstant(value, expected, equal, depth),
            string text when equal => evidence.Answers.Means(value, equals: text) | evidence.Confinement.Equal(left, right),
            _ => Facts.None,
        };
    }

    /// <summary>Not being false isn't being true when it may be null.</summary>
    private Facts OfConstant(IOperation value, bool expected, bool equal, int depth) =>
        equal ? Of(value, expected, depth - 1)
        : value.WithoutConversions().Type?.SpecialType is SpecialType.System_Boolean ? Of(value, !expected, depth - 1)
        : Facts.None;

    private Facts OfTextComparison(IInvocationOperation call)
    {
        var operands = call.Arguments.Select(argument => argument.Value).Prepend(call.Instance).OfType<IOperation>().ToArray();
        return operands.Select(operand => operand.ConstantValue.Value).OfType<string>().FirstOrDefault() is { } text
            ? operands.Aggregate(Facts.None, (facts, operand) => facts | evidence.Answers.Means(operand, equals: text))
            : Facts.None;
    }

    private Facts OfPattern(IOperation value, string members, IPatternOperation pattern, bool outcome, int depth)
    {
        if (depth == 0)
            return Facts.None;

        return pattern switch
        {
            INegatedPatternOperation { Pattern: var negated } => OfPattern(value, members, negated, !outcome, depth - 1),
            IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both when outcome => OfPattern(value, members, both.LeftPattern, true, depth - 1) | OfPattern(value, members, both.RightPattern, true, depth - 1),
            IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => outcome
                ? OfPattern(value, members, either.LeftPattern, true, depth - 1) & OfPattern(value, members, either.RightPattern, true, depth - 1)
                : OfPattern(value, members, either.LeftPattern, false, depth - 1) | OfPattern(value, members, either.RightPattern, false, depth - 1),
            IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool expected } } when members.Length == 0 => OfConstant(value, expected, outcome, depth),
            IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: true } } when outcome => OfMember(value, members),
            IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: string text } } constant when outcome =>
                evidence.Answers.Means(value, members, text) | (members.Length == 0 ? evidence.Confinement.Equal(value, constant.Value) : Facts.None),
            IRecursivePatternOperation recursive when outcome => recursive.PropertySubpatterns.Aggregate(Facts.None, (facts, part) =>
                part.Member is IMemberReferenceOperation { Member.Name: var member } ? facts | OfPattern(value, $"{members}.{member}", part.Pattern, true, depth - 1) : facts),
            _ => Facts.None,
        };
    }

    private Facts OfMember(IOperation value, string members) =>
        evidence.Answers.Means(value, members) | (members.LastIndexOf('.') == 0 ? OfGrantingMember(value, members.Substring(1)) : Facts.None);
}
