namespace AgentSafety.Guards;

/// <summary>Words that a person writes, or is given to choose from, to say yes.</summary>
internal static class WrittenYes
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { "yes", "true", "y", "ok", "confirm", "confirmed", "approve", "approved", "proceed", "delete", "accept" };

    /// <param name="constant">As <see cref="Outcome.Written"/>: a text, or one letter.</param>
    public static bool Is(string constant) => constant switch
    {
        ['\'', ..] => Words.Contains(constant.Substring(1).Trim()),
        _ => constant is "y" or "Y",
    };

    /// <summary>A text that is read from another one in a form that makes no difference to who answers: trimmed, in small letters.</summary>
    public static IOperation? ReadFrom(IInvocationOperation call) => call switch
    {
        { Instance: { } text, TargetMethod: { Name: "Trim" or "TrimStart" or "TrimEnd" or "ToLower" or "ToLowerInvariant" or "ToUpper" or "ToUpperInvariant", Parameters.IsEmpty: true, ContainingType.SpecialType: SpecialType.System_String } } => text,
        { TargetMethod: { Name: "ToLower" or "ToLowerInvariant" or "ToUpper" or "ToUpperInvariant", ContainingType.SpecialType: SpecialType.System_Char }, Arguments: [{ Value: var letter }] } => letter,
        _ => null,
    };

    /// <summary>A text that is a yes only where it says <c>true</c>.</summary>
    public static IOperation? ParsedBy(IInvocationOperation call) =>
        call is { TargetMethod: { Name: "Parse" or "TryParse", ContainingType.SpecialType: SpecialType.System_Boolean }, Arguments: [{ Value: { Type.SpecialType: SpecialType.System_String } text }, ..] } ? text : null;
}
