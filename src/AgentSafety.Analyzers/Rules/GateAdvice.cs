namespace AgentSafety.Rules;

/// <summary>What the analyzer tells the code fix of a function whose approval is lost.</summary>
/// <param name="Wrapper">Metadata name of a class in this project that asks before it calls the function it wraps; empty if there is none.</param>
internal sealed record GateAdvice(string Wrapper)
{
    public ImmutableDictionary<string, string?> ToProperties() => ImmutableDictionary<string, string?>.Empty.Add(nameof(Wrapper), Wrapper);

    public static GateAdvice? From(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(nameof(Wrapper), out var wrapper) && wrapper is not null ? new(wrapper) : null;
}
