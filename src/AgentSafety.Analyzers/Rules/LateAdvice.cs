namespace AgentSafety.Rules;

/// <summary>What the analyzer tells the code fix of a question that only comes after the act.</summary>
internal static class LateAdvice
{
    private const string IsLate = nameof(IsLate);

    public static ImmutableDictionary<string, string?> ToProperties() => ImmutableDictionary<string, string?>.Empty.Add(IsLate, "true");

    public static bool IsOn(Diagnostic diagnostic) => diagnostic.Properties.ContainsKey(IsLate);
}
