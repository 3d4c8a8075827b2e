using System.Globalization;

namespace AgentSafety;

/// <summary>Cuts out secrets, by rule, and what is too long to be worth keeping.</summary>
internal sealed class Redaction(IReadOnlyList<RedactionRule> more)
{
    private const int LongestText = 1 << 14;
    private const int LongestSearched = 1 << 16; // rules cost time in proportion; what nobody will read isn't searched either

    private readonly RedactionRule[] _rules = [.. RedactionRule.Defaults, .. more];

    /// <summary>With the rules that are always in force.</summary>
    public static Redaction Default { get; } = new([]);

    public string? Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return text;

        var clean = text!.Length > LongestSearched ? text.Substring(0, LongestSearched) : text;
        foreach (var rule in _rules)
            clean = rule.Apply(clean);

        return clean.Length <= LongestText && text.Length <= LongestSearched ? clean : Cut(clean, text.Length);
    }

    public AuditEntry Of(AuditEntry entry) => new(
        entry.What,
        Of(entry.Act),
        Of(entry.Operation),
        Of(entry.Target),
        Of(entry.Agent),
        Of(entry.Approver),
        Of(entry.Reason),
        entry.Details.ToDictionary(static detail => detail.Key, detail => Named(detail.Key, detail.Value), StringComparer.Ordinal));

    /// <summary>The name of a detail says more than its value: <c>password</c> is one, whatever it looks like.</summary>
    private string Named(string name, string value)
    {
        var said = name + "=";
        return Of(said + value) is { } clean && clean.StartsWith(said, StringComparison.Ordinal) ? clean.Substring(said.Length) : "[redacted]";
    }

    private static string Cut(string clean, int length) =>
        (clean.Length > LongestText ? clean.Remove(LongestText) : clean) + "[cut: " + length.ToString(CultureInfo.InvariantCulture) + " characters]";
}
