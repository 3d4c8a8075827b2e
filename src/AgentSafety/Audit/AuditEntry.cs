using System.Collections.ObjectModel;

namespace AgentSafety;

/// <summary>One thing to write to the audit log: what happened to which act, and why. Time, order and hash are the log's.</summary>
/// <param name="what">What happened.</param>
/// <param name="act">Id of the act, the same in all its entries, or <see langword="null"/> if it is about none.</param>
/// <param name="operation">What the act does, as a person would say it.</param>
/// <param name="target">Exactly what it is done to.</param>
/// <param name="agent">Who acts.</param>
/// <param name="approver">The person who agreed, or who reset the switch.</param>
/// <param name="reason">Why: of the agent, of a denial, of a failure.</param>
/// <param name="details">More, by name. It is copied.</param>
/// <remarks>Secrets in all of these are cut out before they reach the disk; see <see cref="RedactionRule"/>. Text beyond 16,384 characters is cut, and says so.</remarks>
/// <example><code>
/// log.Append(new AuditEntry(AuditEvent.Started, act: request.Id, operation: "delete bucket", target: "logs", agent: "deploy-bot"));
/// </code></example>
public sealed class AuditEntry(
    AuditEvent what,
    string? act = null,
    string? operation = null,
    string? target = null,
    string? agent = null,
    string? approver = null,
    string? reason = null,
    IReadOnlyDictionary<string, string>? details = null)
{
    private static readonly ReadOnlyDictionary<string, string> None = new(new Dictionary<string, string>());

    /// <summary>What happened.</summary>
    /// <example><code>record.Entry.What // AuditEvent.Started</code></example>
    public AuditEvent What { get; } = what;

    /// <summary>Id of the act, or <see langword="null"/>.</summary>
    /// <example><code>log.Where(record => record.Entry.Act == id)</code></example>
    public string? Act { get; } = act;

    /// <summary>What the act does, or <see langword="null"/>.</summary>
    /// <example><code>record.Entry.Operation // "delete bucket"</code></example>
    public string? Operation { get; } = operation;

    /// <summary>What it is done to, or <see langword="null"/>.</summary>
    /// <example><code>record.Entry.Target // "logs"</code></example>
    public string? Target { get; } = target;

    /// <summary>Who acts, or <see langword="null"/>.</summary>
    /// <example><code>record.Entry.Agent // "deploy-bot"</code></example>
    public string? Agent { get; } = agent;

    /// <summary>The person who agreed, or <see langword="null"/>.</summary>
    /// <example><code>record.Entry.Approver // "ada@example.com"</code></example>
    public string? Approver { get; } = approver;

    /// <summary>Why, or <see langword="null"/>.</summary>
    /// <example><code>record.Entry.Reason // "the preview is over"</code></example>
    public string? Reason { get; } = reason;

    /// <summary>More, by name; never <see langword="null"/>.</summary>
    /// <example><code>record.Entry.Details["digest"]</code></example>
    public IReadOnlyDictionary<string, string> Details { get; } =
        details is null or { Count: 0 } ? None : new(details.ToDictionary(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal));
}
