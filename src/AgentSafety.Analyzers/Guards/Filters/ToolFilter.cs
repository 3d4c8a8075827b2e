namespace AgentSafety.Guards.Filters;

/// <summary>
/// One framework's ways to put code of one's own before what it runs, as data. Such code guards only if it can do without going on, and only if it is
/// registered; then it covers all that the framework runs there.
/// </summary>
/// <param name="Covers">Entry points, by the attribute, the type or the member that makes them callable.</param>
internal sealed record ToolFilter(params string[] Covers)
{
    /// <summary>Methods and properties that are handed the code.</summary>
    public ImmutableArray<Handed> Handed { get; init; } = [];

    /// <summary>Types whose method is the code, in a class that is registered.</summary>
    public ImmutableArray<Implemented> Implemented { get; init; } = [];
}

/// <param name="Type">Of the method or property; null where any extension of dependency injection may declare it.</param>
/// <param name="Given">What the code is told, where others of that name are handed code for something else.</param>
internal sealed record Handed(string? Type, string Member, string? Given = null);

/// <param name="Method">Stands before a function and is given what goes on, or calls its base for that.</param>
internal sealed record Implemented(string Type, string Method);
