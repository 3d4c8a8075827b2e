namespace AgentSafety;

/// <summary>Asks a gate about one act. There is one way to come back without an exception: a decision made for this very request, approved, not used before.</summary>
internal static class Asking
{
    public static async Task RequireApprovalAsync(IApprovalGate gate, ApprovalRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        var decision = await DecideAsync(gate, request, cancellationToken).ConfigureAwait(false);
        if (Objection(request, decision) is { } objection)
            throw new ApprovalDeniedException(request, objection);

        cancellationToken.ThrowIfCancellationRequested(); // approved too late is not approved
    }

    /// <summary>
    /// The gate runs on a pool thread, whatever calls it: it can't deadlock with a caller that blocks, a gate that blocks can be left behind,
    /// and what it does to the ambient flow doesn't reach the act.
    /// </summary>
    private static async Task<ApprovalDecision?> DecideAsync(IApprovalGate gate, ApprovalRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var asking = Task.Run(() => gate.DecideAsync(request, cancellationToken).AsTask(), CancellationToken.None);
            return await asking.OrCanceled(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            throw new ApprovalDeniedException(request, $"the approval gate failed with {failure.GetType().Name}", failure);
        }
    }

    private static string? Objection(ApprovalRequest request, ApprovalDecision? decision)
    {
        if (decision is null)
            return "the approval gate gave no decision";

        if (!ReferenceEquals(decision.Request, request))
            return "the approval gate gave a decision that was made for another request";

        if (!decision.IsApproved)
            return decision.Reason;

        return decision.TrySpend() ? null : "the approval gate gave a decision that was used before";
    }

    /// <summary>The task's result, unless the token is cancelled first. A task that ignores the token is left behind, and what it answers later is lost.</summary>
    public static async Task<T> OrCanceled<T>(this Task<T> task, CancellationToken cancellationToken)
    {
        var canceled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => canceled.TrySetResult(true)))
            await Task.WhenAny(task, canceled.Task).ConfigureAwait(false);

        cancellationToken.ThrowIfCancellationRequested();
        return await task.ConfigureAwait(false);
    }
}
