namespace AgentSafety;

/// <summary>A gate that has so long to answer. What it says later denies: nobody waits any more, and things have changed.</summary>
/// <example><code>AgentGuard.UseGate(new TimeBoxedGate(new ConsoleGate(), TimeSpan.FromMinutes(2)));</code></example>
public sealed class TimeBoxedGate : IApprovalGate
{
    private readonly IApprovalGate _inner;
    private readonly TimeSpan _limit;

    /// <summary>A gate with a limit.</summary>
    /// <param name="inner">Who is asked. Its token is cancelled when time is up; if it ignores that, it is left behind.</param>
    /// <param name="limit">How long it may take, by the clock of the request. More than zero, and less than 25 days.</param>
    /// <exception cref="ArgumentNullException"><paramref name="inner"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is no such time.</exception>
    /// <example><code>new TimeBoxedGate(new ConsoleGate(), TimeSpan.FromMinutes(2))</code></example>
    public TimeBoxedGate(IApprovalGate inner, TimeSpan limit)
    {
        _inner = inner ?? throw new ArgumentNullException(nameof(inner));
        _limit = limit > TimeSpan.Zero && limit < Clock.LongestWait ? limit : throw new ArgumentOutOfRangeException(nameof(limit));
    }

    /// <summary>Asks, and waits no longer than the limit.</summary>
    /// <param name="request">The act.</param>
    /// <param name="cancellationToken">Ends the wait earlier.</param>
    /// <returns>What the gate answered in time, else a denial.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before there was an answer.</exception>
    /// <example><code>var decision = await gate.DecideAsync(request, cancellationToken);</code></example>
    public async ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken)
    {
        using var time = request.Asked.Time.CancelAfter(_limit);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        try
        {
            var decision = await Asking.OnPoolAsync(_inner, request, either.Token).OrCanceled(either.Token).ConfigureAwait(false);
            return time.IsCancellationRequested ? TooLate(request) : decision!;
        }
        catch (OperationCanceledException) when (time.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return TooLate(request);
        }
    }

    private ApprovalDecision TooLate(ApprovalRequest request) => ApprovalDecision.Deny(request, $"nobody answered within {_limit:c}");
}
