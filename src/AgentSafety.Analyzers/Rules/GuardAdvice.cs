namespace AgentSafety.Rules;

/// <summary>What the analyzer tells the code fix. Typed on both sides; strings only in between.</summary>
/// <param name="Operation">Id of the worst operation behind the step: what a guard asks about.</param>
/// <param name="ApprovableAtRegistration">The function is registered where <c>ApprovalRequiredAIFunction</c> around it would be asked.</param>
internal sealed record GuardAdvice(string Operation, bool ApprovableAtRegistration)
{
    public ImmutableDictionary<string, string?> ToProperties() => ImmutableDictionary<string, string?>.Empty
        .Add(nameof(Operation), Operation)
        .Add(nameof(ApprovableAtRegistration), ApprovableAtRegistration ? "true" : null);

    public static GuardAdvice? From(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(nameof(Operation), out var operation) && operation is not null
            ? new(operation, diagnostic.Properties.TryGetValue(nameof(ApprovableAtRegistration), out var approvable) && approvable is not null)
            : null;
}
