namespace AgentSafety;

/// <summary>A person's answer to one <see cref="ApprovalRequest"/>. It is good for that request only, only once, and not for long.</summary>
/// <remarks>It is sealed with a key that only this process has: one that was changed, or moved to another request, is refused.</remarks>
/// <example><code>return answer == "yes" ? ApprovalDecision.Approve(request, person.Name) : ApprovalDecision.Deny(request, "the person said no");</code></example>
public sealed class ApprovalDecision
{
    private readonly byte[]? _seal;
    private readonly long _decided; // by a clock that nobody can set
    private int _spent;

    private ApprovalDecision(ApprovalRequest request, string[] approvers, string? reason, TimeSpan? validFor, bool isSealed)
    {
        Request = request ?? throw new ArgumentNullException(nameof(request));
        (Approvers, Reason) = (approvers, reason);
        (DecidedAt, _decided) = (request.Asked.Time.GetUtcNow(), request.Asked.Time.GetTimestamp());
        var lifetime = validFor is { } asked && asked < request.Asked.Lifetime ? asked : request.Asked.Lifetime; // a gate can only shorten it
        ExpiresAt = DateTimeOffset.MaxValue - DecidedAt > lifetime ? DecidedAt + lifetime : DateTimeOffset.MaxValue;
        _seal = isSealed ? Seal.Of(CanonicalForm.OfAnswer(request, this)) : null;
    }

    /// <summary>The request that was decided: the same object, not one that looks like it.</summary>
    /// <example><code>log.LogInformation("Decided {Request}", decision.Request.Id);</code></example>
    public ApprovalRequest Request { get; }

    /// <summary>Who approved, or <see langword="null"/> if it was denied. Several are separated by commas.</summary>
    /// <example><code>log.LogInformation("Approved by {Approver}", decision.Approver);</code></example>
    public string? Approver => Approvers.Count switch { 0 => null, 1 => Approvers[0], _ => string.Join(", ", Approvers) };

    /// <summary>Everybody who approved. Empty if it was denied.</summary>
    /// <example><code>foreach (var person in decision.Approvers) Thank(person);</code></example>
    public IReadOnlyList<string> Approvers { get; }

    /// <summary>Why it was denied, or <see langword="null"/> if it was approved.</summary>
    /// <example><code>return decision.Reason;</code></example>
    public string? Reason { get; }

    /// <summary>When it was decided, in UTC.</summary>
    /// <example><code>var waited = decision.DecidedAt - decision.Request.RequestedAt;</code></example>
    public DateTimeOffset DecidedAt { get; }

    /// <summary>From then on it runs nothing.</summary>
    /// <example><code>message.Text = $"Good until {decision.ExpiresAt:t}";</code></example>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>Did a person agree? Reading this guards nothing: only <see cref="AgentGuard"/> also checks for whom the decision was made.</summary>
    /// <example><code>metrics.Count(decision.IsApproved);</code></example>
    public bool IsApproved => Approvers.Count > 0;

    /// <summary>The act of this request may run, once.</summary>
    /// <param name="request">The request that the person has seen.</param>
    /// <param name="approver">Name of the person. Never the model, nor the agent that asks, and never blank.</param>
    /// <returns>A decision that is good for this request only.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="approver"/> is blank.</exception>
    /// <example><code>return ApprovalDecision.Approve(request, person.Name);</code></example>
    public static ApprovalDecision Approve(ApprovalRequest request, string approver) =>
        new(request, [Said(approver, nameof(approver))], reason: null, validFor: null, isSealed: true);

    /// <summary>The act of this request may run, once, and only if it begins soon.</summary>
    /// <param name="request">The request that the person has seen.</param>
    /// <param name="approver">Name of the person. Never the model, nor the agent that asks, and never blank.</param>
    /// <param name="validFor">How long the approval is good for, if that is shorter than what the options allow. Zero or less: it has expired already.</param>
    /// <returns>A decision that is good for this request only.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="approver"/> is blank.</exception>
    /// <example><code>return ApprovalDecision.Approve(request, person.Name, TimeSpan.FromMinutes(1));</code></example>
    public static ApprovalDecision Approve(ApprovalRequest request, string approver, TimeSpan validFor) =>
        new(request, [Said(approver, nameof(approver))], reason: null, validFor, isSealed: true) { IsShortened = validFor < request.Asked.Lifetime };

    /// <summary>The act of this request may not run.</summary>
    /// <param name="request">The request that was turned down.</param>
    /// <param name="reason">Why, in a phrase that can follow a colon. Never blank.</param>
    /// <returns>A decision that runs nothing.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is blank.</exception>
    /// <example><code>return ApprovalDecision.Deny(request, "the person said no");</code></example>
    public static ApprovalDecision Deny(ApprovalRequest request, string reason) =>
        new(request, [], Said(reason, nameof(reason)), validFor: null, isSealed: false);

    /// <summary>Several people approved the same request.</summary>
    internal static ApprovalDecision ApproveTogether(ApprovalRequest request, IEnumerable<string> approvers, TimeSpan validFor, bool isShortened = false) =>
        new(request, [.. approvers], reason: null, validFor, isSealed: true) { IsShortened = isShortened };

    /// <summary>For gates that answer within the guard's own call: the decision is never in anybody else's hands, and needs no seal.</summary>
    internal static ApprovalDecision ApproveAtOnce(ApprovalRequest request, string[] approvers) => new(request, approvers, reason: null, validFor: null, isSealed: false);

    /// <summary>Did somebody say that it is good for less than the options allow? Whoever remembers it must not remember it for longer.</summary>
    internal bool IsShortened { get; private init; }

    /// <summary>Is it too late, by the time of day or by the time that has passed? A clock that is set back makes no approval young again.</summary>
    internal bool HasExpired => Request.Asked.Time.GetUtcNow() >= ExpiresAt || Request.Asked.Time.GetElapsedTime(_decided) >= ExpiresAt - DecidedAt;

    /// <summary>Was it made here, for this request, and is it as it was made?</summary>
    internal bool IsSealedFor(ApprovalRequest request) => _seal is not null && Seal.AreEqual(_seal, Seal.Of(CanonicalForm.OfAnswer(request, this)));

    /// <summary>True for the first caller only, however many race.</summary>
    internal bool TrySpend() => Interlocked.Exchange(ref _spent, 1) == 0;

    internal static string Said(string text, string parameter) =>
        string.IsNullOrWhiteSpace(text) ? throw new ArgumentException("A decision says by whom, or why not.", parameter) : text;
}
