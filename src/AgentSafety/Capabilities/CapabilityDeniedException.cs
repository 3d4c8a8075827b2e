namespace AgentSafety;

/// <summary>The act lies outside what was granted, so it did not run, and nobody was asked.</summary>
/// <example><code>
/// catch (CapabilityDeniedException denied)
/// {
///     return Error(denied.Explanation.ToString());
/// }
/// </code></example>
public sealed class CapabilityDeniedException : GuardDeniedException
{
    internal CapabilityDeniedException(ProposedAct act, CapabilityExplanation explanation)
        : base(Describe(act, explanation)) => Explanation = explanation;

    /// <summary>Why, and what would be the least that allows it.</summary>
    /// <example><code>Console.WriteLine($"To allow it, grant {denied.Explanation.LeastCapability}");</code></example>
    public CapabilityExplanation Explanation { get; }

    private static string Describe(ProposedAct act, CapabilityExplanation explanation) =>
        $"'{VisibleText.Of(act.Operation)}' is outside what was granted: {explanation.Reason}";
}
