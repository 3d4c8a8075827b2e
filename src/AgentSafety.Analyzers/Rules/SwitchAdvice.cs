namespace AgentSafety.Rules;

/// <summary>What the analyzer tells the code fix of a switch.</summary>
/// <param name="Instead">The value or member that keeps the guard.</param>
internal sealed record SwitchAdvice(string Instead)
{
    public ImmutableDictionary<string, string?> ToProperties() => ImmutableDictionary<string, string?>.Empty.Add(nameof(Instead), Instead);

    public static SwitchAdvice? From(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(nameof(Instead), out var instead) && instead is { Length: > 0 } ? new(instead) : null;
}
