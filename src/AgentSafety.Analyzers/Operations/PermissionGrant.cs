using System.Collections.Concurrent;
using AgentSafety.Configuration;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Operations;

/// <summary>A line of <c>Permissions/grants.txt</c>: a call that widens permissions, and what must be written there for that.</summary>
/// <param name="Id">Its stable name.</param>
/// <param name="Says">What it does, as the end of "which …"; <c>{value}</c> is what was found.</param>
/// <param name="Types">What offers the call.</param>
/// <param name="Members">Names of methods; <c>Create*</c> is all that begin so.</param>
/// <param name="Test">One of always, value, default, policy, passed, lasting, wide.</param>
/// <param name="Settings">Any of these.</param>
/// <param name="Values">What counts.</param>
/// <param name="Also">What the same object must say besides.</param>
/// <param name="Instead">What the fix writes there.</param>
internal sealed record PermissionGrant(
    string Id, string Says, ImmutableArray<string> Types, ImmutableArray<string> Members, string Test, ImmutableArray<string> Settings, ImmutableArray<string> Values, Setting? Also, string? Instead)
{
    private static readonly Lazy<ImmutableArray<PermissionGrant>> Read = new(static () => [.. BuiltInFiles.Named(static name => name == "grants.permissions.txt")
        .SelectMany(static (SourceText text) => ConfigurationFile.Read(text)).Select(static entry => Of(entry.Fields))]);

    private static readonly Lazy<ILookup<string, PermissionGrant>> Index = new(static () =>
        All.SelectMany(static grant => grant.Members.Where(static member => !IsOpen(member)).Select(member => (member, grant))).ToLookup(static entry => entry.member, static entry => entry.grant, StringComparer.Ordinal));

    private static readonly ConcurrentDictionary<string, ImmutableArray<PermissionGrant>> ByMember = new(StringComparer.Ordinal);

    private static readonly Lazy<ImmutableArray<PermissionGrant>> Open = new(static () => [.. All.Where(static grant => grant.Members.Any(IsOpen))]);

    public static ImmutableArray<PermissionGrant> All => Read.Value;

    /// <summary>Those that are about this call alone first. By name, found out once: nearly every call has none.</summary>
    public static ImmutableArray<PermissionGrant> For(string member) => ByMember.GetOrAdd(member, static member => [.. Index.Value[member], .. Open.Value.Where(grant => grant.Members.Any(open => Wildcard.Matches(open, member)))]);

    public static bool IsOpen(string member) => member.EndsWith("*", StringComparison.Ordinal);

    private static PermissionGrant Of(ImmutableArray<string> fields)
    {
        var (also, instead) = (Option(fields, "also:"), Option(fields, "instead:"));
        var plain = fields.Take(5).Concat(fields.Skip(5).Where(static field => !field.StartsWith("also:", StringComparison.Ordinal) && !field.StartsWith("instead:", StringComparison.Ordinal))).ToArray();
        return new(
            plain[0], plain[1], List(plain[2], ','), List(plain[3], ','), plain[4],
            plain.Length > 5 ? List(plain[5], '|') : [], plain.Length > 6 ? List(plain[6], '|') : [],
            also?.Split('=') is [var setting, var values] ? new(setting.Trim(), values.Trim()) : null, instead);
    }

    private static string? Option(ImmutableArray<string> fields, string named) =>
        fields.FirstOrDefault(field => field.StartsWith(named, StringComparison.Ordinal))?.Substring(named.Length).Trim();

    private static ImmutableArray<string> List(string text, char separator) => [.. text.Split(separator).Select(static part => part.Trim())];
}
