using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Guards;

/// <summary>Where approval that was asked for is lost on the way to who calls the function. What can't be seen to be marked isn't claimed.</summary>
internal sealed class LostApproval(KnownTypes types, Compilation compilation)
{
    public const string Approval = "Microsoft.Extensions.AI.ApprovalRequiredAIFunction";
    public const string Wrapper = "Microsoft.Extensions.AI.DelegatingAIFunction";
    private const string Tool = "Microsoft.Extensions.AI.AITool";

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "Create", "AsKernelFunction", "AsAIFunctions", "FunctionCallMiddleware", "ChatClientAgent", "AsAIAgent", "CreateAIAgent", "BuildAIAgent" };

    private static readonly string[] ToolLists = ["Tools", "AdditionalTools"];

    private readonly Invokers _invokers = new(types);
    private readonly Lazy<bool> _hasFilters = new(() => compilation.SyntaxTrees.Any(static tree => tree.MayMention("FunctionInvocationFilter")));

    /// <summary>The names, without which none is lost.</summary>
    public static IEnumerable<string> Words => Names.Concat(["InvokeAsync", .. ToolLists]);

    /// <summary>By name, before anything is bound.</summary>
    public static bool IsCandidate(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "InvokeAsync" } } => node.Ancestors().OfType<LambdaExpressionSyntax>().Any(static lambda => lambda.Parent is ArgumentSyntax),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add", Expression: var list } } => IsTools(list),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } => Names.Contains(name),
        AssignmentExpressionSyntax { Left: var target } => IsTools(target),
        ObjectCreationExpressionSyntax { Type: var type } => Names.Contains(type.GetLastToken().ValueText),
        _ => false,
    };

    private static bool IsTools(ExpressionSyntax list) => list is PostfixUnaryExpressionSyntax { Operand: var sure } ? IsTools(sure) : ToolLists.Contains(list.GetLastToken().ValueText);

    public IEnumerable<(SyntaxNode Place, string Reason)> At(IOperation? operation)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod.Name: "InvokeAsync", Instance: { } function } call when IsMarked(function, depth: 0) && IsAllOfATool(call):
                return [(call.Syntax, "to call it is to run it, and nobody is asked")];
            case IInvocationOperation { TargetMethod: { Name: "AsAIFunctions", ContainingType: var plugin } } call when types.IsOrInherits(plugin, "Microsoft.SemanticKernel.KernelPlugin") && _hasFilters.Value:
                return [(call.Syntax, PassedBy)];
            case IInvocationOperation call:
                return call.Arguments.SelectMany(argument => In(argument.Value, _invokers.LosingBy(argument)).Concat(KernelFunctionsIn(argument.Value, argument.Parameter?.Type)));
            case IObjectCreationOperation creation:
                return creation.Arguments.SelectMany(argument => In(argument.Value, _invokers.LosingBy(argument)).Concat(KernelFunctionsIn(argument.Value, argument.Parameter?.Type)));
            case ISimpleAssignmentOperation { Value: var value } assignment:
                return In(value, _invokers.LosingBy(assignment)).Concat(KernelFunctionsIn(value, assignment.Target.Type));
            default:
                return [];
        }
    }

    private const string PassedBy = "the filters of a kernel aren't asked when its functions are called as AIFunction";

    private const string Kernel = "Microsoft.SemanticKernel.";

    /// <summary>A kernel's functions, handed over one by one or as a plugin where any tools are taken, as an agent and a chat client do.</summary>
    private IEnumerable<(SyntaxNode, string)> KernelFunctionsIn(IOperation value, ITypeSymbol? taken) =>
        types.Is(taken is INamedTypeSymbol { TypeArguments: [var element] } ? element : taken, Tool) && types.Exists(Kernel + "KernelFunction") && _hasFilters.Value
            ? Elements(value).Select(static function => function.WithoutConversions())
                .Where(function => types.IsOrInherits(function.Type, Kernel + "KernelFunction") || types.IsOrInherits(function.Type, Kernel + "KernelPlugin")).Select(static function => (function.Syntax, PassedBy))
            : [];

    private IEnumerable<(SyntaxNode, string)> In(IOperation value, string? reason) =>
        reason is null ? [] : Elements(value).Where(function => IsMarked(function, depth: 0)).Select(function => (function.Syntax, reason));

    /// <summary>A value, or what a collection that is written here holds; older compilers have no name for a collection expression.</summary>
    private static IEnumerable<IOperation> Elements(IOperation value) => value.WithoutConversions() switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues.SelectMany(Elements),
        IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: { } initializer } => initializer.Initializers.OfType<IInvocationOperation>().SelectMany(static added => added.Arguments).SelectMany(static argument => Elements(argument.Value)),
        { Syntax: CollectionExpressionSyntax or SpreadElementSyntax } collection => collection.ChildOperations.SelectMany(Elements),
        var single => [single],
    };

    /// <summary>Of its type, or a wrapper around one that adds no gate of its own, or a list of them.</summary>
    private bool IsMarked(IOperation function, int depth)
    {
        function = function.WithoutConversions();
        return types.Is(function.Type, Approval)
            || function.Type is INamedTypeSymbol { TypeArguments: [var element] } && types.Is(element, Approval)
            || depth < 4 && function switch
            {
                IObjectCreationOperation { Type: { } wrapper, Arguments: var arguments } => types.IsOrInherits(wrapper, Wrapper) && wrapper.GetMembers("InvokeCoreAsync").IsEmpty && arguments.Any(argument => IsMarked(argument.Value, depth + 1)),
                ILocalReferenceOperation { Local: var local } => function.OnlyValueOf(local) is { } value && IsMarked(value, depth + 1),
                _ => false,
            };
    }

    /// <summary>A lambda that becomes a tool and does nothing but call the function; one that does more may ask by itself.</summary>
    private static bool IsAllOfATool(IInvocationOperation call)
    {
        IOperation? around = call;
        while (around is not (null or IAnonymousFunctionOperation))
            around = around is IConditionalOperation or ICoalesceOperation or ISwitchExpressionOperation ? null : around.Parent;

        return around is IAnonymousFunctionOperation { Body.Operations: var statements } && statements.Count(static statement => statement is not IReturnOperation { ReturnedValue: null }) == 1
            && around.Parent is IDelegateCreationOperation { Parent: var handed } && (handed is IConversionOperation ? handed.Parent : handed) is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Create" or "CreateFromMethod" or "CreateFunctionFromMethod" or "DefineTool" } };
    }
}
