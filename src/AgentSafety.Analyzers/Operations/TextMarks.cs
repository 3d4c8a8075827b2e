namespace AgentSafety.Operations;

/// <summary>
/// Stands in a text for what isn't written there. Private-use characters: no text has them. A mark names, by ordinal, the parameter of the body
/// that supplies the words, so that they can be put in where the body is called.
/// </summary>
internal static class TextMarks
{
    /// <summary>What only run time knows.</summary>
    public const char Hole = '\uE000';

    /// <summary>Between the elements of a list.</summary>
    public const char Separator = '\uE002';

    /// <summary>Before a text that is split into words only once it is complete.</summary>
    public const char Line = '\uE003';

    private const char FirstWhole = '\uE100';
    private const char FirstPart = '\uE180';
    private const int Most = FirstPart - FirstWhole;

    /// <summary>The parameter as it is handed over.</summary>
    public static string Whole(int ordinal) => ordinal < Most ? ((char)(FirstWhole + ordinal)).ToString() : Hole.ToString();

    /// <summary>Something in it: a property, an element, what is cut out of a text.</summary>
    public static string PartOf(int ordinal) => ordinal < Most ? ((char)(FirstPart + ordinal)).ToString() : Hole.ToString();

    public static string PartOf(char mark) => PartOf(OrdinalOf(mark));

    public static bool IsParameter(char c) => c is >= FirstWhole and < (char)(FirstPart + Most);

    public static bool IsWhole(char mark) => mark < FirstPart;

    public static int OrdinalOf(char mark) => mark - (IsWhole(mark) ? FirstWhole : FirstPart);

    public static bool IsUnknown(char c) => c is Hole || IsParameter(c);

    public static bool IsSupplied(string text) => text.Any(IsParameter);

    /// <summary>The same text for those who only ask what is written.</summary>
    public static string WithoutParameters(string text) => IsSupplied(text) ? new([.. text.Select(static c => IsParameter(c) ? Hole : c)]) : text;
}
