using AgentSafety.Symbols;

namespace AgentSafety.Configuration;

internal enum GuardLaw { BySignature, OnReturn, WhenTrue, WhenMember, WhenSet }

/// <summary>
/// One guard that a project declares: <c>documentation id; approval|scope|rollback [; on return | ; when true | ; member=Name]</c>; or a setting
/// under which nobody needs to be asked: <c>setting NAME; tests only</c>.
/// </summary>
/// <param name="Named">By documentation id; a setting by its own name.</param>
internal sealed record GuardLine(string Named, Protections Protections, GuardLaw Law, string? Member)
{
    private const string Setting = "setting";

    private const string Key = "member=";

    /// <summary>Of the fields of one line: what it declares, or what is wrong with it.</summary>
    public static (GuardLine? Line, string? Reason) Parse(ImmutableArray<string> fields)
    {
        if (fields[0].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) is [Setting, ..] words)
            return ParseSetting(words, fields);

        if (!(fields[0].StartsWith("M:", StringComparison.Ordinal) || fields[0].StartsWith("P:", StringComparison.Ordinal)) || fields[0].IndexOf('.') < 0 || fields[0].Any(char.IsWhiteSpace))
            return (null, "it must begin with the documentation id of a method (M:) or property (P:), or with 'setting' and the name of one");

        if (fields.Length < 2 || ProtectionNamed(fields[1]) is not { } protection)
            return (null, "after the documentation id it must name 'approval', 'scope' or 'rollback'");

        return fields.Length switch
        {
            2 => (new(fields[0], protection, GuardLaw.BySignature, null), null),
            3 when fields[2] is "on return" => (new(fields[0], protection, GuardLaw.OnReturn, null), null),
            3 when fields[2] is "when true" => (new(fields[0], protection, GuardLaw.WhenTrue, null), null),
            3 when fields[2].StartsWith(Key, StringComparison.Ordinal) && fields[2].Length > Key.Length => (new(fields[0], protection, GuardLaw.WhenMember, fields[2].Substring(Key.Length)), null),
            _ => (null, "the third field must be 'on return', 'when true' or 'member=Name', and the last"),
        };
    }

    /// <summary>One name, all of it: a star could mean more than whoever wrote it thought of.</summary>
    private static (GuardLine? Line, string? Reason) ParseSetting(string[] words, ImmutableArray<string> fields) =>
        words is not [_, var name] || name.IndexOfAny(['*', '?', ',']) >= 0 ? (null, "after 'setting' it must name one environment variable or key of the configuration")
        : fields is not [_, "tests only"] ? (null, "after a setting it must say 'tests only', and no more")
        : (new(name, Protections.Approval, GuardLaw.WhenSet, null), null);

    private static Protections? ProtectionNamed(string name) => name switch
    {
        "approval" => Protections.Approval,
        "scope" => Protections.Scope,
        "rollback" => Protections.Rollback,
        _ => null,
    };
}
