namespace AgentSafety.Rules;

/// <summary>What the analyzer tells the code fix of a question that is about something else.</summary>
/// <param name="Name">The parameter that it would have to name: what is acted on, or the list of it.</param>
internal sealed record TargetAdvice(string Name)
{
    /// <summary>Beside the other advice.</summary>
    public ImmutableDictionary<string, string?> AddTo(ImmutableDictionary<string, string?> properties) => properties.Add(Key, Name);

    public static TargetAdvice? From(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(Key, out var name) && name is { Length: > 0 } ? new(name) : null;

    private const string Key = "Target";
}
