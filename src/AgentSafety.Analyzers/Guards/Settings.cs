using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>What was set before the program ran, and not by anybody who is asked: the environment, the configuration, options, and what only reads these.</summary>
internal static class Settings
{
    private static readonly HashSet<string> Skipping = new(StringComparer.OrdinalIgnoreCase) { "skip", "bypass", "auto", "disable", "no", "require", "requires", "need", "needs", "enable" };

    private static readonly HashSet<string> Asking = new(StringComparer.OrdinalIgnoreCase) { "approve", "approval", "approvals", "confirm", "confirmation", "confirmations", "consent", "prompt", "prompts", "ask" };

    private static readonly HashSet<string> Hosting = new(StringComparer.Ordinal) { "IsDevelopment", "IsProduction", "IsStaging", "IsEnvironment", "EnvironmentName" };

    private static readonly string[] Types = ["Options", "Settings", "Config", "Configuration"];

    public static bool Is(IOperation part, Evidence evidence) => SettingRead.Is(part) || part switch
    {
        IInvocationOperation { TargetMethod: { ContainingType.Name: "HostEnvironmentEnvExtensions" or "HostingEnvironmentExtensions", Name: var name } } => Hosting.Contains(name),
        IPropertyReferenceOperation { Property: { ContainingType.Name: "IHostEnvironment", Name: var name } } => Hosting.Contains(name),
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member when evidence.Writes.IsChanged(member.Member) => false,
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol, Type.SpecialType: SpecialType.System_Boolean } member when SpeaksOfSkipping(member.Member.Name) => true,
        IPropertyReferenceOperation { Property: { Type.SpecialType: SpecialType.System_Boolean, ContainingType: var type } } when IsSettings(type) => true,
        IInvocationOperation call => evidence.Contracts.Of(call).FollowsSetting,
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol, Type.SpecialType: SpecialType.System_Boolean or SpecialType.System_String } member => evidence.Contracts.Behind(member).FollowsSetting || evidence.IsSetting(member.Member),
        _ => false,
    };

    /// <summary>
    /// What a body answers follows from settings alone: it looks at one, asks nobody, and of what it is given it only looks at settings, or at the name of one.
    /// </summary>
    public static bool Decide(IReadOnlyCollection<IOperation> decisive, IEnumerable<IOperation> operations, Evidence evidence)
    {
        var parts = ConditionParts.Of(evidence.Values, decisive).ToArray();
        if (!parts.Any(part => Is(part, evidence)))
            return false;

        var names = new HashSet<SyntaxNode>(parts.Select(SettingRead.NameIn).OfType<IOperation>().Select(static name => name.Syntax));
        var guards = new GuardCalls(evidence);
        return parts.OfType<IParameterReferenceOperation>().All(given => names.Contains(given.Syntax) || given.Type is { } type && (IsSettings(type) || type.Name is "IConfiguration" or "IConfigurationRoot" or "IOptions" or "IOptionsMonitor" or "IOptionsSnapshot"))
            && !operations.OfType<IInvocationOperation>().Any(guards.IsGuard);
    }

    private static bool IsSettings(ITypeSymbol type) => Types.Any(word => type.Name.EndsWith(word, StringComparison.Ordinal));

    /// <summary><c>SkipConfirmation</c>, <c>autoApprove</c>, <c>RequireApproval</c>; not what was approved before.</summary>
    private static bool SpeaksOfSkipping(string name) => NameWords.Of(name) is [var first, var second, ..] && Skipping.Contains(first) && Asking.Contains(second);
}
