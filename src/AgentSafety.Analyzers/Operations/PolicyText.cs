using AgentSafety.Configuration;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Operations;

/// <summary>What a policy of AWS allows that it shouldn't, in words. What can't be read, or is only known when it runs, isn't claimed.</summary>
internal static class PolicyText
{
    private const int MostNamed = 3;

    private static readonly string[] Everything = ["TerminateInstances", "DeleteBucket", "DeleteDBInstance"];

    private static readonly Lazy<Dictionary<string, string[]>> Actions = new(static () => BuiltInFiles.Named(static name => name == "actions.permissions.txt")
        .SelectMany(static (SourceText text) => ConfigurationFile.Read(text))
        .ToDictionary(static entry => entry.Fields[0], static entry => entry.Fields[1].Split(',').Select(static action => action.Trim()).ToArray(), StringComparer.OrdinalIgnoreCase));

    /// <param name="json">As <see cref="JsonText"/> reads it.</param>
    public static string? TooBroad(object json) =>
        json is List<KeyValuePair<string, object>> policy ? Values(policy, "Statement").SelectMany(Objects).Select(Says).FirstOrDefault(static says => says is not null) : null;

    private static string? Says(List<KeyValuePair<string, object>> statement)
    {
        if (!Values(statement, "Effect").Contains("Allow") || Values(statement, "Condition").Any()) // how far a condition narrows isn't known
            return null;

        if (Values(statement, "NotPrincipal").Any())
            return "allows it to everybody but a few";
        if (Values(statement, "Principal").Any()) // a policy of a resource: "*" is the resource itself
            return Values(statement, "Principal").Any(IsAnybody) ? $"lets anybody do {string.Join(", ", Texts(statement, "Action").Select(static action => $"'{action}'"))}" : null;

        if (BroadIn(statement) is not { } resources)
            return null;

        if (Values(statement, "NotAction").Any())
            return $"allows everything but a few actions on {resources}, and with it {string.Join(", ", Everything)}";

        foreach (var action in Texts(statement, "Action"))
            if (BringsAlong(action) is { Length: > 0 } brought)
                return brought is [var only] && action.EndsWith(":" + only, StringComparison.OrdinalIgnoreCase)
                    ? $"grants '{action}' on {resources}"
                    : $"grants '{action}' on {resources}, and with it {string.Join(", ", brought)}";

        return null;
    }

    private static string? BroadIn(List<KeyValuePair<string, object>> statement) =>
        Values(statement, "NotResource").Any() ? "all but a few resources" : Texts(statement, "Resource").FirstOrDefault(IsBroad) is { } resource ? $"'{resource}'" : null;

    /// <summary>Of a wildcard, all that it matches; of one action, only what makes more grants.</summary>
    private static string[] BringsAlong(string action)
    {
        if (action is "*")
            return Everything;
        if (action.Split(':') is not [var service, var name] || !Actions.Value.TryGetValue(service, out var known))
            return [];

        return [.. known.Where(candidate => name.IndexOf('*') >= 0 ? Wildcard.Matches(name, candidate) : IsGrant(service, candidate) && string.Equals(name, candidate, StringComparison.OrdinalIgnoreCase)).Take(MostNamed)];
    }

    private static bool IsGrant(string service, string action) =>
        service.ToUpperInvariant() is "STS" || service.ToUpperInvariant() is "IAM" && !action.StartsWith("Delete", StringComparison.Ordinal);

    private static bool IsAnybody(object principal) => principal is "*" || principal is List<KeyValuePair<string, object>> kinds && kinds.Any(static kind => kind.Key is "AWS" && All(kind.Value).Contains("*"));

    private static bool IsBroad(string resource) => resource is "*" || resource.StartsWith("arn:", StringComparison.Ordinal) && resource.EndsWith(":*", StringComparison.Ordinal);

    private static IEnumerable<string> Texts(List<KeyValuePair<string, object>> members, string name) => Values(members, name).OfType<string>();

    private static IEnumerable<object> Values(List<KeyValuePair<string, object>> members, string name) =>
        members.Where(member => member.Key == name).SelectMany(static member => All(member.Value));

    private static List<object> All(object value) => value as List<object> ?? [value];

    private static IEnumerable<List<KeyValuePair<string, object>>> Objects(object value) => value is List<KeyValuePair<string, object>> members ? [members] : [];
}
