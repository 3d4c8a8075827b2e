namespace AgentSafety;

/// <summary>
/// Several people must agree: each of the gates is one way to reach one of them, all are asked at once, and as many different people
/// as needed must approve. Who asks is none of them, under no spelling of the name.
/// </summary>
/// <example><code>AgentGuard.UseGate(new QuorumGate(2, new ChatGate("ada"), new ChatGate("grace"), new ChatGate("edsger")));</code></example>
public sealed class QuorumGate : IApprovalGate
{
    private readonly IApprovalGate[] _gates;
    private readonly int _needed;

    /// <summary>A gate that asks several.</summary>
    /// <param name="needed">How many different people must approve. A request that needs more gets more.</param>
    /// <param name="gates">Whom to ask. A gate that fails, or answers for another request, is a voice less.</param>
    /// <exception cref="ArgumentNullException"><paramref name="gates"/> or one of them is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="needed"/> is less than one, or more than there are gates.</exception>
    /// <example><code>new QuorumGate(2, new ChatGate("ada"), new ChatGate("grace"))</code></example>
    public QuorumGate(int needed, params IApprovalGate[] gates)
    {
        _gates = [.. gates ?? throw new ArgumentNullException(nameof(gates))];
        if (Array.IndexOf(_gates, null) >= 0)
            throw new ArgumentNullException(nameof(gates));

        _needed = needed >= 1 && needed <= _gates.Length ? needed : throw new ArgumentOutOfRangeException(nameof(needed), "As many as needed must be there to ask, and at least one.");
    }

    /// <summary>Asks everybody, and answers when enough have approved, or when enough can't any more.</summary>
    /// <param name="request">The act.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>An approval that names everybody who gave it, or a denial.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before there was an answer.</exception>
    /// <example><code>var decision = await gate.DecideAsync(request, cancellationToken);</code></example>
    public async ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken)
    {
        var needed = Math.Max(_needed, request.ApproversNeeded);
        var (expires, isShortened) = (DateTimeOffset.MaxValue, false);
        var people = new List<string>();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var asked = _gates.Select(gate => Asking.OnPoolAsync(gate, request, enough.Token)).ToList();
        try
        {
            while (people.Count < needed && people.Count + asked.Count >= needed)
            {
                var answer = await Task.WhenAny(asked).OrCanceled(cancellationToken).ConfigureAwait(false);
                asked.Remove(answer);
                if (answer.Status is not TaskStatus.RanToCompletion || Objections.ToVote(request, answer.Result) is not null || people.Contains(answer.Result!.Approvers[0], Identity.Comparer))
                    continue;

                people.Add(answer.Result.Approvers[0]); // one gate, one voice
                expires = answer.Result.ExpiresAt < expires ? answer.Result.ExpiresAt : expires;
                isShortened |= answer.Result.IsShortened;
            }
        }
        finally
        {
            enough.Cancel(); // who was not needed doesn't have to answer any more
        }

        return people.Count >= needed
            ? ApprovalDecision.ApproveTogether(request, people, expires - request.Asked.Time.GetUtcNow(), isShortened)
            : ApprovalDecision.Deny(request, $"{needed} different people must approve, and {people.Count} did");
    }
}
