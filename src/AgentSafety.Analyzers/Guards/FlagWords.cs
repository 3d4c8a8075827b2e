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

    private static readonly HashSet<string> Tokens = new(StringComparer.OrdinalIgnoreCase) { "token", "nonce", "otp", "code", "ticket", "challenge", "phrase" };

    /// <summary>Of these a token is no approval: it says who calls, or where to go on.</summary>
    private static readonly HashSet<string> OtherTokens = new(StringComparer.OrdinalIgnoreCase) { "page", "continuation", "cancellation", "access", "auth", "bearer", "api", "session", "refresh", "csrf", "next", "sync", "upload", "download", "status", "error", "zip", "country", "language", "source", "lock", "lease", "etag", "version", "concurrency", "idempotency" };

    private static readonly HashSet<string> Issued = new(StringComparer.OrdinalIgnoreCase) { "confirmation", "confirmations", "confirms", "approval", "approvals", "issued", "challenges", "tokens" };

    private static readonly HashSet<string> Decisions = new(StringComparer.OrdinalIgnoreCase) { "status", "state", "decision", "approved", "approver", "verdict" };

    private static readonly string[] Trials = ["dryrun", "whatif", "preview", "previewonly", "simulate", "simulation", "planonly"];

    private static readonly string[] Phrases = ["must be true", "must be set to true", "true to confirm", "true to proceed", "true to approve", "true to acknowledge", "confirm that you", "confirms that you", "i understand"];

    /// <summary>By its name, or by what it is described as to the model.</summary>
    public static bool IsYes(string name, ISymbol? place) => IsYes(NameWords.Of(name)) || place is not null && DescriptionOf(place) is { } text && Phrases.Any(phrase => text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>To fill it in is to give it: <c>reason</c>, <c>approvedBy</c>.</summary>
    public static bool IsReason(string name) => NameWords.Of(name) is var words && (words is [var only] && Reasons.Contains(only) || words is [var first, "by" or "By"] && Yes.Contains(first)
        || words is [.., var last] && Whys.Contains(last) && words.Take(words.Count - 1).All(word => Yes.Contains(word) || Destroying.Contains(word)));

    /// <summary>Only shows what would be done.</summary>
    public static bool IsTrial(string name) => Trials.Contains(name.Replace("_", "").ToLowerInvariant());

    /// <summary>What is looked up is a token, or where it is looked up holds such: <c>confirmationCode</c>, <c>_pendingDeletions[id]</c>.</summary>
    public static bool IsToken(string name, string store) => !IsOtherToken(name) && (SaysToken(name)
        || NameWords.Of(store) is var kept && (kept.Any(Issued.Contains) || kept.Contains("pending", StringComparer.OrdinalIgnoreCase) && kept.Any(static word => Destroying.Contains(word.TrimEnd('s')) || Destroying.Contains(word))));

    /// <summary>By its own name.</summary>
    public static bool SaysToken(string name) => NameWords.Of(name) is var words && (words.Any(Tokens.Contains) || words.Any(Yes.Contains));

    public static bool IsOtherToken(string name) => NameWords.Of(name).Any(OtherTokens.Contains);

    /// <summary>Somebody decided it.</summary>
    public static bool IsDecision(string member) => NameWords.Of(member).Any(Decisions.Contains);

    public static bool IsForce(string name) => NameWords.Of(name) is [var first, ..] && first.StartsWith("force", StringComparison.OrdinalIgnoreCase);

    /// <summary>What is forced besides a deletion is how something is done: <c>forceRefresh</c>.</summary>
    private static bool IsYes(IReadOnlyList<string> words) =>
        words.Any(Yes.Contains) && !words.Any(Other.Contains)
        && (!words[0].StartsWith("force", StringComparison.OrdinalIgnoreCase) || words.Skip(1).All(Destroying.Contains));

    private static string? DescriptionOf(ISymbol place) => place.GetAttributes()
        .FirstOrDefault(static attribute => attribute.AttributeClass is { Name: "DescriptionAttribute", ContainingNamespace: { Name: "ComponentModel", ContainingNamespace.Name: "System" } })
        is { ConstructorArguments: [{ Value: string text }] } ? text : null;
}
