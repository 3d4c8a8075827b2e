namespace AgentSafety;

/// <summary>One act that waits for a person's approval. Each act asks with a request of its own, which no other act can use.</summary>
/// <example><code>
/// public ValueTask&lt;ApprovalDecision&gt; DecideAsync(ApprovalRequest request, CancellationToken cancellationToken) =>
///     AskOnCallAsync($"{request.Agent} wants to {request.Operation}: {request.Target}", request, cancellationToken);
/// </code></example>
public sealed class ApprovalRequest
{
    private readonly ProposedAct _act;
    private string? _id;
    private string? _digest;

    internal ApprovalRequest(ProposedAct act, Asked asked)
    {
        (_act, Asked, IsNovel, ApproversNeeded) = (act, asked, asked.IsNovel, asked.ApproversNeeded);
        Target = act.OwnTargets switch
        {
            [] => null,
            [var one] => one,
            var several => string.Join(", ", several.Select(static target => $"'{target.Replace("\\", "\\\\").Replace("'", "\\'")}'")), // quoted: no name can look like two
        };
    }

    /// <summary>128 random bits as 32 hexadecimal digits: new for each request, and not to be guessed from earlier ones.</summary>
    /// <example><code>log.LogInformation("Asked as {Request}", request.Id);</code></example>
    public string Id => _id ?? Interlocked.CompareExchange(ref _id, RequestId.New(), null) ?? _id;

    /// <summary>What is to be done, as a person would say it. Never blank.</summary>
    /// <example><code>message.Text = VisibleText(request.Operation);</code></example>
    public string Operation => _act.Operation;

    /// <summary>What it is done to, all of it in one text, or <see langword="null"/> if the caller didn't say. Several are quoted and separated by commas.</summary>
    /// <remarks>Often chosen by the model: show it as text only, with control characters made visible, as <see cref="ConsoleGate"/> does.</remarks>
    /// <example><code>message.Text += request.Target ?? "(not said)";</code></example>
    public string? Target { get; }

    /// <summary>What it is done to, one by one.</summary>
    /// <example><code>list.AddRange(request.Targets);</code></example>
    public IReadOnlyList<string> Targets => _act.Targets;

    /// <summary>Which agent asks, or <see langword="null"/> if nobody said. It can't approve what it asks for.</summary>
    /// <example><code>if (request.Agent is null) return ApprovalDecision.Deny(request, "say who asks");</code></example>
    public string? Agent => Asked.Agent;

    /// <summary>Why the agent wants it, or <see langword="null"/>. Chosen by the model, as a rule.</summary>
    /// <example><code>message.Text += request.Reason;</code></example>
    public string? Reason => _act.Reason;

    /// <summary>What would change, as a dry run shows it, or <see langword="null"/>.</summary>
    /// <example><code>message.Attach(request.Preview);</code></example>
    public string? Preview => _act.Preview;

    /// <summary>What is lost or changed, or <see langword="null"/>.</summary>
    /// <example><code>message.Text += request.Effect;</code></example>
    public string? Effect => _act.Effect;

    /// <summary>How far it reaches, or <see langword="null"/>.</summary>
    /// <example><code>message.Text += request.BlastRadius;</code></example>
    public string? BlastRadius => _act.BlastRadius;

    /// <summary>Is there a way back?</summary>
    /// <example><code>if (request.Reversibility is Reversibility.Irreversible) message.MarkRed();</code></example>
    public Reversibility Reversibility => Asked.Reversibility;

    /// <summary>The way back, or why there is none, or <see langword="null"/> if nothing was said about it.</summary>
    /// <example><code>message.Text += request.Undo ?? "no way back is known";</code></example>
    public string? Undo => Asked.Undo;

    /// <summary>Has this agent never done this before, as far as its ledger goes back?</summary>
    /// <example><code>if (request.IsNovel) message.MarkRed();</code></example>
    public bool IsNovel { get; }

    /// <summary>How many different people must approve: one, or more where there is no way back.</summary>
    /// <example><code>if (request.ApproversNeeded > 1) return await _quorum.DecideAsync(request, cancellationToken);</code></example>
    public int ApproversNeeded { get; }

    /// <summary>Source text of the act as the compiler saw it, or <see langword="null"/> if there is no act to quote.</summary>
    /// <example><code>message.Text += request.Code;</code></example>
    public string? Code => _act.Code;

    /// <summary>When the approval was asked for, in UTC.</summary>
    /// <example><code>var waited = DateTimeOffset.UtcNow - request.RequestedAt;</code></example>
    public DateTimeOffset RequestedAt => Asked.At;

    /// <summary>SHA-256 of all that is asked, as 64 hexadecimal digits: the same for the same question, different when anything differs. Neither id nor time is part of it.</summary>
    /// <example><code>ticket.ExternalId = request.Digest;</code></example>
    public string Digest => _digest ??= Sha256.Of(CanonicalForm.OfQuestion(this));

    internal Asked Asked { get; }
}
