namespace AgentSafety.Guards;

/// <summary>
/// What a check speaks of, or an operation acts on: a value, written in one way however often it is copied. Two targets are the same when
/// they are made of the same things in the same way.
/// </summary>
/// <param name="Name">Says it all: two targets of one name are the same value.</param>
/// <param name="IsOurs">The model has no say in it: a constant, a field, configuration.</param>
/// <param name="Parts">What it is put together from: the folder and the file name of a path.</param>
/// <param name="MadeBy">The call that makes it, if one does: a guard may vouch for what it returns.</param>
/// <param name="IsFull">A path without <c>..</c> in it: it went through <c>Path.GetFullPath</c>.</param>
internal sealed record Target(string Name, bool IsOurs, ImmutableArray<Target> Parts, IInvocationOperation? MadeBy = null, bool IsFull = false)
{
    /// <summary>Marks, in a name, a variable that is assigned again; and what is another value whenever it is asked for.</summary>
    public const char Changing = '!';

    private const int LongestName = 400;

    public static readonly Target Unknown = new("?", IsOurs: false, []);

    /// <summary>It may be another value the next time it is asked for.</summary>
    public bool IsFresh => Name.IndexOf('~') >= 0;

    public static Target Ours(string name) => new($"#{name}", IsOurs: true, []);

    /// <summary>The same, put together from several; one that adds nothing of its own stays what it is.</summary>
    public static Target Of(ImmutableArray<Target> parts)
    {
        if (parts is [var only])
            return only;

        var name = $"({string.Join("|", parts.Select(static part => part.Name))})";
        return name.Length > LongestName || parts.Contains(Unknown) ? Unknown : new(name, parts.All(static part => part.IsOurs), parts);
    }
}
