namespace AgentSafety.Guards.Filters;

internal static class AllFilters
{
    public static readonly ImmutableArray<ToolFilter> All =
        [McpFilters.Tools, McpFilters.Prompts, McpFilters.Resources, KernelFilters.Functions, ChatClientFilters.Functions, AgentFilters.Functions];
}
