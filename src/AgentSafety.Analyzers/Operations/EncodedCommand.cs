using System.Text;
using System.Text.RegularExpressions;

namespace AgentSafety.Operations;

/// <summary>The option of PowerShell that takes code in base64, so that no quote gets in its way.</summary>
internal static class EncodedCommand
{
    private static readonly Regex Next = new("[-/]enc\\w*(\\s+|\uE002)[\"']?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Does the text end where the code begins?</summary>
    public static bool IsNext(string text) => Next.IsMatch(text);

    public static bool Is(string option) => option.StartsWith("-enc", StringComparison.OrdinalIgnoreCase) || option.StartsWith("/enc", StringComparison.OrdinalIgnoreCase);

    /// <summary>The code, where it is written out in base64; else as it is: plain words may look like base64.</summary>
    public static string Decoded(string code)
    {
        try
        {
            return Encoding.Unicode.GetString(Convert.FromBase64String(code)) is { Length: > 0 } text && text.All(static c => c is >= ' ' and < (char)127 or '\n' or '\r' or '\t') ? text : code;
        }
        catch (FormatException)
        {
            return code;
        }
    }
}
