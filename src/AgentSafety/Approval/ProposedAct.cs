namespace AgentSafety;

/// <summary>What is to be done, told to the people and the guards who decide: the operation, exactly what it is done to, and what they should know.</summary>
/// <remarks>It can't be changed. The targets are copied: what is approved is what was said here.</remarks>
/// <example><code>
/// await AgentGuard.RunAsync(
///     new ProposedAct("delete buckets", names) { Reason = "the preview is over", BlastRadius = $"{names.Count} buckets" },
///     token => s3.DeleteAllAsync(names, token), cancellationToken);
/// </code></example>
public sealed class ProposedAct
{
    /// <summary>An act on one target, or on none that can be named.</summary>
    /// <param name="operation">What the act does, as a person would say it: <c>delete bucket</c>. Never blank.</param>
    /// <param name="target">Exactly what it is done to, or <see langword="null"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="operation"/> is blank.</exception>
    /// <example><code>new ProposedAct("delete bucket", name)</code></example>
    public ProposedAct(string operation, string? target = null) : this(operation, target is null ? [] : [target])
    {
    }

    /// <summary>An act on several targets.</summary>
    /// <param name="operation">What the act does, as a person would say it: <c>delete buckets</c>. Never blank.</param>
    /// <param name="targets">Exactly what it is done to, all of it. Limits count each of them.</param>
    /// <exception cref="ArgumentException"><paramref name="operation"/> is blank, or one of <paramref name="targets"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="targets"/> is <see langword="null"/>.</exception>
    /// <example><code>new ProposedAct("delete buckets", names)</code></example>
    public ProposedAct(string operation, IEnumerable<string> targets) : this(operation, targets?.ToArray() ?? throw new ArgumentNullException(nameof(targets)))
    {
    }

    // The array is ours: nobody else has it.
    private ProposedAct(string operation, string[] targets)
    {
        if (string.IsNullOrWhiteSpace(operation))
            throw new ArgumentException("Say what the act does: a person can't approve an operation without a name.", nameof(operation));

        if (Array.IndexOf(targets, null) >= 0)
            throw new ArgumentException("A target without a name can't be shown to a person.", nameof(targets));

        (Operation, Targets, OwnTargets) = (operation, targets.Length == 0 ? [] : Array.AsReadOnly(targets), targets);
    }

    /// <summary>What is to be done, as a person would say it. Never blank.</summary>
    /// <example><code>act.Operation // "delete bucket"</code></example>
    public string Operation { get; }

    /// <summary>Everything it is done to. Empty if the caller didn't say.</summary>
    /// <example><code>act.Targets.Count // 3</code></example>
    public IReadOnlyList<string> Targets { get; }

    /// <summary>Why the agent wants it, or <see langword="null"/>.</summary>
    /// <example><code>new ProposedAct("delete bucket", name) { Reason = "the preview is over" }</code></example>
    public string? Reason { get; init; }

    /// <summary>What would change, as a dry run shows it, or <see langword="null"/>.</summary>
    /// <example><code>new ProposedAct("apply plan", plan.Id) { Preview = plan.ToString() }</code></example>
    public string? Preview { get; init; }

    /// <summary>What is lost or changed, in one sentence, or <see langword="null"/>.</summary>
    /// <example><code>new ProposedAct("delete bucket", name) { Effect = "all its objects are lost" }</code></example>
    public string? Effect { get; init; }

    /// <summary>How far it reaches, or <see langword="null"/>.</summary>
    /// <example><code>new ProposedAct("drain node", node) { BlastRadius = "every pod on it" }</code></example>
    public string? BlastRadius { get; init; }

    /// <summary>Is there a way back? A <see cref="Rollback"/> that says it is impossible makes it irreversible, whatever is said here.</summary>
    /// <example><code>new ProposedAct("send mail", to) { Reversibility = Reversibility.Irreversible }</code></example>
    public Reversibility Reversibility
    {
        get => Rollback switch
        {
            { ImpossibleBecause: not null } => Reversibility.Irreversible,
            not null when field is Reversibility.Unknown => Reversibility.Reversible,
            _ => field,
        };
        init;
    }

    /// <summary>The way back, or <see langword="null"/>. It belongs to this act alone.</summary>
    /// <example><code>new ProposedAct("stop service", name) { Rollback = Rollback.By("start it again", token => StartAsync(name, token)) }</code></example>
    public Rollback? Rollback { get; init; }

    /// <summary>Source text of the act as the compiler saw it.</summary>
    internal string? Code { get; init; }

    internal string[] OwnTargets { get; }
}
