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
    public bool IsIntact => Problems.Count == 0;

    /// <summary>How many lines were read as records.</summary>
    public long Records { get; }

    /// <summary>Place of the last one; before the first, if there is none.</summary>
    public AuditHead Head { get; }

    /// <summary>What is wrong, in the order of the log; the first hundred.</summary>
    public IReadOnlyList<AuditProblem> Problems { get; }

    /// <summary>
    /// Acts that were started and whose end nobody recorded, as where a process was killed between act and record. A person must look at what they did
    /// before anybody does them again. An act that runs right now is among them.
    /// </summary>
    public IReadOnlyList<AuditRecord> Unfinished { get; }
}
