using System.Globalization;

namespace AgentSafety.Guards;

/// <summary>
/// A way in which a value comes out: what is found at a place in it is this constant, or is anything but. <c>answer is true</c>,
/// <c>error is null</c>, <c>result.IsOk is true</c>, <c>decision is 2</c>. It says so without symbols: one that a method proves is asked for by its callers.
/// </summary>
/// <param name="Members">From the value to the place: <c>.Content.Yes</c>; <c>&amp;1</c> begins at the second parameter.</param>
/// <param name="Value">The constant, as <see cref="Written"/>.</param>
/// <param name="IsValue">False: anything else is found.</param>
internal readonly record struct Outcome(string Members, string Value, bool IsValue = true)
{
    public const string Null = "null";
    public const string True = "True";
    public const string False = "False";
    public const string EmptyText = "'";

    /// <summary>A text that is what whoever wrote it was told: what it is compared to is known to both.</summary>
    public const string Echo = "=";

    /// <summary>A text or letter that says yes, however it is spelt: <see cref="WrittenYes"/>.</summary>
    public const string Yes = "~yes";

    /// <summary>A text that was found where the program keeps what it hands out; the method that does so follows.</summary>
    public const string Issued = "~issued:";

    /// <summary>A text that names a setting, and that setting was found to be set.</summary>
    public const string Setting = "~setting";

    public static readonly Outcome IsSetting = new("", Setting);

    private const int LongestPath = 120;

    public static Outcome Of(bool answer) => new("", answer ? True : False);

    public static string OutOf(IParameterSymbol parameter) => $"&{parameter.Ordinal}";

    public static string Written(object? constant) => constant switch
    {
        null => Null,
        string text => $"'{text}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => constant.ToString(),
    };

    /// <summary>Yes or no, where the value itself is one of these.</summary>
    public bool? Answer => Members.Length > 0 || !IsValue ? null : Value switch { True => true, False => false, _ => null };

    /// <summary>The method that handed out the text.</summary>
    public string? Issuer => Value.StartsWith(Issued, StringComparison.Ordinal) ? Value.Substring(Issued.Length) : null;

    public bool IsTooLong => Members.Length > LongestPath;

    /// <summary>Not false is true, where there is nothing else.</summary>
    public Outcome OfBool() => Members.Length > 0 || IsValue ? this : Value switch { True => Of(false), False => Of(true), _ => this };

    public Outcome Negated() => Members.Length > 0 ? this : Value switch { True => this with { Value = False }, False => this with { Value = True }, _ => this };

    /// <summary>The yes at the same place: what a form says, or what was done with it.</summary>
    public Outcome AsYes() => this with { Value = Members == ".Action" ? "'accept" : True, IsValue = true };

    public Outcome In(string member) => this with { Members = $"{member}{Members}" };

    public Outcome InMember(string name) => In($".{name}");

    /// <summary>What must be found in an out argument, if this speaks of it.</summary>
    public Outcome? From(IParameterSymbol parameter) =>
        OutOf(parameter) is var prefix && Members.StartsWith(prefix, StringComparison.Ordinal) && (Members.Length == prefix.Length || Members[prefix.Length] == '.') ? this with { Members = Members.Substring(prefix.Length) } : null;

    /// <summary>The first member on the way, and what must be found in it.</summary>
    public (string Member, Outcome Remaining)? Split()
    {
        if (Members.Length == 0 || Members[0] != '.')
            return null;

        var end = Members.IndexOf('.', 1);
        return end < 0 ? (Members.Substring(1), this with { Members = "" }) : (Members.Substring(1, end - 1), this with { Members = Members.Substring(end) });
    }

    public bool Admits(string constant) => Value is Echo or Setting || Issuer is not null || (Value is Yes ? WrittenYes.Is(constant) : constant == Value) == IsValue;

    public bool Implies(Outcome other) =>
        Members == other.Members && (
            other is { Value: Yes, IsValue: true } && IsValue && WrittenYes.Is(Value)
            || (Value == other.Value ? IsValue == other.IsValue : IsValue && !other.IsValue && Value is not Yes && other.Value is not Yes));
}
