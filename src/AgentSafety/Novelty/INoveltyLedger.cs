namespace AgentSafety;

/// <summary>What an agent has done before. What it has never done is novel, and a person should look at it first.</summary>
/// <example><code>options.Novelty = new NoveltyLedger("ledger.jsonl");</code></example>
public interface INoveltyLedger
{
    /// <summary>Has this agent done this before?</summary>
    /// <param name="agent">Who. Never blank.</param>
    /// <param name="operation">What, as a person would say it. Never blank.</param>
    /// <param name="resource">To what, or <see langword="null"/> if only the operation counts. Other than with another resource, and other than with any.</param>
    /// <returns>True only if it certainly has.</returns>
    /// <exception cref="IOException">The ledger can't be read: treat the act as novel.</exception>
    /// <example><code>ledger.HasDone("deploy-bot", "delete bucket")</code></example>
    bool HasDone(string agent, string operation, string? resource = null);

    /// <summary>Remembers that it has, for good. Call it after the act, with what a person approved.</summary>
    /// <param name="agent">Who. Never blank.</param>
    /// <param name="operation">What, as a person would say it. Never blank.</param>
    /// <param name="resource">To what, or <see langword="null"/>.</param>
    /// <returns>True if this was the first time; for exactly one of all who race.</returns>
    /// <exception cref="IOException">It could not be kept, and may be novel again.</exception>
    /// <example><code>ledger.Remember("deploy-bot", "delete bucket");</code></example>
    bool Remember(string agent, string operation, string? resource = null);
}
