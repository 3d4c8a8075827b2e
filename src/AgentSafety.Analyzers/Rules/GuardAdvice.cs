namespace AgentSafety.Rules;

/// <summary>What the analyzer tells the code fix. Typed on both sides; strings only in between.</summary>
/// <param name="Operation">Id of the worst operation behind the step: what a guard asks about.</param>
/// <param name="ApprovableAtRegistration">The function is registered where <c>ApprovalRequiredAIFunction</c> around it would be asked.</param>
/// <param name="IsBehind">What is to be guarded is the first of the additional locations; the warning is on a check before it.</param>
internal sealed record GuardAdvice(string Operation, bool ApprovableAtRegistration, bool IsBehind = false)
{
    /// <summary>What the operation does, as it ends a sentence; null where nobody has said.</summary>
    public string? Effect { get; init; }

    /// <summary>Why nothing brings back what is lost; null where something may.</summary>
    public string? NoWayBack { get; init; }

    /// <summary>The call that undoes the operation, in terms of the call that it is; null where the catalogue knows none.</summary>
    public string? Undo { get; init; }

    /// <summary>It is the only one behind the step, and the last of the additional locations: guarded there, nothing is left to warn of.</summary>
    public bool IsAlone { get; init; }

    /// <summary>Where the warning is nothing runs yet: a function is handed over, whose code is elsewhere. To guard that guards nothing.</summary>
    public bool IsAtRegistration { get; init; }

    /// <summary>The step runs something that isn't written there, but follows from it. What is written can be moved; that can't.</summary>
    public bool IsImplied { get; init; }

    /// <summary>The framework that can be made to ask before it runs the function, by the namespace of its types; null where none can.</summary>
    public string? Framework { get; init; }

    /// <summary>What that framework calls the function.</summary>
    public string? Function { get; init; }

    public ImmutableDictionary<string, string?> ToProperties() => ImmutableDictionary<string, string?>.Empty
        .Add(nameof(Operation), Operation)
        .Add(nameof(ApprovableAtRegistration), ApprovableAtRegistration ? "true" : null)
        .Add(nameof(IsBehind), IsBehind ? "true" : null)
        .Add(nameof(Effect), Effect)
        .Add(nameof(NoWayBack), NoWayBack)
        .Add(nameof(Undo), Undo)
        .Add(nameof(IsAlone), IsAlone ? "true" : null)
        .Add(nameof(IsAtRegistration), IsAtRegistration ? "true" : null)
        .Add(nameof(IsImplied), IsImplied ? "true" : null)
        .Add(nameof(Framework), Framework)
        .Add(nameof(Function), Function);

    public static GuardAdvice? From(Diagnostic diagnostic) => Said(diagnostic, nameof(Operation)) is not { } operation ? null
        : new(operation, Said(diagnostic, nameof(ApprovableAtRegistration)) is not null, Said(diagnostic, nameof(IsBehind)) is not null)
        {
            Effect = Said(diagnostic, nameof(Effect)),
            NoWayBack = Said(diagnostic, nameof(NoWayBack)),
            Undo = Said(diagnostic, nameof(Undo)),
            IsAlone = Said(diagnostic, nameof(IsAlone)) is not null,
            IsAtRegistration = Said(diagnostic, nameof(IsAtRegistration)) is not null,
            IsImplied = Said(diagnostic, nameof(IsImplied)) is not null,
            Framework = Said(diagnostic, nameof(Framework)),
            Function = Said(diagnostic, nameof(Function)),
        };

    private static string? Said(Diagnostic diagnostic, string property) => diagnostic.Properties.TryGetValue(property, out var value) ? value : null;
}
