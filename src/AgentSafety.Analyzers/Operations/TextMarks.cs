namespace AgentSafety.Operations;

/// <summary>
/// Stands in a text for what isn't written there. Private-use characters: no text has them. A mark names, by ordinal, the parameter of the body
/// that supplies the words, so that they can be put in where the body is called; or a member of one, or of the object that it is called on.
/// </summary>
internal static class TextMarks
{
    /// <summary>What only run time knows.</summary>
    public const char Hole = '\uE000';

    /// <summary>Between the elements of a list.</summary>
    public const char Separator = '\uE002';

    /// <summary>Before a text that is split into words only once it is complete.</summary>
    public const char Line = '\uE003';

    /// <summary>What a model answered, whoever asked it.</summary>
    public const char Answer = '\uE004';

    /// <summary>In place of an ordinal: the object that the body is called on.</summary>
    public const int Receiver = -1;

    private const char FirstWhole = '\uE100';
    private const char FirstPart = '\uE180';
    private const char FirstMember = '\uE200';
    private const int Most = FirstPart - FirstWhole;
    private const int MostOwners = 16;
    private const int MostMembers = 64;
    private const char End = (char)(FirstMember + MostOwners * MostMembers);

    /// <summary>The parameter as it is handed over.</summary>
    public static string Whole(int ordinal) => ordinal is >= 0 and < Most ? ((char)(FirstWhole + ordinal)).ToString() : Hole.ToString();

    /// <summary>Something in it: an element, what is cut out of a text.</summary>
    public static string PartOf(int ordinal) => ordinal is >= 0 and < Most ? ((char)(FirstPart + ordinal)).ToString() : Hole.ToString();

    public static string PartOf(char mark) => mark is Answer ? mark.ToString() : PartOf(OrdinalOf(mark));

    /// <summary>A member of it, by number (see <see cref="TextMembers"/>).</summary>
    public static string MemberOf(int ordinal, int? member) =>
        ordinal < MostOwners - 1 && member is >= 0 and < MostMembers and var number ? ((char)(FirstMember + (ordinal + 1) * MostMembers + number)).ToString() : PartOf(ordinal);

    public static bool IsParameter(char c) => c is >= FirstWhole and < End;

    public static bool IsWhole(char mark) => mark < FirstPart;

    public static bool IsMember(char mark) => mark is >= FirstMember and < End;

    public static int OrdinalOf(char mark) => IsMember(mark) ? (mark - FirstMember) / MostMembers - 1 : mark - (IsWhole(mark) ? FirstWhole : FirstPart);

    public static int MemberIn(char mark) => (mark - FirstMember) % MostMembers;

    /// <summary>Somebody else's words: the caller's or a model's.</summary>
    public static bool IsForeign(char c) => c is Answer || IsParameter(c);

    public static bool IsUnknown(char c) => c is Hole || IsForeign(c);

    public static bool IsSupplied(string text) => text.Any(IsForeign);

    /// <summary>The same text for those who only ask what is written.</summary>
    public static string WithoutForeign(string text) => Without(text, IsForeign);

    public static string Without(string text, Func<char, bool> marks) => text.Any(marks) ? new([.. text.Select(c => marks(c) ? Hole : c)]) : text;

    /// <summary>The texts that it can be once these are put in for its marks; no more than are looked at.</summary>
    public static string[] Completed(string text, Func<char, string[]> supplied, int most)
    {
        var texts = new[] { "" };
        foreach (var c in text)
            texts = IsParameter(c) ? [.. texts.SelectMany(start => supplied(c).Select(words => start + words)).Take(most)] : [.. texts.Select(start => start + c)];

        return texts;
    }
}
