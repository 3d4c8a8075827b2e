using AgentSafety.Configuration;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Operations;

/// <summary>
/// How a family is written down, one a line: <c>id; summary; types; members; effect; reversible; blast radius</c>, then as needed
/// <c>when: …</c>, <c>dry run: name=value</c>, <c>danger: name=value, …</c>, <c>abrupt: name=value, …</c>, <c>everything: …</c>, <c>made by: …</c>, <c>rollback: …</c>, <c>undo: …</c> and <c>again: …</c>.
/// </summary>
internal static class CatalogueLine
{
    private const int RequiredFields = 7;

    public static IEnumerable<DestructiveOperation> ReadAll(SourceText text) =>
        ConfigurationFile.Read(text).Select(static entry => Read(entry.Fields) ?? throw new FormatException($"Not a catalogue line: {entry.Line}"));

    public static DestructiveOperation? Read(ImmutableArray<string> fields)
    {
        if (fields.Length < RequiredFields
            || Word<Effect>(fields[4]) is not { } effect
            || Word<Reversibility>(fields[5]) is not { } reversibility
            || Word<BlastRadius>(fields[6]) is not { } blastRadius)
            return null;

        var operation = new DestructiveOperation(fields[0], fields[1], List(fields[2]), List(fields[3]), effect, reversibility, blastRadius, Danger: []);
        foreach (var field in fields.Skip(RequiredFields))
            if (With(operation, field) is { } extended)
                operation = extended;
            else
                return null;

        return operation;
    }

    private static DestructiveOperation? With(DestructiveOperation operation, string field)
    {
        var colon = field.IndexOf(':');
        var value = field.Substring(colon + 1).Trim();
        return (colon < 0 ? "" : field.Substring(0, colon)) switch
        {
            "when" => operation with { When = value },
            "dry run" => operation with { DryRun = SettingIn(value) },
            "abrupt" => operation with { Abrupt = [.. List(value).Select(SettingIn)] },
            "danger" => operation with { Danger = [.. List(value).Select(SettingIn)] },
            "everything" => operation with { Everything = value },
            "made by" => operation with { MadeBy = List(value) },
            "rollback" => operation with { Rollback = value },
            "undo" => operation with { Undo = value },
            "again" => operation with { Again = true },
            _ => null,
        };
    }

    private static Setting SettingIn(string text)
    {
        var equals = text.IndexOf('=');
        return equals < 0 ? new(text, "") : new(text.Substring(0, equals).Trim(), text.Substring(equals + 1).Trim());
    }

    /// <summary>'data-loss' is <see cref="Effect.DataLoss"/>.</summary>
    private static T? Word<T>(string text) where T : struct =>
        Enum.TryParse<T>(text.Replace("-", ""), ignoreCase: true, out var value) ? value : null;

    private static ImmutableArray<string> List(string text) => [.. text.Split(',').Select(static part => part.Trim()).Where(static part => part.Length > 0)];
}
