namespace AgentSafety.Rules;

/// <summary>What the analyzer tells the code fix of a method that can't be read.</summary>
/// <param name="Method">Its documentation id: a contract is declared where that is, or in a file of configuration.</param>
internal sealed record ContractAdvice(string Method)
{
    public ImmutableDictionary<string, string?> ToProperties() => ImmutableDictionary<string, string?>.Empty.Add(nameof(Method), Method);

    public static ContractAdvice? From(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(nameof(Method), out var method) && method is { Length: > 0 } ? new(method) : null;
}
