using AgentSafety.Reachability;

namespace AgentSafety.Rules;

/// <summary>AGS3001 to 3003: what a server tells its clients of a tool isn't what the tool does. They stand whatever guards there are.</summary>
internal static class DeclarationRules
{
    public static readonly DiagnosticDescriptor HarmlessDeclaration = Rule.Declaration(
        RuleIds.HarmlessDeclaration,
        title: "What can destroy is declared harmless",
        message: "'{0}' {1}, but it can reach '{2}'{3}",
        description: "Hosts run what is declared read-only without asking anybody. A hint must be true whatever guards stand behind it; a resource or a prompt must destroy nothing at all.");

    public static readonly DiagnosticDescriptor UndeclaredDestruction = Rule.Declaration(
        RuleIds.UndeclaredDestruction,
        title: "Tool that can destroy doesn't say so",
        message: "'{0}' can reach '{2}'{3}; say so with 'Destructive = true'",
        description: "A hint that isn't set isn't sent. Careful hosts then assume the worst of every tool, others nothing of any: said outright, it is known.",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor IdempotentDeclaration = Rule.Declaration(
        RuleIds.IdempotentDeclaration,
        title: "Tool that does more with every call is declared idempotent",
        message: "'{0}' {1}, but it can reach '{2}'{3}, and every call does that again",
        description: "Hosts repeat a call of an idempotent tool when they don't know whether it arrived. What is created, appended or sent is then there twice.",
        DiagnosticSeverity.Info);

    public static readonly ImmutableArray<DiagnosticDescriptor> All = [HarmlessDeclaration, UndeclaredDestruction, IdempotentDeclaration];

    public static DiagnosticDescriptor For(Untruth untruth) => untruth switch
    {
        Untruth.Harmless => HarmlessDeclaration,
        Untruth.Unsaid => UndeclaredDestruction,
        _ => IdempotentDeclaration,
    };
}
