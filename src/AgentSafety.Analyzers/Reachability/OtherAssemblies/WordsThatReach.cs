using System.Collections.Concurrent;
using AgentSafety.Guards;
using AgentSafety.Operations;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>What has to be written, at least, where something is destroyed or guarded: names from the catalogue, as far as its types are known here, and those that ask or check.</summary>
/// <param name="types">Of the compilation; only those are looked for whose members' names are written in it.</param>
/// <param name="declared">Names that the files beside the project add.</param>
/// <param name="elsewhere">Names of members that reach something in another assembly.</param>
internal sealed class WordsThatReach(KnownTypes types, IEnumerable<string> declared, IEnumerable<string> elsewhere)
{
    public const string Guard = "AgentGuard";

    private const string Constructor = ".ctor";

    /// <summary>A declaration with one of these counts without being read: it says so itself, or it hands on what a person answered.</summary>
    private static readonly string[] Outright = ["DestructiveOperation", Guard, "ReadLine", "ReadKey"];

    private static readonly string[] Asking = ["ElicitAsync", "InputResponses", "Confirm", "Prompt", "Show", "ShowAsync", "IsInRole", "HasClaim", "IsSubsetOf", "IsSupersetOf", "IndexOf", "Exists", "Host", "StartsWith", "Contains", "ContainsKey", "IsMatch", "IApprovalGate", "GetRelativePath", "GetEnvironmentVariable"];

    private static readonly Lazy<HashSet<string>> Always = new(static () => new([.. Outright, .. Asking, .. PermissionGrant.All.SelectMany(static grant => grant.Members).Where(static member => !PermissionGrant.IsOpen(member))], StringComparer.Ordinal));

    private static readonly Lazy<ILookup<string, string>> Operations = new(static () =>
        BuiltInOperations.All.SelectMany(static family => family.Types.SelectMany(type => family.Members.Select(member => (Word: member is Constructor ? SimpleName(type) : member, Type: type))))
            .Distinct().ToLookup(static entry => entry.Word, static entry => entry.Type, StringComparer.Ordinal));

    private static readonly ConcurrentDictionary<string, bool> Sounding = new(StringComparer.Ordinal);

    private readonly HashSet<string> _declared = new(declared, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <summary>Names of members that reach something in another assembly.</summary>
    public HashSet<string> Elsewhere { get; } = new(elsewhere, StringComparer.Ordinal);

    public static bool IncludeOutright(Declared declared) => Outright.Any(declared.Words.Contains);

    /// <summary>One of these, a name that sounds destructive (where it can't be followed, that is said) or makes again what is destroyed, or the operator's switch.</summary>
    public bool Include(string word) => _known.GetOrAdd(word, IsOne);

    private bool IsOne(string word) =>
        Always.Value.Contains(word) || _declared.Contains(word) || Operations.Value[word].Any(types.Exists)
        || Sounding.GetOrAdd(word, static word => HandOffs.MaySound(NameWords.Of(word)) || OperatorSwitches.Grants(word) || Resource.MayMake(word) || word.EndsWith("ReadOnly", StringComparison.OrdinalIgnoreCase));

    private static string SimpleName(string type)
    {
        var name = type.Substring(type.LastIndexOf('.') + 1);
        return name.IndexOf('`') is >= 0 and var arity ? name.Substring(0, arity) : name;
    }
}
