using System.Globalization;
using System.Text;
using AgentSafety.Operations;

namespace AgentSafety.Catalogue.Tests;

/// <summary>The catalogue as a page for who reviews it and writes no C#: <c>docs/operations.md</c>.</summary>
internal static class OperationsPage
{
    private static readonly (string File, string Title)[] Providers =
    [
        ("aws", "Amazon Web Services"), ("azure", "Microsoft Azure and Microsoft Graph"), ("google", "Google Cloud"), ("kubernetes", "Kubernetes"), ("databases", "Databases"),
        ("messaging", "Messages and jobs"), ("http", "HTTP"), ("directories", "Directories"), ("docker", "Containers"), ("infrastructure", "Infrastructure as code"),
        ("source-control", "Source control"), ("processes-and-files", "Processes and files"), ("executors", "What runs a text"), ("additions", "What only adds"),
    ];

    private const string Head = """
        # Operations

        What we call destructive: every family of calls in the catalogue. Generated from `src/AgentSafety.Analyzers/Operations/Catalogue`; a test
        fails when this page and the catalogue differ, so don't edit it here.

        - **Comes back**: *yes* (it can be undone); *versioned* (an older version stays, where versioning is on); *for a time* (where recovery is on); *no*.
        - **How much** goes at once: an item, a resource, a container (a bucket, table, queue with all that is in it), an environment, an account.
        - **Only if**: the call counts only then. A value is *known* when it is written there as a constant; what isn't known isn't claimed, except for
          commands and scripts, where what isn't constant is the model's to choose.
        - **Not if**: with this setting nothing happens, so the call doesn't count.
        - **Danger**: settings that take off what would keep or bring back what is destroyed ([AGS4001](rules/AGS4001.md)); **abrupt**: those that leave no time to finish.

        Behind "SQL" and "command" stand readers of their own: the text says whether it destroys, and how badly.

        """;

    public static IEnumerable<string> Files => Providers.Select(static provider => provider.File);

    public static string Text()
    {
        var page = new StringBuilder(Head.ReplaceLineEndings("\n")).Append('\n');
        page.Append("| provider | families |\n|---|---|\n");
        foreach (var (file, title) in Providers)
            page.Append(CultureInfo.InvariantCulture, $"| [{title}](#{title.ToLowerInvariant().Replace(' ', '-')}) | {Families.In(file).Count()} |\n");

        foreach (var (file, title) in Providers)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n| what it does | calls | lost | comes back | how much | conditions | way back |\n|---|---|---|---|---|---|---|\n");
            foreach (var family in Families.In(file))
                page.Append(CultureInfo.InvariantCulture, $"| {Escaped(family.Summary)} (`{family.Id}`) | {Calls(family)} | {Words(family.Effect)} | {ComesBack(family.Reversibility)} | {Words(family.BlastRadius)} | {Conditions(family)} | {WayBack(family)} |\n");
        }

        return page.ToString();
    }

    private static string WayBack(DestructiveOperation family) => string.Join("<br>", new[]
    {
        family.Rollback is { } advice ? Escaped(advice) : null,
        family.Undo is { } undo ? $"the fix writes: {undo[..undo.IndexOf(": ", StringComparison.Ordinal)]}" : null,
    }.Where(static text => text is not null));

    /// <summary>Once each, without the forms that an SDK offers it in.</summary>
    private static string Calls(DestructiveOperation family) =>
        string.Join(", ", family.Types.Select(static type => type.Split('.')[^1].Split('`')[0])) + ": " + string.Join(", ", family.Members.Select(Families.Stem).Distinct().Select(static member => $"`{member}`"));

    private static string Conditions(DestructiveOperation family) => string.Join("<br>", new[]
    {
        family.When is { } when ? $"only if: {Escaped(string.Join(", and ", when.Split(" and ").Select(Condition)))}" : null,
        family.DryRun is var (name, value) ? $"not if: `{name} = {value}`" : null,
        family.Danger.IsEmpty ? null : $"danger: {string.Join(", ", family.Danger.Select(static danger => $"`{danger.Name} = {danger.Value}`"))}",
        family.Abrupt.IsEmpty ? null : $"abrupt: {string.Join(", ", family.Abrupt.Select(static abrupt => $"`{abrupt.Name} = {abrupt.Value}`"))}",
        family.Everything is { } everything ? $"takes everything: {everything} ([AGS1006](rules/AGS1006.md))" : null,
        family.MadeBy.IsEmpty ? null : $"not if the same code made it: {string.Join(", ", family.MadeBy.Select(Families.Stem).Distinct().Select(static maker => $"`{maker}`"))}",
        family.Again ? "does it again each time" : null,
    }.Where(static text => text is not null));

    private static string Condition(string text) => text.Split(' ', 2) switch
    {
        ["sql"] => "the SQL text destroys",
        ["command"] => "the command line destroys",
        ["shell", var argument] => $"the line that a shell reads destroys ({argument.Replace("in ", "`", StringComparison.Ordinal)}`)",
        ["argv", var argument] => $"the program and its arguments destroy ({argument.Replace("in ", "`", StringComparison.Ordinal)}`)",
        ["request", var argument] => $"a model chooses the verb ({argument.Replace("in ", "`", StringComparison.Ordinal)}`, [AGS1007](rules/AGS1007.md))",
        ["script", var argument] => $"a model writes the code ({argument.Replace("in ", "`", StringComparison.Ordinal)}`, [AGS1007](rules/AGS1007.md))",
        ["lasting"] => "the path isn't temporary, nor made by the same method",
        ["found"] => "the process was looked up by what a caller says, or among all",
        ["remote"] => "the address isn't known to be this machine",
        ["whole", _] => "a whole table is handed over",
        ["forced"] => "the reference begins with `+` or `:`",
        ["attribute"] => "the called method bears the attribute",
        ["handed", _] => "the value is an argument of a call",
        ["given", var type] => $"an argument is a `{type.Split('.')[^1]}`",
        ["arbitrary", var setting] => $"`{setting}` isn't constant",
        ["once", var setting] => $"`{setting.Replace("=", " = ", StringComparison.Ordinal)}` is written there, first or later",
        ["patched", var setting] => $"a patch sets `{setting.Replace("=", " = ", StringComparison.Ordinal)}`",
        ["proved", var setting] => $"`{setting.Replace("=", " = ", StringComparison.Ordinal).Replace("|", "` or `", StringComparison.Ordinal)}` is known",
        _ => $"`{text.Replace("=", " = ", StringComparison.Ordinal)}`, or not known",
    };

    private static string ComesBack(Reversibility reversibility) => reversibility is Reversibility.Window ? "for a time" : Words(reversibility);

    /// <summary>'DataLoss' is "data loss".</summary>
    private static string Words(Enum value) => string.Concat(value.ToString().Select(static (letter, index) => char.IsUpper(letter) ? $"{(index > 0 ? " " : "")}{char.ToLowerInvariant(letter)}" : $"{letter}"));

    private static string Escaped(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
