using System.Collections.Concurrent;
using AgentSafety.Guards;
using AgentSafety.Operations;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>What has to be written, at least, where something is destroyed or guarded: names from the catalogue, as far as its types are known here, and those that ask or check.</summary>
internal sealed class WordsThatReach
{
    private const string Constructor = ".ctor";

    /// <summary>A declaration with one of these counts without being read: it says so itself, or it hands on what a person answered.</summary>
    private static readonly string[] Outright = ["DestructiveOperation", Guard, "ReadLine", "ReadKey"];

    public const string Guard = "AgentGuard";

    private static readonly string[] Asking = ["ElicitAsync", "InputResponses", "Confirm", "Prompt", "Show", "ShowAsync", "IsInRole", "HasClaim", "IsSubsetOf", "IsSupersetOf", "IndexOf", "Exists", "Host", "StartsWith", "Contains", "ContainsKey", "IsMatch", "IApprovalGate", "GetRelativePath", "GetEnvironmentVariable"];

    public WordsThatReach(KnownTypes types, IEnumerable<string> declared, IEnumerable<string> elsewhere)
    {
        foreach (var family in BuiltInOperations.All)
            foreach (var type in family.Types)
                if (types.Exists(type))
                    All.UnionWith(family.Members.Select(member => member is Constructor ? SimpleName(type) : member));

        All.UnionWith(PermissionGrant.All.SelectMany(static grant => grant.Members).Where(static member => !PermissionGrant.IsOpen(member)));
        All.UnionWith(Asking);
        All.UnionWith(Outright);
        All.UnionWith(declared);
        Elsewhere = new(elsewhere, StringComparer.Ordinal);
    }

    private readonly ConcurrentDictionary<string, bool> _sounding = new(StringComparer.Ordinal);

    /// <summary>Names of members that reach something in another assembly.</summary>
    public HashSet<string> Elsewhere { get; }

    private HashSet<string> All { get; } = new(StringComparer.Ordinal);

    public static bool IncludeOutright(Declared declared) => Outright.Any(declared.Words.Contains);

    /// <summary>One of these, a name that sounds destructive (where it can't be followed, that is said), or the operator's switch.</summary>
    public bool Include(string word) => All.Contains(word) || _sounding.GetOrAdd(word, static word => HandOffs.SoundsDestructive(NameWords.Of(word)) || OperatorSwitches.Grants(word) || word.EndsWith("ReadOnly", StringComparison.OrdinalIgnoreCase));

    private static string SimpleName(string type)
    {
        var name = type.Substring(type.LastIndexOf('.') + 1);
        return name.IndexOf('`') is >= 0 and var arity ? name.Substring(0, arity) : name;
    }
}
