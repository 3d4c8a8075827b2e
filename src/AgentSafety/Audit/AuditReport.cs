namespace AgentSafety;

/// <summary>What <see cref="AuditLog.Verify(AuditHead?)"/> found.</summary>
/// <example><code>
/// if (!report.IsIntact)
///     throw new InvalidOperationException(string.Join(Environment.NewLine, report.Problems));
/// </code></example>
public sealed class AuditReport
{
    internal AuditReport(long records, AuditHead head, IReadOnlyList<AuditProblem> problems, IReadOnlyList<AuditRecord> unfinished) =>
        (Records, Head, Problems, Unfinished) = (records, head, problems, unfinished);

    /// <summary>Is every byte as it was written, and nothing missing that can be missed?</summary>
    /// <example><code>if (!log.Verify(anchor).IsIntact) await pager.CallAsync();</code></example>
    public bool IsIntact => Problems.Count == 0;

    /// <summary>How many lines were read as records.</summary>
    /// <example><code>Console.WriteLine($"{report.Records} records");</code></example>
    public long Records { get; }

    /// <summary>Place of the last one; before the first, if there is none.</summary>
    /// <example><code>await elsewhere.KeepAsync(report.Head);</code></example>
    public AuditHead Head { get; }

    /// <summary>What is wrong, in the order of the log; the first hundred.</summary>
    /// <example><code>foreach (var problem in report.Problems) Console.WriteLine(problem);</code></example>
    public IReadOnlyList<AuditProblem> Problems { get; }

    /// <summary>
    /// Acts that were started and whose end nobody recorded, as where a process was killed between act and record. A person must look at what they did
    /// before anybody does them again. An act that runs right now is among them.
    /// </summary>
    /// <example><code>foreach (var act in report.Unfinished) Console.WriteLine($"look at {act}");</code></example>
    public IReadOnlyList<AuditRecord> Unfinished { get; }
}
