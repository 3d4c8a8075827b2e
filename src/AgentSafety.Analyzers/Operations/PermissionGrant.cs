using AgentSafety.Configuration;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Operations;

/// <summary>A line of <c>Permissions/grants.txt</c>: a call that widens permissions, and what must be written there for that.</summary>
/// <param name="Says">What it does, as the end of "which …"; <c>{value}</c> is what was found.</param>
/// <param name="Test">One of always, value, policy, passed.</param>
internal sealed record PermissionGrant(string Id, string Says, ImmutableArray<string> Types, ImmutableArray<string> Members, string Test, string Setting, ImmutableArray<string> Values)
{
    private static readonly Lazy<ImmutableArray<PermissionGrant>> Read = new(static () => [.. BuiltInFiles.Named(static name => name == "grants.permissions.txt")
        .SelectMany(static (SourceText text) => ConfigurationFile.Read(text)).Select(static entry => Of(entry.Fields))]);

    private static readonly Lazy<ILookup<string, PermissionGrant>> Index = new(static () =>
        All.SelectMany(static grant => grant.Members.Select(member => (member, grant))).ToLookup(static entry => entry.member, static entry => entry.grant, StringComparer.Ordinal));

    public static ImmutableArray<PermissionGrant> All => Read.Value;

    public static ILookup<string, PermissionGrant> ByMember => Index.Value;

    private static PermissionGrant Of(ImmutableArray<string> fields) =>
        new(fields[0], fields[1], List(fields[2], ','), List(fields[3], ','), fields[4], fields.Length > 5 ? fields[5] : "", fields.Length > 6 ? List(fields[6], '|') : []);

    private static ImmutableArray<string> List(string text, char separator) => [.. text.Split(separator).Select(static part => part.Trim())];
}
