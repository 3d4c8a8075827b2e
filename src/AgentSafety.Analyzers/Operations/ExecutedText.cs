using AgentSafety.Symbols;

namespace AgentSafety.Operations;

internal enum TextLanguage
{
    Sql,

    /// <summary>A program and its arguments.</summary>
    Command,

    /// <summary>The verb of a web request: whoever supplies it can delete.</summary>
    Request,

    /// <summary>A program text, or something that is loaded and run: whoever supplies it can do anything.</summary>
    Script,
}

/// <summary>How much of what runs is the caller's: nothing that matters, words in it, or what it does.</summary>
internal enum Say { None, Words, Deed }

/// <summary>
/// A text that a body runs. Where its caller supplies words, there is a mark: with these put in, the same text says what the call does. A plain
/// value. Of SQL and scripts there is one word, the text itself.
/// </summary>
internal readonly record struct ExecutedText(TextLanguage Language, Sequence<string> Words, Protections Held)
{
    private const int MostTexts = 16;

    public bool IsSupplied => Words.Any(TextMarks.IsSupplied);

    /// <summary>What it destroys for sure, whatever the caller supplies.</summary>
    public DestructiveOperation? Operation => Language switch
    {
        TextLanguage.Sql => Words.Select(static text => SqlOperations.In(TextMarks.WithoutParameters(text))).FirstOrDefault(),
        TextLanguage.Command => CommandLineOperations.In(CommandLine.Expanded(Words.Select(TextMarks.WithoutParameters))),
        TextLanguage.Request => HandedOver.VerbNamed(Words.First()),
        _ => null,
    };

    /// <summary>How much of it is the caller's to say.</summary>
    public Say Supplied => !IsSupplied ? Say.None : Language switch
    {
        TextLanguage.Sql => SuppliedText.InSql(Words.First()),
        TextLanguage.Command => SuppliedText.InCommand(CommandLine.Expanded(Words)),
        _ => Say.Deed,
    };

    /// <summary>The texts that it can be when a caller supplies these: for each parameter, all that it may be.</summary>
    public IEnumerable<ExecutedText> With(Func<int, string[]> supplied, Protections held)
    {
        var (language, heldBefore) = (Language, Held);
        return Words.Aggregate(new[] { Array.Empty<string>() }, (texts, word) => [.. texts.SelectMany(text => Completed(word, supplied).Select(whole => text.Append(whole).ToArray())).Take(MostTexts)])
            .Select(words => new ExecutedText(language, Sequence<string>.Of(words), heldBefore | held));
    }

    /// <summary>The same where what these parameters hold was checked before.</summary>
    public ExecutedText Without(Func<int, bool> parameters) =>
        this with { Words = Sequence<string>.Of(Words.Select(word => new string([.. word.Select(c => TextMarks.IsParameter(c) && parameters(TextMarks.OrdinalOf(c)) ? TextMarks.Hole : c)]))) };

    private static string[] Completed(string text, Func<int, string[]> supplied)
    {
        var texts = new[] { "" };
        foreach (var c in text)
            texts = TextMarks.IsParameter(c) ? [.. texts.SelectMany(start => Supplies(c, supplied).Select(words => start + words)).Take(MostTexts)] : [.. texts.Select(start => start + c)];

        return texts;
    }

    /// <summary>What is only part of something made there isn't looked up; part of what the caller was given itself is.</summary>
    private static IEnumerable<string> Supplies(char mark, Func<int, string[]> supplied) => TextMarks.IsWhole(mark)
        ? supplied(TextMarks.OrdinalOf(mark))
        : supplied(TextMarks.OrdinalOf(mark)).Select(static words => words is [var own] && TextMarks.IsParameter(own) ? TextMarks.PartOf(own) : TextMarks.Hole.ToString()).Distinct();
}
