using System.Globalization;

namespace AgentSafety;

/// <summary>Writes what happens to an act. Before the act, a record that can't be kept stops it; afterwards it can't any more.</summary>
internal sealed class Recorder(IAuditLog? log)
{
    public void Requested(ApprovalRequest request)
    {
        if (log is not null)
            Keep(log, new(AuditEvent.Requested, request.Id, request.Operation, request.Target, request.Agent, reason: request.Reason, details: Details(request)));
    }

    public void Approved(ApprovalRequest request, ApprovalDecision decision) => Write(request, AuditEvent.Approved, decision.Reason, decision.Approver);

    public void Started(ApprovalRequest request, string? reason = null) => Write(request, AuditEvent.Started, reason);

    public void Ended(ApprovalRequest request, AuditEvent how, string? reason) => Write(request, how, reason);

    /// <summary>What stands in the way is what the caller must hear of, not that it couldn't be written down: the act doesn't run either way.</summary>
    public void TryEnd(ApprovalRequest request, AuditEvent how, Exception why) =>
        TryEnd(request, how, why is GuardDeniedException ? why.Message : $"{why.GetType().Name}: {why.Message}");

    public void TryEnd(ApprovalRequest request, AuditEvent how, string? reason)
    {
        try
        {
            Write(request, how, reason);
        }
        catch (Exception)
        {
            // An act that was started and never ended is found by whoever reads the log, and the next act finds that the log is broken.
        }
    }

    public void Undo(ApprovalRequest request, CompensationResult result)
    {
        try
        {
            Write(request, result.Failure is null ? AuditEvent.Undone : AuditEvent.UndoFailed, result.Failure is { } failure ? $"{result.How}: {failure.GetType().Name}: {failure.Message}" : result.How);
        }
        catch (Exception)
        {
            // A broken log must not keep anybody from undoing what was done.
        }
    }

    private void Write(ApprovalRequest request, AuditEvent what, string? reason, string? approver = null)
    {
        if (log is not null)
            Keep(log, new(what, request.Id, request.Operation, request.Target, request.Agent, approver, reason));
    }

    /// <summary>A log that isn't ours may fail with anything. Whatever it is, the record was not kept.</summary>
    private static void Keep(IAuditLog log, AuditEntry entry)
    {
        try
        {
            log.Append(entry);
        }
        catch (Exception failure) when (failure is not AuditException)
        {
            throw new AuditException($"The audit log failed with {failure.GetType().Name}.", failure);
        }
    }

    private static Dictionary<string, string> Details(ApprovalRequest request)
    {
        var details = new Dictionary<string, string> { ["digest"] = request.Digest, ["reversibility"] = request.Reversibility.ToString() };
        foreach (var (name, value) in new[] { ("effect", request.Effect), ("blast_radius", request.BlastRadius), ("preview", request.Preview), ("undo", request.Undo), ("code", request.Code) })
            if (value is not null)
                details.Add(name, value);

        if (request.IsNovel)
            details.Add("novel", "true");

        if (request.ApproversNeeded > 1)
            details.Add("approvers_needed", request.ApproversNeeded.ToString(CultureInfo.InvariantCulture));

        return details;
    }
}
