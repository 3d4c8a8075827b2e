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
/// <param name="Whole">What it is an element or a selection of: if all of that lies within bounds, so does this.</param>
/// <param name="IsWithin">Taken from what we allow: an entry of an allow-list, a name of an enumeration.</param>
/// <param name="IsFileName">Stays in the folder it is put into: it went through <c>Path.GetFileName</c>.</param>
internal sealed record Target(
    string Name, bool IsOurs, ImmutableArray<Target> Parts, IInvocationOperation? MadeBy = null, bool IsFull = false, Target? Whole = null, bool IsWithin = false, bool IsFileName = false)
{
    /// <summary>Marks, in a name, a variable that is assigned again; and what is another value whenever it is asked for.</summary>
    public const char Changing = '!';

    private const int LongestName = 400;

    private static readonly string Paths = Ours("Path").Name;
    private static readonly HashSet<string> Separators = [.. new[] { "'/'", @"'\'", $"{Paths}.DirectorySeparatorChar", $"{Paths}.AltDirectorySeparatorChar" }.Select(static text => Ours(text).Name)];

    public static readonly Target Unknown = new("?", IsOurs: false, []);

    /// <summary>It may be another value the next time it is asked for.</summary>
    public bool IsFresh => Name.IndexOf('~') >= 0;

    /// <summary>One of several: of ours, or of the same with something of ours behind it (<c>root</c>, <c>root + "/"</c>).</summary>
    public static Target OneOf(IReadOnlyList<Target> choices)
    {
        if (choices.All(static choice => choice.IsOurs))
            return Ours($"[{string.Join("|", choices.Select(static choice => choice.Name))}]");

        var first = choices[0].WithoutEnd();
        return choices.All(choice => choice.WithoutEnd() == first) ? first : Unknown;
    }

    /// <summary>Without what is ours behind it: <c>root + "/"</c> is as good a root as <c>root</c>.</summary>
    public Target WithoutEnd() => Parts is [{ IsOurs: false } begin, ..] && Parts.Skip(1).All(static part => part.IsOurs) ? begin : this;

    /// <summary><c>path + "/"</c> lies where <c>path</c> lies: it is written so that a root which ends in one holds itself.</summary>
    public Target WithoutSeparator() => Parts is [{ IsOurs: false } path, { Name: var end }] && Separators.Contains(end) ? path : this;

    public static Target Ours(string name) => new($"#{name}", IsOurs: true, []);

    /// <summary>The same, put together from several; one that adds nothing of its own stays what it is.</summary>
    public static Target Of(ImmutableArray<Target> parts)
    {
        if (parts is [var only])
            return only;

        var name = $"({string.Join("|", parts.Select(static part => part.Name))})";
        return name.Length > LongestName || parts.Contains(Unknown) ? Unknown
            : new(name, parts.All(static part => part.IsOurs), parts, IsFileName: parts[0].IsFileName && parts.Skip(1).All(static part => part.IsOurs));
    }
}
