using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>
/// Is a function registered so that its invoker asks first? <c>ApprovalRequiredAIFunction</c> enforces nothing itself; the invoker looks for
/// it, also through wrappers around it (Microsoft.Extensions.AI 9.9 to 10.11). Some ways to hand it on lose it.
/// </summary>
internal sealed class ApprovalAtRegistration(KnownTypes types)
{
    private const string Approval = "Microsoft.Extensions.AI.ApprovalRequiredAIFunction";
    private const string Wrapper = "Microsoft.Extensions.AI.DelegatingAIFunction";

    /// <param name="function">The function as written (not lowered): what becomes of it is read from its parents.</param>
    public bool IsRequiredFor(IOperation function) => Follow(function, approved: false, depth: 0);

    /// <summary>Would asking hold if the function were wrapped right here?</summary>
    public bool CanBeRequiredFor(IOperation function) => types.Exists(Approval) && Follow(function, approved: true, depth: 0);

    private bool Follow(IOperation value, bool approved, int depth)
    {
        while (true)
            switch (value.Parent)
            {
                case IConversionOperation or IParenthesizedOperation or IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation:
                    value = value.Parent;
                    break;
                case IArgumentOperation { Parent: IObjectCreationOperation creation } when types.Is(creation.Type, Approval):
                    (value, approved) = (creation, true);
                    break;
                case IArgumentOperation { Parent: IObjectCreationOperation creation } when types.IsOrInherits(creation.Type, Wrapper):
                    value = creation;
                    break;
                case IArgumentOperation { Parent: IInvocationOperation call } when LosesApproval(call.TargetMethod):
                    return false;
                case IArgumentOperation { Parent: IInvocationOperation call } when call.TargetMethod.ContainingType is { Name: "Enumerable", ContainingNamespace.Name: "Linq" }:
                    if (call.TargetMethod.Name is "Select" && WrapsEach(call))
                        approved = true;
                    value = call;
                    break;
                case IReturnOperation { Parent: IBlockOperation { Parent: IAnonymousFunctionOperation each } } when SelectedBy(each) is { } select:
                    value = select;
                    break;
                case IInvocationOperation { TargetMethod: { Name: "InvokeAsync" } }:
                    return false; // calling it runs it: nobody asks
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } initializer when depth < 4:
                    return FollowLocal(local, initializer, approved, depth + 1);
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local }, Value: var stored } assignment when stored == value && depth < 4:
                    return FollowLocal(local, assignment, approved, depth + 1);
                default:
                    return approved;
            }
    }

    /// <summary>Kept in a local: every use of it must be one that asks, or keeps what already asks, until the local gets another value.</summary>
    private bool FollowLocal(ILocalSymbol local, IOperation stored, bool approved, int depth)
    {
        var end = int.MaxValue;
        var uses = new List<ILocalReferenceOperation>();
        foreach (var use in stored.WholeBody().Descendants().OfType<ILocalReferenceOperation>().OrderBy(static use => use.Syntax.SpanStart))
        {
            if (!SymbolEqualityComparer.Default.Equals(use.Local, local) || use.Syntax.SpanStart < stored.Syntax.Span.End || use.Syntax.SpanStart >= end)
                continue;

            if (use.Parent is not ISimpleAssignmentOperation { Target: var target } next || target != use)
                uses.Add(use);
            else if (IsAlwaysReachedFrom(stored, next))
                end = next.Syntax.Span.End;
        }

        return uses.Count == 0 ? approved : uses.All(use => Follow(use, approved, depth));
    }

    /// <summary>Both are statements of one block, so that nothing runs between them but what is written there.</summary>
    private static bool IsAlwaysReachedFrom(IOperation stored, IOperation next)
    {
        return BlockOf(stored) is { } block && BlockOf(next) == block;

        static IOperation? BlockOf(IOperation operation)
        {
            while (operation is not (null or IExpressionStatementOperation or IVariableDeclarationGroupOperation))
                operation = operation.Parent!;

            return operation?.Parent as IBlockOperation;
        }
    }

    private bool LosesApproval(IMethodSymbol method) =>
        method.Name is "Create" && types.Is(method.ContainingType, "ModelContextProtocol.Server.McpServerTool")
        || method.Name is "AsKernelFunction" && types.Is(method.ContainingType, "Microsoft.SemanticKernel.AIFunctionExtensions");

    /// <summary>The query whose elements it makes: <c>methods.Select(method => AIFunctionFactory.Create(method, target))</c>.</summary>
    private static IInvocationOperation? SelectedBy(IAnonymousFunctionOperation each)
    {
        var value = each.Parent;
        while (value is IDelegateCreationOperation or IConversionOperation)
            value = value.Parent;

        return value is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Select", ContainingType: { Name: "Enumerable", ContainingNamespace.Name: "Linq" } } } select } ? select : null;
    }

    private bool WrapsEach(IInvocationOperation select) =>
        select.Arguments is [_, { Value: var selector }]
        && selector.WithoutConversions() is IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: { } returned }], Symbol.Parameters: [var each, ..] }
        && returned.WithoutConversions() is IObjectCreationOperation { Arguments: [{ Value: var wrapped }] } creation
        && types.Is(creation.Type, Approval)
        && wrapped.WithoutConversions() is IParameterReferenceOperation { Parameter: var parameter }
        && SymbolEqualityComparer.Default.Equals(parameter, each);
}
