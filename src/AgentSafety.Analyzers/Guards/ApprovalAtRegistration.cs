using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>Who is asked before a registered function runs: nobody, a person, or a person but for a step on the way that loses it, of which AGS2005 speaks.</summary>
internal enum WhoIsAsked { Nobody, Person, Lost }

/// <summary>
/// Is a function registered so that its invoker asks first? <c>ApprovalRequiredAIFunction</c> enforces nothing itself; the invoker looks for
/// it, also through wrappers around it (Microsoft.Extensions.AI 9.9 to 10.11). Some ways to hand it on lose it.
/// </summary>
internal sealed class ApprovalAtRegistration(KnownTypes types, LostApproval lost, Wrappers wrappers)
{
    private readonly Invokers _invokers = new(types);

    /// <param name="function">The function as written (not lowered): what becomes of it is read from its parents.</param>
    public WhoIsAsked For(IOperation function) => Follow(function, approved: false, depth: 0);

    /// <summary>Somebody is asked, or another rule says that he no longer is.</summary>
    public bool IsRequiredFor(IOperation function) => For(function) is not WhoIsAsked.Nobody;

    /// <summary>Would asking hold if the function were wrapped right here?</summary>
    public bool CanBeRequiredFor(IOperation function) => types.Exists(LostApproval.Approval) && Follow(function, approved: true, depth: 0) is WhoIsAsked.Person;

    private WhoIsAsked Follow(IOperation value, bool approved, int depth)
    {
        while (true)
            switch (value.Parent)
            {
                case IConversionOperation or IParenthesizedOperation or IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation:
                    value = value.Parent;
                    break;
                case IArgumentOperation { Parent: IObjectCreationOperation creation } when types.Is(creation.Type, LostApproval.Approval):
                    (value, approved) = (creation, true);
                    break;
                case IArgumentOperation { Parent: IObjectCreationOperation creation } when wrappers.Ask(creation.Type):
                    return WhoIsAsked.Person; // whoever calls it
                case IArgumentOperation { Parent: IObjectCreationOperation creation } when types.IsOrInherits(creation.Type, LostApproval.Wrapper):
                    value = creation;
                    break;
                case IArgumentOperation or ISimpleAssignmentOperation when _invokers.LosingBy(value.Parent) is not null:
                    return LostAt(value.Parent is IArgumentOperation ? value.Parent.Parent : value.Parent, approved);
                case IArgumentOperation { Parent: IInvocationOperation call } when call.TargetMethod.ContainingType is { Name: "Enumerable", ContainingNamespace.Name: "Linq" }:
                    if (call.TargetMethod.Name is "Select" && LosesEach(call) is { } invoker)
                        return LostAt(invoker, approved);
                    if (call.TargetMethod.Name is "Select" && WrapperOfEach(call) is { } wrapper)
                        if (wrappers.Ask(wrapper))
                            return WhoIsAsked.Person;
                        else
                            approved |= types.Is(wrapper, LostApproval.Approval);
                    value = call;
                    break;
                case IReturnOperation { Parent: IBlockOperation { Parent: IAnonymousFunctionOperation each } } when SelectedBy(each) is { } select:
                    value = select;
                    break;
                case IInvocationOperation { TargetMethod: { Name: "AsDeclarationOnly", ContainingType: var function } } when types.IsOrInherits(function, "Microsoft.Extensions.AI.AIFunction"):
                    return WhoIsAsked.Person; // nobody can call what comes out; who dispatches by hand is seen there
                case IInvocationOperation { TargetMethod: { Name: "InvokeAsync" } } call:
                    return LostAt(call, approved); // calling it runs it: nobody asks
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } initializer when depth < 4:
                    return FollowLocal(local, initializer, approved, depth + 1);
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local }, Value: var stored } assignment when stored == value && depth < 4:
                    return FollowLocal(local, assignment, approved, depth + 1);
                default:
                    return approved ? WhoIsAsked.Person : WhoIsAsked.Nobody;
            }
    }

    /// <summary>Only where we say so ourselves; else nobody would.</summary>
    private WhoIsAsked LostAt(IOperation? invoker, bool approved) => approved && lost.At(invoker).Any() ? WhoIsAsked.Lost : WhoIsAsked.Nobody;

    /// <summary>Kept in a local: every use of it must be one that asks, or keeps what already asks, until the local gets another value.</summary>
    private WhoIsAsked FollowLocal(ILocalSymbol local, IOperation stored, bool approved, int depth)
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

        var asked = uses.Select(use => Follow(use, approved, depth)).DefaultIfEmpty(approved ? WhoIsAsked.Person : WhoIsAsked.Nobody).ToArray();
        return asked.Contains(WhoIsAsked.Nobody) ? WhoIsAsked.Nobody : asked.Max();
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

    /// <summary>The query whose elements it makes: <c>methods.Select(method => AIFunctionFactory.Create(method, target))</c>.</summary>
    private static IInvocationOperation? SelectedBy(IAnonymousFunctionOperation each)
    {
        var value = each.Parent;
        while (value is IDelegateCreationOperation or IConversionOperation)
            value = value.Parent;

        return value is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Select", ContainingType: { Name: "Enumerable", ContainingNamespace.Name: "Linq" } } } select } ? select : null;
    }

    /// <summary>What takes each of them and doesn't ask: <c>functions.Select(function => McpServerTool.Create(function))</c>.</summary>
    private IOperation? LosesEach(IInvocationOperation select) => select.Arguments is [_, { Value: var selector }] && selector.WithoutConversions() is IAnonymousFunctionOperation { Symbol.Parameters: [var each, ..] } code
        ? code.Descendants().OfType<IArgumentOperation>().FirstOrDefault(argument => argument.Value.WithoutConversions() is IParameterReferenceOperation { Parameter: var parameter } && SymbolEqualityComparer.Default.Equals(parameter, each) && _invokers.LosingBy(argument) is not null)?.Parent
        : null;

    private static ITypeSymbol? WrapperOfEach(IInvocationOperation select) =>
        select.Arguments is [_, { Value: var selector }]
        && selector.WithoutConversions() is IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: { } returned }], Symbol.Parameters: [var each, ..] }
        && returned.WithoutConversions() is IObjectCreationOperation { Arguments: [{ Value: var wrapped }, ..] } creation
        && wrapped.WithoutConversions() is IParameterReferenceOperation { Parameter: var parameter }
        && SymbolEqualityComparer.Default.Equals(parameter, each) ? creation.Type : null;
}
