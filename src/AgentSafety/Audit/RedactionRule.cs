using System.Text.RegularExpressions;

namespace AgentSafety;

/// <summary>How to find one kind of secret in a text. What is found never reaches the audit log, the ledger or a span.</summary>
/// <example><code>
/// var options = new AuditLogOptions { MoreRedactions = [new RedactionRule("customer-token", @"ct_[0-9a-z]{20}")] };
/// </code></example>
public sealed class RedactionRule
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);
    private readonly Regex _pattern;

    /// <summary>A rule of your own.</summary>
    /// <param name="name">What is written in place of the secret: <c>[redacted:name]</c>.</param>
    /// <param name="pattern">A regular expression. If it has a group named <c>secret</c>, only that group is cut out, else the whole match.</param>
    /// <exception cref="ArgumentException">The name is blank, or the pattern can't be read.</exception>
    /// <example><code>new RedactionRule("customer", "K[0-9]{8}")</code></example>
    public RedactionRule(string name, string pattern)
    {
        Name = string.IsNullOrWhiteSpace(name) ? throw new ArgumentException("A rule has a name.", nameof(name)) : name;
        _pattern = new(pattern, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience);
    }

    /// <summary>
    /// Always in force: passwords and keys in connection strings, URLs, JSON, command lines and headers; private keys; JSON web tokens;
    /// the key formats of AWS, Azure, GitHub, GitLab, Google, Slack, Stripe, OpenAI and Anthropic, npm and NuGet.
    /// </summary>
    /// <example><code>foreach (var rule in RedactionRule.Defaults) Console.WriteLine(rule.Name);</code></example>
    public static IReadOnlyList<RedactionRule> Defaults { get; } = RedactionRules.Known;

    /// <summary>What stands in place of the secret.</summary>
    /// <example><code>rule.Name // stands where the secret was</code></example>
    public string Name { get; }

    /// <summary>The text without its secrets. A text that can't be searched in a quarter of a second is left out whole.</summary>
    internal string Apply(string text)
    {
        try
        {
            return _pattern.Replace(text, WithoutSecret);
        }
        catch (RegexMatchTimeoutException)
        {
            return $"[redacted:{Name}: the text could not be searched in time]";
        }
    }

    private string WithoutSecret(Match match)
    {
        var secret = match.Groups["secret"];
        return secret.Success
            ? match.Value.Remove(secret.Index - match.Index, secret.Length).Insert(secret.Index - match.Index, $"[redacted:{Name}]")
            : $"[redacted:{Name}]";
    }
}
