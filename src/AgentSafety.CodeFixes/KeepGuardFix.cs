using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

/// <summary>Leaves a guard on that a switch turns off: the other value, or the rule that approves only what reads.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepGuardFix)), Shared]
public sealed class KeepGuardFix() : OtherValueFix("Keep the guard", RuleIds.GuardTurnedOff);
