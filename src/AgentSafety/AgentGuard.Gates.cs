namespace AgentSafety;

public static partial class AgentGuard
{
    /// <summary>Sets the gate for the whole process. Until it is called, everything is denied. The last call wins; flows inside <see cref="BeginGate"/> keep theirs.</summary>
    /// <param name="gate">Asked about every act from now on, by several at the same time.</param>
    /// <exception cref="ArgumentNullException"><paramref name="gate"/> is <see langword="null"/>: there is no way to take the guard off.</exception>
    /// <example><code>AgentGuard.UseGate(new ConsoleGate());</code></example>
    public static void UseGate(IApprovalGate gate) => GateScope.UseForProcess(gate);

    /// <summary>Sets the gate for the current async flow and for what it starts, until the result is disposed.</summary>
    /// <param name="gate">Asked in place of the gate outside, not in addition to it.</param>
    /// <returns>
    /// Dispose it in the flow that began it, innermost first, with <c>using</c>. Work that outlives it is denied from then on;
    /// so is, out of order, whatever comes after.
    /// </returns>
    /// <remarks>
    /// Scopes nest, and other flows don't see them. Begun inside an <c>async</c> method, a scope is not in force for the caller of that method.
    /// A flow started under <see cref="ExecutionContext.SuppressFlow"/> leaves the scope and meets the gate of the process.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="gate"/> is <see langword="null"/>.</exception>
    /// <example><code>using (AgentGuard.BeginGate(new ElicitationGate(request.Server)))
    ///     return await next(request, cancellationToken);</code></example>
    public static IDisposable BeginGate(IApprovalGate gate) => GateScope.Begin(gate);

    /// <summary>Puts options in force for the whole process. The last call wins. They are copied: changing them afterwards changes nothing.</summary>
    /// <param name="options">What the guards go by from now on. Without a gate, the one that is set stays.</param>
    /// <exception cref="ArgumentException">An option can't be.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <example><code>AgentGuard.Use(new AgentSafetyOptions { Gate = new ConsoleGate(), Audit = new AuditLog("audit.jsonl") });</code></example>
    public static void Use(AgentSafetyOptions options) => GuardSettings.UseForProcess(new(options ?? throw new ArgumentNullException(nameof(options))));

    /// <summary>Says which agent acts in the current async flow, and in what it starts, until the result is disposed. It is shown to approvers, recorded, and can't approve.</summary>
    /// <param name="agent">Name of the agent. Never blank, and never one that the model chose.</param>
    /// <returns>Dispose it in the flow that began it, with <c>using</c>.</returns>
    /// <exception cref="ArgumentException"><paramref name="agent"/> is blank.</exception>
    /// <example><code>using (AgentGuard.BeginAgent("deploy-bot"))
    ///     await agent.RunAsync(cancellationToken);</code></example>
    public static IDisposable BeginAgent(string agent) => AgentScope.Begin(agent);
}
