using AgentSafety.Guards;
using AgentSafety.Operations;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>
/// What is left to others to say where some of it was checked: a verb from an allow-list chooses among what we wrote, whatever the name beside it
/// is; a name of letters and digits can't end what it stands in.
/// </summary>
internal sealed class ConfinedWords(ISymbol body, Evidence evidence)
{
    public Sequence<ExecutedText> LeftOpen(Sequence<ExecutedText> texts, IOperation run, Facts held) => held.Targets == 0 || texts.IsEmpty
        ? texts
        : Sequence<ExecutedText>.Of(texts.Select(text => WithoutPlain(text.Without(mark => IsChecked(mark, held, evidence.Checked.IsConfined) || TextMarks.IsForeign(mark) && IsAllChecked(run, held)), held)).Where(static text => text.IsSupplied).Distinct());

    /// <summary>What stands inside of a text can't go on from there; what says what is done still does.</summary>
    private ExecutedText WithoutPlain(ExecutedText text, Facts held)
    {
        foreach (var plain in text.Words.SelectMany(static word => word).Where(mark => IsChecked(mark, held, evidence.Checked.IsPlain)).Distinct().ToArray())
            if (text.Without(mark => TextMarks.IsForeign(mark) && mark != plain).Supplied is not Say.Deed)
                text = text.Without(mark => mark == plain);

        return text;
    }

    /// <summary>The parameter, or the member of it that the mark speaks of.</summary>
    private bool IsChecked(char mark, Facts held, Func<Target, Facts, bool> isChecked)
    {
        if (!TextMarks.IsParameter(mark) || body is not IMethodSymbol method || TextMarks.OrdinalOf(mark) is var ordinal && (ordinal < 0 || ordinal >= method.Parameters.Length)
            || evidence.Targets.Of(method.Parameters[ordinal]) is not { } target)
            return false;

        return isChecked(target, held)
            || TextMarks.IsMember(mark) && TextMembers.At(TextMarks.MemberIn(mark), method.Parameters[ordinal].Type) is { } member && isChecked(Targets.MemberOf(target, member), held);
    }

    /// <summary>What a model answered, and an element of what was handed over, have no name here; but all that this call is handed was checked, or is ours.</summary>
    private bool IsAllChecked(IOperation run, Facts held)
    {
        var texts = run.GivenArguments().Where(static argument => Suppliers.CanCarry(argument.Value.WithoutConversions().Type) && argument.ArgumentKind is not ArgumentKind.DefaultValue).ToArray();
        return texts.Length > 0 && texts.All(argument => evidence.Targets.Of(argument.Value) is var target && (target.IsOurs || evidence.Checked.IsConfined(target, held)));
    }
}
