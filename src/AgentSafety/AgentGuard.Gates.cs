namespace AgentSafety;

public static partial class AgentGuard
{
    /// <summary>Sets the gate for the whole process. Until it is called, everything is denied. The last call wins; flows inside <see cref="BeginGate"/> keep theirs.</summary>
    /// <param name="gate">Asked about every act from now on, by several at the same time.</param>
    /// <exception cref="ArgumentNullException"><paramref name="gate"/> is <see langword="null"/>: there is no way to take the guard off.</exception>
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
    public static IDisposable BeginGate(IApprovalGate gate) => GateScope.Begin(gate);
}
