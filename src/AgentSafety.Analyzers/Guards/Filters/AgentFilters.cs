namespace AgentSafety.Guards.Filters;

/// <summary>
/// Agent Framework 1.1 to 1.28: middleware around the functions of an agent. <c>UseToolApproval</c> is none: it answers approvals that
/// <c>ApprovalRequiredAIFunction</c> asks for, and a plain function runs unasked.
/// </summary>
internal static class AgentFilters
{
    public static readonly ToolFilter Functions = new("Microsoft.Extensions.AI.AIFunctionFactory.Create")
    {
        Handed =
        [
            new("Microsoft.Agents.AI.FunctionInvocationDelegatingAgentBuilderExtensions", "Use"),
            new("Microsoft.Agents.AI.AIAgentBuilderExtensions", "Use", Given: "Microsoft.Extensions.AI.FunctionInvocationContext"), // previews of 2025, beside others of that name
        ],
    };
}
