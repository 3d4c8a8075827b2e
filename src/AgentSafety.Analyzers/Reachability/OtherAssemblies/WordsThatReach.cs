using System.Collections.Concurrent;
using AgentSafety.Operations;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>What has to be written, at least, where something is destroyed or guarded: names from the catalogue, as far as its types are known here, and those that ask or check.</summary>
internal sealed class WordsThatReach
{
    private const string Constructor = ".ctor";

    /// <summary>A declaration that says so itself.</summary>
    public const string Contract = "DestructiveOperation";

    private static readonly string[] Asking = ["ElicitAsync", "IsInRole", "StartsWith", "Contains", "IsMatch", "AgentGuard", "IApprovalGate", "GetRelativePath"];

    public WordsThatReach(KnownTypes types, IEnumerable<string> others)
    {
        foreach (var family in BuiltInOperations.All)
            foreach (var type in family.Types)
                if (types.Exists(type))
                    All.UnionWith(family.Members.Select(member => member is Constructor ? SimpleName(type) : member));

        All.UnionWith(PermissionGrant.All.SelectMany(static grant => grant.Members).Where(static member => !PermissionGrant.IsOpen(member)));
        All.UnionWith(Asking);
        All.Add(Contract);
        All.UnionWith(others);
    }

    private readonly ConcurrentDictionary<string, bool> _sounding = new(StringComparer.Ordinal);

    private HashSet<string> All { get; } = new(StringComparer.Ordinal);

    /// <summary>One of these, or a name that sounds destructive: where it can't be followed, that is said.</summary>
    public bool Include(string word) => All.Contains(word) || _sounding.GetOrAdd(word, static word => HandOffs.SoundsDestructive(NameWords.Of(word)));

    private static string SimpleName(string type)
    {
        var name = type.Substring(type.LastIndexOf('.') + 1);
        return name.IndexOf('`') is >= 0 and var arity ? name.Substring(0, arity) : name;
    }
}
