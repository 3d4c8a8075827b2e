using System.Text.RegularExpressions;

namespace AgentSafety.Operations;

/// <summary>Calls that find however many there are, and calls that bound what was found, by their names.</summary>
internal static class ListingCalls
{
    private static readonly HashSet<string> Bounding = new(StringComparer.Ordinal) { "Take", "TakeLast", "TakeWhile", "Where", "First", "FirstOrDefault", "Single", "SingleOrDefault", "Chunk", "Except", "Intersect" };

    private static readonly Regex Listing = new("^(List|Enumerate|Describe|Scan|Query|Search|GetAll|FindAll|FetchAll|ReadAll|Load|Page|Get[A-Z]\\w*(s|List|Page|Pages)(Async)?$)", RegexOptions.CultureInvariant);

    public static bool Finds(IInvocationOperation call) => Listing.IsMatch(call.TargetMethod.Name);

    public static bool Bounds(IInvocationOperation call) =>
        Bounding.Contains(call.TargetMethod.Name)
        || call.TargetMethod is { Name: "Split", ContainingType.SpecialType: SpecialType.System_String } // what somebody wrote down, one by one
        || HasPattern(call);

    /// <summary><c>Directory.GetFiles(folder, "*.tmp")</c></summary>
    private static bool HasPattern(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name is "searchPattern")?.Value.ConstantValue is { HasValue: true, Value: string pattern } && pattern.Any(char.IsLetterOrDigit);
}
