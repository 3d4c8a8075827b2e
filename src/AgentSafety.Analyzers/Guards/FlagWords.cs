using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>The words, whole ones of a name or phrases of a description, by which a tool asks the model for its own yes.</summary>
internal static class FlagWords
{
    private static readonly HashSet<string> Yes = new(StringComparer.OrdinalIgnoreCase)
    {
        "confirm", "confirmed", "confirms", "confirmation", "approve", "approved", "approval", "consent", "consented", "acknowledge", "acknowledged", "acknowledgement", "acknowledgment",
        "agree", "agreed", "understand", "understood", "sure", "yes", "proceed", "authorized", "authorised", "force", "forced",
    };

    /// <summary>Beside one of those, the name speaks of something else: what is listed, what is done without asking, what is asked for.</summary>
    private static readonly HashSet<string> Other = new(StringComparer.OrdinalIgnoreCase)
    {
        "skip", "require", "requires", "required", "need", "needs", "no", "not", "without", "only", "include", "exclude", "show", "list", "filter", "pending", "send", "request", "email", "mail", "wait", "auto", "unless", "url", "message", "text",
    };

    private static readonly HashSet<string> Destroying = new(StringComparer.OrdinalIgnoreCase) { "delete", "deletion", "remove", "removal", "drop", "purge", "wipe", "destroy", "terminate" };

    private static readonly HashSet<string> Reasons = new(StringComparer.OrdinalIgnoreCase) { "reason", "justification", "rationale", "approver", "confirmation", "approval", "consent" };

    private static readonly HashSet<string> Whys = new(StringComparer.OrdinalIgnoreCase) { "reason", "justification", "rationale" };

    private static readonly string[] Trials = ["dryrun", "whatif", "preview", "previewonly", "simulate", "simulation", "planonly"];

    private static readonly string[] Phrases = ["must be true", "must be set to true", "true to confirm", "true to proceed", "true to approve", "true to acknowledge", "confirm that you", "confirms that you", "i understand"];

    /// <summary>By its name, or by what it is described as to the model.</summary>
    public static bool IsYes(string name, ISymbol? place) => IsYes(NameWords.Of(name)) || place is not null && DescriptionOf(place) is { } text && Phrases.Any(phrase => text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>To fill it in is to give it: <c>reason</c>, <c>approvedBy</c>.</summary>
    public static bool IsReason(string name) => NameWords.Of(name) is var words && (words is [var only] && Reasons.Contains(only) || words is [var first, "by" or "By"] && Yes.Contains(first)
        || words is [.., var last] && Whys.Contains(last) && words.Take(words.Count - 1).All(word => Yes.Contains(word) || Destroying.Contains(word)));

    /// <summary>Only shows what would be done.</summary>
    public static bool IsTrial(string name) => Trials.Contains(name.Replace("_", "").ToLowerInvariant());

    public static bool IsForce(string name) => NameWords.Of(name) is [var first, ..] && first.StartsWith("force", StringComparison.OrdinalIgnoreCase);

    /// <summary>What is forced besides a deletion is how something is done: <c>forceRefresh</c>.</summary>
    private static bool IsYes(IReadOnlyList<string> words) =>
        words.Any(Yes.Contains) && !words.Any(Other.Contains)
        && (!words[0].StartsWith("force", StringComparison.OrdinalIgnoreCase) || words.Skip(1).All(Destroying.Contains));

    private static string? DescriptionOf(ISymbol place) => place.GetAttributes()
        .FirstOrDefault(static attribute => attribute.AttributeClass is { Name: "DescriptionAttribute", ContainingNamespace: { Name: "ComponentModel", ContainingNamespace.Name: "System" } })
        is { ConstructorArguments: [{ Value: string text }] } ? text : null;
}
