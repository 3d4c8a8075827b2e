namespace AgentSafety;

/// <summary>
/// This member is a guard. The analyzer believes it, so put it only on code that fails closed:
/// whatever goes wrong inside, the protection is not given.
/// </summary>
/// <remarks>
/// The signature says when the protections hold:
/// <list type="bullet">
/// <item><description>it takes a delegate: the delegate runs under them;</description></item>
/// <item><description>it returns <see cref="bool"/> (or a task of it): they hold where the answer is <see langword="true"/>;</description></item>
/// <item><description>it returns nothing, or a task without a result: they hold once it has returned (and was awaited).</description></item>
/// </list>
/// Any other answer proves nothing.
/// </remarks>
/// <param name="protections">What holds when the guard holds.</param>
/// <example><code>[AgentGuard(Protections.Approval)]
/// public async Task&lt;bool&gt; ConfirmAsync(string question) => …</code></example>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property, Inherited = true)]
public sealed class AgentGuardAttribute(Protections protections) : Attribute
{
    /// <summary>What holds when the guard holds.</summary>
    /// <example><code>attribute.Protections.HasFlag(Protections.Approval)</code></example>
    public Protections Protections { get; } = protections;
}
