namespace AgentSafety.Guards.Filters;

/// <summary>A function that a filter can be put before, which knows it by its name.</summary>
/// <param name="Framework">The namespace of its types.</param>
/// <param name="Function">As the framework calls it.</param>
internal sealed record Filterable(string Framework, string Function)
{
    /// <summary>Null where it has no such filter, or the name isn't known.</summary>
    /// <param name="by">The attribute or member that makes it callable.</param>
    /// <param name="names">As methods are written first, in snake case last; one that is given is the only one.</param>
    public static Filterable? Of(string by, ImmutableArray<string> names) =>
        names.IsEmpty ? null
        : McpFilters.Tools.Covers.Contains(by) ? new("ModelContextProtocol", names[names.Length - 1])
        : KernelFilters.Functions.Covers.Contains(by) ? new("Microsoft.SemanticKernel", names[0])
        : null;
}
