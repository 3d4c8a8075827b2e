namespace AgentSafety;

/// <summary>What became of one compensation.</summary>
/// <example><code>if (result.Failure is { } failure) log.LogError(failure, "Could not {How}", result.How);</code></example>
public sealed class CompensationResult
{
    internal CompensationResult(string how, Exception? failure) => (How, Failure) = (how, failure);

    /// <summary>What it was to do, as it was registered.</summary>
    /// <example><code>result.How // "start it again"</code></example>
    public string How { get; }

    /// <summary>What it threw, or a <see cref="TimeoutException"/> if it took too long, or <see langword="null"/> if it succeeded.</summary>
    /// <example><code>if (result.Failure is null) continue;</code></example>
    public Exception? Failure { get; }
}
