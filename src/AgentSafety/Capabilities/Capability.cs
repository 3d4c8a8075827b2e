namespace AgentSafety;

/// <summary>
/// What is granted beforehand: which operations, on which resources, how many, how fast, until when, where. What isn't named isn't granted:
/// without operations or without resources it allows nothing.
/// </summary>
/// <remarks>
/// A pattern is compared with the whole name, case and all. <c>*</c> stands for any characters but <c>/</c> and <c>\</c>, <c>**</c> for any at all, <c>?</c> for one
/// that is no separator, and <c>[*]</c>, <c>[?]</c>, <c>[[]</c> for the characters themselves. A resource with a <c>.</c> or <c>..</c> between separators matches no pattern with a <c>*</c> or <c>?</c>.
/// An act that names no target needs the pattern <c>**</c>, or the empty one.
/// </remarks>
/// <example><code>
/// using (CapabilityScope.Begin(new Capability { Operations = ["delete bucket"], Resources = ["preview-*"], Count = 5 }))
///     await AgentGuard.RunInScopeAsync("delete bucket", token => s3.DeleteBucketAsync(name, token), target: name, cancellationToken);
/// </code></example>
public sealed class Capability
{
    /// <summary>Patterns of operations, one of which must match. None: nothing is granted.</summary>
    /// <example><code>new Capability { Operations = ["delete *", "restart service"], Resources = ["**"] }</code></example>
    public IReadOnlyList<string> Operations { get; init => field = Copied(value, nameof(Operations)); } = [];

    /// <summary>Patterns of resources: each target must match one of them. None: nothing is granted.</summary>
    /// <example><code>new Capability { Operations = ["delete file"], Resources = ["previews/**"] }</code></example>
    public IReadOnlyList<string> Resources { get; init => field = Copied(value, nameof(Resources)); } = [];

    /// <summary>How many targets all acts together may have, an act without a target counting as one, or <see langword="null"/>: no limit here.</summary>
    /// <example><code>new Capability { Operations = ["delete bucket"], Resources = ["preview-*"], Count = 5 }</code></example>
    public int? Count { get; init => field = value is null or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(Count)); }

    /// <summary>How many of them in which time, or <see langword="null"/>: no limit here.</summary>
    /// <example><code>new Capability { Operations = ["restart service"], Resources = ["*"], Rate = new Rate(3, TimeSpan.FromHours(1)) }</code></example>
    public Rate? Rate { get; init; }

    /// <summary>From then on nothing is granted, or <see langword="null"/>: no limit here.</summary>
    /// <example><code>new Capability { Operations = ["*"], Resources = ["staging/*"], Until = DateTimeOffset.UtcNow.AddHours(1) }</code></example>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Where it holds: what <see cref="AgentSafetyOptions.Environment"/> must say, whatever the case, or <see langword="null"/>: anywhere.</summary>
    /// <example><code>new Capability { Operations = ["*"], Resources = ["**"], Environment = "staging" }</code></example>
    public string? Environment { get; init; }

    /// <summary>The capability as a person would read it.</summary>
    /// <returns>One line.</returns>
    /// <example><code>log.LogInformation("Granted: {Capability}", capability);</code></example>
    public override string ToString() => string.Join(", ", new[]
    {
        $"operations [{Quoted(Operations)}]",
        $"resources [{Quoted(Resources)}]",
        Count is { } count ? $"count {count}" : null,
        Rate is { } rate ? $"rate {rate}" : null,
        Until is { } until ? $"until {until:u}" : null,
        Environment is { } environment ? $"environment '{VisibleText.Of(environment)}'" : null,
    }.Where(static part => part is not null));

    private static string Quoted(IEnumerable<string> patterns) => string.Join(", ", patterns.Select(static pattern => $"'{VisibleText.Of(pattern)}'"));

    private static System.Collections.ObjectModel.ReadOnlyCollection<string> Copied(IReadOnlyList<string>? patterns, string property)
    {
        string[] own = [.. patterns ?? throw new ArgumentNullException(property)];
        return Array.IndexOf(own, null) < 0 ? Array.AsReadOnly(own) : throw new ArgumentNullException(property);
    }
}
