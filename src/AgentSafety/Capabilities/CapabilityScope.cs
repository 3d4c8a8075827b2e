namespace AgentSafety;

/// <summary>
/// Within it, guarded acts may do what its capability allows and nothing else. Scopes nest and intersect: an act must be allowed by every scope
/// around it, so that power only gets less on the way in. A scope holds in what its flow starts, and nowhere else.
/// </summary>
/// <remarks>
/// It limits acts that run through <see cref="AgentGuard"/>. What doesn't ask isn't stopped by it: that is why beginning a scope is no guard to the
/// analyzers, and running within one is.
/// </remarks>
/// <example><code>
/// using (CapabilityScope.Begin(new Capability { Operations = ["delete bucket"], Resources = ["preview-*"], Count = 5 }))
///     await agent.RunAsync(cancellationToken);
/// </code></example>
public sealed class CapabilityScope : IDisposable
{
    private static readonly AsyncLocal<CapabilityScope?> Innermost = new();

    private volatile bool _ended;

    internal CapabilityScope(Capability capability, CapabilityScope? outer)
    {
        (Capability, Outer, Allowance) = (capability, outer, new(capability));
        Depth = outer is null ? 1 : outer.Depth + 1;
    }

    /// <summary>What it allows, if the scopes around it do too.</summary>
    /// <example><code>log.LogInformation("Within {Capability}", scope.Capability);</code></example>
    public Capability Capability { get; }

    internal CapabilityScope? Outer { get; }

    internal Allowance Allowance { get; }

    internal int Depth { get; }

    internal bool HasEnded => _ended;

    internal static CapabilityScope? Current => Innermost.Value;

    /// <summary>Narrows what the current async flow, and what it starts, may do, until the result is disposed.</summary>
    /// <param name="capability">What is allowed within, as far as it is allowed outside.</param>
    /// <returns>
    /// Dispose it in the flow that began it, innermost first, with <c>using</c>. Work that outlives it is denied from then on; so is, out of order, whatever comes after.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="capability"/> is <see langword="null"/>.</exception>
    /// <remarks>
    /// A flow started under <see cref="ExecutionContext.SuppressFlow"/> leaves every scope, and meets <see cref="AgentSafetyOptions.Ceiling"/> alone.
    /// </remarks>
    /// <example><code>using var scope = CapabilityScope.Begin(new Capability { Operations = ["restart service"], Resources = ["web-*"] });</code></example>
    public static CapabilityScope Begin(Capability capability) =>
        Innermost.Value = new(capability ?? throw new ArgumentNullException(nameof(capability)), Innermost.Value);

    /// <summary>Would an act be allowed here and now? Nothing is used up, and nothing is guarded: ask to tell a person or a model, not to decide.</summary>
    /// <param name="operation">What the act would do.</param>
    /// <param name="targets">What it would be done to.</param>
    /// <returns>Which scope stands in the way and why, and the least capability that would allow it.</returns>
    /// <exception cref="ArgumentException"><paramref name="operation"/> is blank, or one of <paramref name="targets"/> is <see langword="null"/>.</exception>
    /// <example><code>
    /// var explanation = CapabilityScope.Explain("delete bucket", "production");
    /// Console.WriteLine(explanation); // no: scope 1 allows no such resource: 'production'; it would take operations ['delete bucket'], …
    /// </code></example>
    public static CapabilityExplanation Explain(string operation, params string[] targets) =>
        CapabilityCheck.Explain(GuardSettings.Current, new ProposedAct(operation, (IEnumerable<string>)targets));

    /// <summary>Ends the scope. Work that is left in it is denied from now on.</summary>
    /// <example><code>scope.Dispose();</code></example>
    public void Dispose()
    {
        _ended = true;
        if (ReferenceEquals(Innermost.Value, this)) // out of order: the scope inside goes on, and leads back here, to a denial
            Innermost.Value = Outer;
    }
}
