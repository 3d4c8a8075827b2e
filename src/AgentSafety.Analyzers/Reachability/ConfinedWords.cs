using AgentSafety.Guards;
using AgentSafety.Operations;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>
/// What is left to a caller to say where some of the parameters were checked: a verb from an allow-list chooses among what we wrote, whatever
/// the name beside it is.
/// </summary>
internal static class ConfinedWords
{
    public static Sequence<ExecutedText> LeftOpen(Sequence<ExecutedText> texts, ISymbol body, Facts held, Evidence evidence)
    {
        if (held.Targets == 0 || texts.IsEmpty || body is not IMethodSymbol method)
            return texts;

        return Sequence<ExecutedText>.Of(texts.Select(text => text.Without(IsConfined)).Where(static text => text.IsSupplied).Distinct());

        bool IsConfined(int ordinal) =>
            ordinal < method.Parameters.Length && evidence.Targets.Of(method.Parameters[ordinal]) is { } target && evidence.Checked.IsConfined(target, held);
    }
}
