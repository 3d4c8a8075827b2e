using AgentSafety.Guards;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>A guard before a step that doesn't guard.</summary>
/// <param name="Place">Where it fails, if in this body: the warning stands there, if that is the entry point's.</param>
/// <param name="Guard">Who is asked, by name.</param>
/// <param name="Says">How it fails, as a part of the message.</param>
/// <param name="Field">What would have to be read of the answer, where that is known.</param>
/// <param name="IsByName">That is a field of a form that is read by the names of its fields.</param>
internal sealed record Weakness(Weaknesses Kind, SourcePlace? Place = null, string Guard = "", string Says = "", string? Field = null, bool IsByName = false)
{
    /// <summary>What must be true of the answer, part by part, where heeding it is all that is missing.</summary>
    public string? Yes { get; init; }

    /// <summary>Before the act it would guard.</summary>
    public bool IsLate => Says is AskedAfterwards.Says;

    /// <summary>The parameter that a question about something else would have to name.</summary>
    public string? Unnamed { get; init; }

    /// <summary>The guard itself, if it fails elsewhere.</summary>
    public Callees Elsewhere { get; init; } = Callees.None;

    public Weakness Moved(int distance, Func<Callees, Callees> here) => this with { Place = Place?.Moved(distance), Elsewhere = here(Elsewhere) };
}
