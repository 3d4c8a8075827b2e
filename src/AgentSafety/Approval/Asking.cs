namespace AgentSafety;

/// <summary>Asks a gate about one act. There is one way to come back without an exception: a decision made for this very request, approved in time, not used before.</summary>
internal static class Asking
{
    public static ValueTask<ApprovalDecision> RequireApprovalAsync(IApprovalGate gate, ApprovalRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return gate is IAnswersAtOnce inMemory && AnswerOf(inMemory, request) is { } answer
            ? new(Accepted(request, answer, wasInOtherHands: false))
            : WaitAsync(gate, request, cancellationToken);
    }

    private static async ValueTask<ApprovalDecision> WaitAsync(IApprovalGate gate, ApprovalRequest request, CancellationToken cancellationToken)
    {
        var decision = await DecideAsync(gate, request, cancellationToken).ConfigureAwait(false);
        var accepted = Accepted(request, decision, wasInOtherHands: true);
        cancellationToken.ThrowIfCancellationRequested(); // approved too late is not approved
        return accepted;
    }

    /// <summary>
    /// The gate runs on a pool thread, whatever calls it: it can't deadlock with a caller that blocks, a gate that blocks can be left behind,
    /// and what it does to the ambient flow doesn't reach the act.
    /// </summary>
    private static async Task<ApprovalDecision?> DecideAsync(IApprovalGate gate, ApprovalRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await OnPoolAsync(gate, request, cancellationToken).OrCanceled(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            throw Failed(request, failure);
        }
    }

    public static Task<ApprovalDecision?> OnPoolAsync(IApprovalGate gate, ApprovalRequest request, CancellationToken cancellationToken) =>
        Task.Run(async () => (ApprovalDecision?)await gate.DecideAsync(request, cancellationToken).ConfigureAwait(false), CancellationToken.None);

    private static ApprovalDecision? AnswerOf(IAnswersAtOnce gate, ApprovalRequest request)
    {
        try
        {
            return gate.DecideNow(request);
        }
        catch (Exception failure)
        {
            throw Failed(request, failure);
        }
    }

    private static ApprovalDecision Accepted(ApprovalRequest request, ApprovalDecision? decision, bool wasInOtherHands) =>
        Objections.To(request, decision, wasInOtherHands) is { } objection ? throw new ApprovalDeniedException(request, objection) : decision!;

    private static ApprovalDeniedException Failed(ApprovalRequest request, Exception failure) =>
        new(request, $"the approval gate failed with {failure.GetType().Name}", failure);

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
