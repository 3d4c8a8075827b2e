namespace AgentSafety;

/// <summary>How <c>WithApprovalByElicitation</c> asks. What isn't set is safe.</summary>
/// <example><code>
/// builder.WithApprovalByElicitation(new McpApprovalOptions { Key = key, Used = new NoveltyLedger("/var/lib/agent/answers.jsonl") });
/// </code></example>
public sealed class McpApprovalOptions
{
    /// <summary>
    /// Secret, at least 32 bytes, that ties the answer in a second round to the question of the first. Where several processes serve the rounds of one
    /// call, they need the same. <see langword="null"/>: a new one for each process.
    /// </summary>
    /// <example><code>options.Key = Convert.FromBase64String(configuration["Approval:Key"]!);</code></example>
    public byte[]? Key { get; set; }

    /// <summary>
    /// Remembers which answers were used, so that each is used once. Where several processes have the same <see cref="Key"/>, they need the same
    /// ledger. <see langword="null"/>: this process remembers, until it ends; its key ends with it.
    /// </summary>
    /// <example><code>options.Used = new NoveltyLedger("/var/lib/agent/answers.jsonl");</code></example>
    public INoveltyLedger? Used { get; set; }

    /// <summary>How long a person has to answer in a second round: ten minutes if not set.</summary>
    /// <example><code>options.AnswerWithin = TimeSpan.FromMinutes(2);</code></example>
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The clock: that of the system if not set.</summary>
    /// <example><code>options.Time = new FakeTimeProvider();</code></example>
    public TimeProvider Time { get; set; } = TimeProvider.System;
}
