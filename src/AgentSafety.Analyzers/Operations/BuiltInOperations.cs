using AgentSafety.Configuration;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Operations;

/// <summary>The catalogue that comes with the analyzers: the text files beside this one, read once per process.</summary>
internal static class BuiltInOperations
{
    private static readonly Lazy<ImmutableArray<DestructiveOperation>> Read = new(static () =>
        [.. Resources(static name => name.EndsWith(".operations.txt", StringComparison.Ordinal)).SelectMany(CatalogueLine.ReadAll)]);

    private static readonly Lazy<Dictionary<string, ImmutableArray<DestructiveOperation>>> Index = new(static () =>
        All.SelectMany(static operation => operation.Members.Select(member => (member, operation)))
            .GroupBy(static entry => entry.member, static entry => entry.operation, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.ToImmutableArray(), StringComparer.Ordinal));

    public static ImmutableArray<DestructiveOperation> All => Read.Value;

    public static IReadOnlyDictionary<string, ImmutableArray<DestructiveOperation>> ByMember => Index.Value;

    public static IEnumerable<SourceText> Resources(Func<string, bool> named) => BuiltInFiles.Named(named);
}
