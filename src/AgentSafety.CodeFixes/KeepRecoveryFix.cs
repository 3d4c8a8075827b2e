using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

/// <summary>Leaves on what keeps or brings back what is destroyed: a snapshot, a waiting time, a refusal.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepRecoveryFix)), Shared]
public sealed class KeepRecoveryFix() : OtherValueFix("Keep recovery", RuleIds.RecoveryOff);
