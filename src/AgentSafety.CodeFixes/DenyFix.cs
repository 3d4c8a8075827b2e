using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

/// <summary>Denies what code approves without asking anybody.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DenyFix)), Shared]
public sealed class DenyFix() : OtherValueFix("Deny, as nobody was asked", RuleIds.RubberStamp);
