using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>A <see cref="Remark"/> while the syntax is at hand.</summary>
internal readonly record struct Noticed(RemarkKind Kind, SyntaxNode Syntax, string Says, string? Instead = null);
