using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>Reads what code that is asked for approval answers. Code that calls what may ask, or decide, isn't claimed to say anything.</summary>
/// <param name="isRequest">Does a variable hold what is asked about?</param>
internal sealed class Verdicts(KnownTypes types, Func<ISymbol, bool> isRequest)
{
    private const int Deepest = 24;

    private readonly Listed _listed = new(isRequest);

    /// <summary>Of a lambda, method or local function: what it does with its parameters.</summary>
    public static Answered OfCode(IOperation code, KnownTypes types)
    {
        var body = code switch
        {
            IAnonymousFunctionOperation lambda => lambda.Body,
            ILocalFunctionOperation function => function.Body,
            IMethodBodyOperation method => method.BlockBody ?? method.ExpressionBody,
            _ => null,
        };
        var verdicts = new Verdicts(types, static variable => variable is IParameterSymbol);
        return body is not null && HarmlessCalls.AreAllIn(body, call => verdicts.Said(call) is not null) && verdicts.Of(body.Operations, 0, Deepest) is { } answered ? answered : Answered.Open;
    }

    public Answered Of(IOperation value) => Of(value, Deepest);

    /// <summary>Null where it is left neither by a return nor by an exception.</summary>
    private Answered? Of(ImmutableArray<IOperation> statements, int from, int depth)
    {
        if (depth == 0)
            return Answered.Open;

        for (var i = from; i < statements.Length; i++)
            switch (statements[i])
            {
                case IReturnOperation { ReturnedValue: { } value }:
                    return Of(value, depth - 1);
                case IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation }:
                    return Answered.No;
                case IBlockOperation block when Of(block.Operations, 0, depth - 1) is { } answered:
                    return answered;
                case IConditionalOperation { Condition: var condition } choice when Branch(choice.WhenTrue, depth) is var then && Branch(choice.WhenFalse, depth) is var otherwise && (then ?? otherwise) is not null:
                    var rest = then is not null && otherwise is not null ? Answered.Open : Of(statements, i + 1, depth - 1) ?? Answered.Open;
                    return (then ?? rest).Or(otherwise ?? rest, _listed.Is(condition));
                case ITryOperation { Finally: null, Body: var tried, Catches: var catches } when Branch(tried, depth) is { Verdict: var said } answered && catches.All(caught => caught.Handler.Operations.Length > 0 && Branch(caught.Handler, depth) is { } otherwise && (otherwise.Verdict == said || caught.Handler.Operations.Last() is IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation })):
                    return answered;
                case IBlockOperation or IConditionalOperation or IExpressionStatementOperation or IVariableDeclarationGroupOperation or IUsingDeclarationOperation:
                    break;
                case var other when other.DescendantsAndSelf().Any(static part => part is IReturnOperation or IThrowOperation):
                    return Answered.Open;
            }

        return null;
    }

    private Answered? Branch(IOperation? branch, int depth) => branch is null ? null : Of(branch is IBlockOperation { Operations: var inside } ? inside : [branch], 0, depth - 1);

    private Answered Of(IOperation value, int depth)
    {
        value = Awaited.Unwrap(value);
        if (depth == 0)
            return Answered.Open;
        if (Said(value) is { } said)
            return said is Verdict.Yes ? new(said, value) : new(said);

        return value switch
        {
            IInvocationOperation { TargetMethod: { Name: "FromResult", ContainingType.Name: "Task" or "ValueTask" }, Arguments: [{ Value: var result }] } => Of(result, depth - 1),
            IObjectCreationOperation { Type.Name: "ValueTask", Arguments: [{ Value: var result }] } => Of(result, depth - 1),
            ILocalReferenceOperation { Local: var local } => value.OnlyValueOf(local) is { } only ? Of(only, depth - 1) : Answered.Open,
            IConditionalOperation { WhenFalse: { } otherwise } choice => Of(choice.WhenTrue, depth - 1).Or(Of(otherwise, depth - 1), _listed.Is(choice.Condition)),
            ISwitchExpressionOperation { Value: var asked, Arms: [.., { Pattern: IDiscardPatternOperation, Guard: null } last] arms } => arms.All(static arm => arm.Guard is null)
                ? arms.Take(arms.Length - 1).Aggregate(Of(last.Value, depth - 1), (rest, arm) => Of(arm.Value, depth - 1).Or(rest, _listed.Is(asked, arm.Pattern)))
                : Answered.Open,
            _ => _listed.Is(value) is false ? new(Verdict.AllBut, value) : Answered.Open,
        };
    }

    /// <summary>A yes or no that is written out.</summary>
    private Verdict? Said(IOperation value) => value switch
    {
        { ConstantValue: { HasValue: true, Value: true } } => Verdict.Yes,
        { ConstantValue: { HasValue: true, Value: false or null } } or IDefaultValueOperation => Verdict.No,
        IObjectCreationOperation { Type: var type } form when types.Is(type, "ModelContextProtocol.Protocol.ElicitResult") => Said(form),
        IObjectCreationOperation { Type: { Name: "PermissionRequestResult" } type } result when type.RootNamespace() is "GitHub" => Setting(result, "Kind") is IMemberReferenceOperation { Member.Name: var kind } ? kind is "Approved" ? Verdict.Yes : Verdict.No : null,
        IInvocationOperation { TargetMethod: { IsStatic: true, Name: var name, ContainingType: var type } } when types.Is(type, "AgentSafety.ApprovalDecision") || type is { Name: "PermissionDecision" } && type.RootNamespace() is "GitHub" =>
            name.StartsWith("Approve", StringComparison.Ordinal) ? Verdict.Yes : name is "Deny" or "Reject" ? Verdict.No : null,
        _ => null,
    };

    /// <summary>What isn't set is cancelled; and a form may be accepted with a no in it.</summary>
    private static Verdict? Said(IObjectCreationOperation form) => ActionOf(form) switch
    {
        null => Verdict.No,
        { ConstantValue.Value: "accept" } => Setting(form, "Content")?.DescendantsAndSelf().Any(IsAnswer) is true ? null : Verdict.Yes,
        { ConstantValue.Value: string } => Verdict.No,
        _ => null,
    };

    /// <summary>A no, or a field that somebody else has filled in.</summary>
    private static bool IsAnswer(IOperation part) => part is ILiteralOperation { ConstantValue.Value: false }
        || part is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation { Member: not IPropertySymbol { IsIndexer: true } }
        && part.Type is { SpecialType: SpecialType.System_Boolean or SpecialType.System_String } or { Name: "JsonElement" };

    /// <summary>What an elicitation is answered with.</summary>
    public static IOperation? ActionOf(IObjectCreationOperation form) => Setting(form, "Action");

    private static IOperation? Setting(IObjectCreationOperation form, string name) => form.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
        .FirstOrDefault(setting => setting.Target is IPropertyReferenceOperation { Property: var property } && property.Name == name)?.Value;
}
