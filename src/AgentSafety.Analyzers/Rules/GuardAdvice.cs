namespace AgentSafety.Rules;

/// <summary>What the analyzer tells the code fix. Typed on both sides; strings only in between.</summary>
/// <param name="Operation">Id of the worst operation behind the step: what a guard asks about.</param>
/// <param name="ApprovableAtRegistration">The function is registered where <c>ApprovalRequiredAIFunction</c> around it would be asked.</param>
/// <param name="IsBehind">What is to be guarded is the first of the additional locations; the warning is on a check before it.</param>
internal sealed record GuardAdvice(string Operation, bool ApprovableAtRegistration, bool IsBehind = false)
{
    public ImmutableDictionary<string, string?> ToProperties() => ImmutableDictionary<string, string?>.Empty
        .Add(nameof(Operation), Operation)
        .Add(nameof(ApprovableAtRegistration), ApprovableAtRegistration ? "true" : null)
        .Add(nameof(IsBehind), IsBehind ? "true" : null);

    public static GuardAdvice? From(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(nameof(Operation), out var operation) && operation is not null
            ? new(operation, Is(diagnostic, nameof(ApprovableAtRegistration)), Is(diagnostic, nameof(IsBehind)))
            : null;

    private static bool Is(Diagnostic diagnostic, string property) => diagnostic.Properties.TryGetValue(property, out var value) && value is not null;
}
