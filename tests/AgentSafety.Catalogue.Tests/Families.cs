using System.Collections.Immutable;
using AgentSafety.Configuration;
using AgentSafety.Operations;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Catalogue.Tests;

/// <summary>The catalogue as it is shipped, and what of it no package here can prove.</summary>
internal static class Families
{
    private const string Suffix = ".operations.txt";

    public static ImmutableArray<string> Files { get; } =
        [.. typeof(BuiltInOperations).Assembly.GetManifestResourceNames().Where(static name => name.EndsWith(Suffix, StringComparison.Ordinal)).Select(static name => name[..^Suffix.Length]).Order(StringComparer.Ordinal)];

    /// <summary>Prefixes of type names, and why no assembly is read for them.</summary>
    public static ImmutableArray<(string Prefix, string Reason)> Unrestorable { get; } = ReadUnrestorable();

    public static SourceText TextOf(string file) => BuiltInOperations.Resources(name => name == file + Suffix).Single();

    public static IEnumerable<DestructiveOperation> In(string file) => CatalogueLine.ReadAll(TextOf(file));

    public static DestructiveOperation Named(string id) => BuiltInOperations.All.Single(family => family.Id == id);

    public static bool IsUnrestorable(string type) => Unrestorable.Any(entry => IsCovered(type, entry.Prefix));

    public static bool IsCovered(string type, string prefix) => type == prefix || type.StartsWith(prefix + ".", StringComparison.Ordinal);

    /// <summary>The types of the family that can be checked.</summary>
    public static ImmutableArray<string> Restorable(DestructiveOperation family) => [.. family.Types.Where(static type => !IsUnrestorable(type))];

    /// <summary>What an SDK calls by several names: <c>Delete</c>, <c>DeleteAsync</c>, <c>DeleteWithHttpMessagesAsync</c>.</summary>
    public static string Stem(string member) => Without(Without(member, "Async"), "WithHttpMessages");

    /// <summary>A word that the analyzer knows, or a parameter and its value.</summary>
    public static bool IsCondition(string text) =>
        text is "lasting" or "found" or "remote" or "whole set" or "forced"
        || text.Split(' ') is ["arbitrary" or "given", _]
        || text.Split(' ')[^1].Split('=') is [_, _] && text.Split(' ') is ["proved" or "once" or "patched", _] or [_];

    private static string Without(string name, string ending) => name.EndsWith(ending, StringComparison.Ordinal) ? name[..^ending.Length] : name;

    private static ImmutableArray<(string, string)> ReadUnrestorable()
    {
        using var stream = typeof(Families).Assembly.GetManifestResourceStream("unrestorable.txt")!;
        return [.. ConfigurationFile.Read(SourceText.From(stream)).Select(static entry => (entry.Fields[0], entry.Fields[1]))];
    }
}
