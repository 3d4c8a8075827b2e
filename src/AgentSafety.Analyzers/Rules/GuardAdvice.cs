namespace AgentSafety.Rules;

/// <summary>What the analyzer tells the code fix. Typed on both sides; strings only in between.</summary>
/// <param name="Operation">Id of the worst operation behind the step: what a guard asks about.</param>
internal sealed record GuardAdvice(string Operation)
{
    public ImmutableDictionary<string, string?> ToProperties() =>
        ImmutableDictionary<string, string?>.Empty.Add(nameof(Operation), Operation);

    public static GuardAdvice? From(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(nameof(Operation), out var operation) && operation is not null ? new(operation) : null;
}
