using System.Collections.Concurrent;

namespace AgentSafety;

/// <summary>
/// Asks once about one exact request: the same question, with nothing different in it, gets the same answer for a while, and nobody is bothered again.
/// A denial is remembered too, so that an agent can't ask until a person is tired. What can't be undone, or names no target, is asked about every time.
/// </summary>
/// <example><code>AgentGuard.UseGate(new AskOnceGate(new ConsoleGate(), TimeSpan.FromMinutes(10)));</code></example>
public sealed class AskOnceGate : IApprovalGate, IAnswersAtOnce
{
    private readonly ConcurrentDictionary<ApprovalRequest, Lazy<Task<Answer?>>> _answers = new(SameQuestion.Comparer);
    private readonly IApprovalGate _inner;
    private readonly TimeSpan _remember;

    /// <summary>A gate that remembers.</summary>
    /// <param name="inner">Who is asked.</param>
    /// <param name="remember">How long an answer is good for, by the clock of the request. More than zero, and less than 25 days.</param>
    /// <exception cref="ArgumentNullException"><paramref name="inner"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="remember"/> is no such time.</exception>
    /// <example><code>new AskOnceGate(new ConsoleGate(), TimeSpan.FromMinutes(10))</code></example>
    public AskOnceGate(IApprovalGate inner, TimeSpan remember)
    {
        _inner = inner ?? throw new ArgumentNullException(nameof(inner));
        _remember = remember > TimeSpan.Zero && remember < Clock.LongestWait ? remember : throw new ArgumentOutOfRangeException(nameof(remember));
    }

    /// <summary>Answers from memory, or asks. Requests that are the same and come together wait for one answer.</summary>
    /// <param name="request">The act.</param>
    /// <param name="cancellationToken">Ends the wait of this request; the question itself ends when its first asker gives it up.</param>
    /// <returns>A decision for this request.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before there was an answer.</exception>
    /// <example><code>var decision = await gate.DecideAsync(request, cancellationToken);</code></example>
    public async ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken)
    {
        if (!CanRemember(request))
            return await _inner.DecideAsync(request, cancellationToken).ConfigureAwait(false);

        ForgetOld(request);
        while (true)
        {
            var asking = _answers.GetOrAdd(request, _ => new(() => AskAsync(request, cancellationToken)));
            try
            {
                if (await asking.Value.OrCanceled(cancellationToken).ConfigureAwait(false) is { } answer && answer.IsFresh(request))
                    return answer.For(request, isSealed: true);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                Forget(request, asking); // a failure denies who waits now, and nobody later
                throw;
            }

            Forget(request, asking);
        }
    }

    ApprovalDecision? IAnswersAtOnce.DecideNow(ApprovalRequest request) =>
        CanRemember(request) && _answers.TryGetValue(request, out var asking)
        && asking is { IsValueCreated: true, Value: { Status: TaskStatus.RanToCompletion, Result: { } answer } } && answer.IsFresh(request)
            ? answer.For(request, isSealed: false)
            : null;

    /// <summary>Two requests that name no target may be the same question about two different things.</summary>
    private static bool CanRemember(ApprovalRequest request) => request.Reversibility is not Reversibility.Irreversible && request.Targets.Count > 0;

    /// <summary>No answer where the asker gave up: who else waits asks again.</summary>
    private async Task<Answer?> AskAsync(ApprovalRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var decision = await Asking.OnPoolAsync(_inner, request, cancellationToken).OrCanceled(cancellationToken).ConfigureAwait(false);
            var objection = Objections.To(request, decision, wasInOtherHands: true);
            var until = request.Asked.Time.GetUtcNow() + _remember;
            return objection is not null ? new(objection, [], until, false)
                : decision is { IsShortened: true } && decision.ExpiresAt < until ? new(null, [.. decision.Approvers], decision.ExpiresAt, true) // who approves for a minute isn't taken at his word for ten
                : new(null, [.. decision!.Approvers], until, decision.IsShortened);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private void ForgetOld(ApprovalRequest request)
    {
        foreach (var entry in _answers)
            if (entry.Value is { IsValueCreated: true, Value: { Status: TaskStatus.RanToCompletion, Result: { } answer } } && !answer.IsFresh(request))
                Forget(entry.Key, entry.Value);
    }

    /// <summary>This answer, and not a newer one.</summary>
    private void Forget(ApprovalRequest request, Lazy<Task<Answer?>> asking) =>
        ((ICollection<KeyValuePair<ApprovalRequest, Lazy<Task<Answer?>>>>)_answers).Remove(new(request, asking));

    private sealed record Answer(string? Objection, string[] Approvers, DateTimeOffset Until, bool IsShortened)
    {
        public bool IsFresh(ApprovalRequest request) => request.Asked.Time.GetUtcNow() < Until;

        public ApprovalDecision For(ApprovalRequest request, bool isSealed) =>
            Objection is not null ? ApprovalDecision.Deny(request, Objection)
            : isSealed ? ApprovalDecision.ApproveTogether(request, Approvers, Until - request.Asked.Time.GetUtcNow(), IsShortened)
            : ApprovalDecision.ApproveAtOnce(request, Approvers);
    }
}
