namespace AgentSafety;

/// <summary>Why an act is allowed or not, and what would be the least that allows it.</summary>
/// <example><code>if (CapabilityScope.Explain("delete bucket", name) is { IsAllowed: false } no) return no.ToString();</code></example>
public sealed class CapabilityExplanation
{
    internal CapabilityExplanation(string? reason, Capability? leastCapability) => (Reason, LeastCapability) = (reason, leastCapability);

    /// <summary>Would every scope allow it? Reading this guards nothing: what is allowed now may be used up when the act comes.</summary>
    /// <example><code>button.Enabled = explanation.IsAllowed;</code></example>
    public bool IsAllowed => Reason is null;

    /// <summary>Which scope stands in the way, counted from the outermost, and why. <see langword="null"/> if none does.</summary>
    /// <example><code>log.LogWarning("{Reason}", explanation.Reason);</code></example>
    public string? Reason { get; }

    /// <summary>
    /// The least capability that would allow this act, once, and no other: what to grant in place of the scope that stands in the way. <see langword="null"/> if none does.
    /// </summary>
    /// <remarks>For a person to grant. A scope that is begun inside the other doesn't widen it.</remarks>
    /// <example><code>Console.WriteLine($"To allow it, grant {explanation.LeastCapability}");</code></example>
    public Capability? LeastCapability { get; }

    /// <summary>The explanation as a person would read it.</summary>
    /// <returns>One line.</returns>
    /// <example><code>Console.WriteLine(explanation);</code></example>
    public override string ToString() => IsAllowed ? "yes" : $"no: {Reason}; it would take {LeastCapability}";
}
