using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

/// <summary>Takes the flag out of the command line by which the program is told not to ask.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepAskingFix)), Shared]
public sealed class KeepAskingFix() : OtherValueFix("Let the program ask", RuleIds.Unasked);
