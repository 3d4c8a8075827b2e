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
                case IInvocationOperation { TargetMethod: { Name: "InvokeAsync" } }:
                    return false; // calling it runs it: nobody asks
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } initializer when depth < 4:
                    return FollowLocal(local, initializer, approved, depth + 1);
                default:
                    return approved;
            }
    }

    /// <summary>Kept in a local: every use of it must be one that asks, or keeps what already asks.</summary>
    private bool FollowLocal(ILocalSymbol local, IOperation declaration, bool approved, int depth)
    {
        var root = declaration;
        while (root.Parent is { } parent)
            root = parent;

        var uses = root.Descendants().OfType<ILocalReferenceOperation>()
            .Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local)).ToArray();
        return uses.Length == 0 ? approved : uses.All(use => Follow(use, approved, depth));
    }

    private bool LosesApproval(IMethodSymbol method) =>
        method.Name is "Create" && types.Is(method.ContainingType, "ModelContextProtocol.Server.McpServerTool")
        || method.Name is "AsKernelFunction" && types.Is(method.ContainingType, "Microsoft.SemanticKernel.AIFunctionExtensions");

    private bool WrapsEach(IInvocationOperation select) =>
        select.Arguments is [_, { Value: var selector }]
        && selector.WithoutConversions() is IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: { } returned }], Symbol.Parameters: [var each, ..] }
        && returned.WithoutConversions() is IObjectCreationOperation { Arguments: [{ Value: var wrapped }] } creation
        && types.Is(creation.Type, Approval)
        && wrapped.WithoutConversions() is IParameterReferenceOperation { Parameter: var parameter }
        && SymbolEqualityComparer.Default.Equals(parameter, each);
}
