namespace AgentSafety.Rules;

/// <summary>What the analyzer tells the code fix of a form that is only accepted.</summary>
/// <param name="Field">What would have to be read as yes.</param>
/// <param name="IsByName">The form is read by the names of its fields; else the field is a property of it.</param>
internal sealed record AnswerAdvice(string Field, bool IsByName)
{
    public ImmutableDictionary<string, string?> ToProperties() => ImmutableDictionary<string, string?>.Empty
        .Add(nameof(Field), Field)
        .Add(nameof(IsByName), IsByName ? "true" : null);

    public static AnswerAdvice? From(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(nameof(Field), out var field) && field is not null
            ? new(field, diagnostic.Properties.TryGetValue(nameof(IsByName), out var byName) && byName is not null)
            : null;
}
