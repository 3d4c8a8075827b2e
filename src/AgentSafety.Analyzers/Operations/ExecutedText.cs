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

    public static ExecutedText Of(TextLanguage language, params string[] words) => new(language, Sequence<string>.Of(words), Protections.None);

    /// <summary>May a caller have a say in it?</summary>
    public bool IsHanded => Words.Any(static word => word.Any(TextMarks.IsParameter));

    public bool IsSupplied => Words.Any(TextMarks.IsSupplied);

    /// <summary>What it destroys for sure, whatever the caller supplies.</summary>
    public DestructiveOperation? Operation => Language switch
    {
        TextLanguage.Sql => Words.Select(static text => SqlOperations.In(TextMarks.WithoutForeign(text))).FirstOrDefault(),
        TextLanguage.Command => CommandLineOperations.In(CommandLine.Expanded(Words.Select(TextMarks.WithoutForeign))),
        TextLanguage.Request => HandedOver.VerbNamed(Words.First()),
        _ => null,
    };

    /// <summary>How much of it is somebody else's to say.</summary>
    public Say Supplied => !IsSupplied ? Say.None : Language switch
    {
        TextLanguage.Sql => SuppliedText.InSql(Words.First()),
        TextLanguage.Command => SuppliedText.InCommand(CommandLine.Expanded(Words)),
        TextLanguage.Script => SuppliedText.InScript(Words.First()),
        _ => Say.Deed,
    };

    /// <summary>The texts that it can be once a call has put these in for its marks.</summary>
    public IEnumerable<ExecutedText> With(Func<char, string[]> supplied, Protections held)
    {
        var (language, heldBefore) = (Language, Held);
        return Words.Aggregate(new[] { Array.Empty<string>() }, (texts, word) => [.. texts.SelectMany(text => TextMarks.Completed(word, supplied, MostTexts).Select(whole => text.Append(whole).ToArray())).Take(MostTexts)])
            .Select(words => new ExecutedText(language, Sequence<string>.Of(words), heldBefore | held));
    }

    /// <summary>The same where these marks aren't open: what they stand for was checked before, or is nobody's to say.</summary>
    public ExecutedText Without(Func<char, bool> marks) => this with { Words = Sequence<string>.Of(Words.Select(word => TextMarks.Without(word, marks))) };
}
