using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

/// <summary>Writes the narrower value where there is one for sure: private for public, reading for everything, a week for a year.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NarrowGrantFix)), Shared]
public sealed class NarrowGrantFix() : OtherValueFix("Narrow the grant", RuleIds.WidenedPermissions);
