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

    /// <summary>They protect nothing by themselves: who writes one has to stop, to answer, or to run what it was handed.</summary>
    private static readonly HashSet<string> Asking = new(
        ["ElicitAsync", "InputResponses", "InputResponse", "ElicitResult", "Confirm", "ConfirmAsync", "Ask", "AskAsync", "Prompt", "PromptAsync", "Show", "ShowAsync", "IsInRole", "HasClaim", "IsSubsetOf", "IsSupersetOf", "IndexOf", "Exists", "Host", "StartsWith", "Contains", "ContainsKey", "IsMatch", "IApprovalGate", "GetRelativePath", "GetEnvironmentVariable"], StringComparer.Ordinal);

    private static readonly Lazy<ILookup<string, string>> Offered = new(static () =>
        BuiltInOperations.All.SelectMany(static family => family.Types.SelectMany(type => family.Members.Select(member => (Word: member is Constructor ? MetadataNames.SimpleName(type) : member, Type: type))))
            .Concat(PermissionGrant.All.SelectMany(static grant => grant.Types.SelectMany(type => grant.Members.Where(static member => !PermissionGrant.IsOpen(member)).Select(member => (Word: member, Type: type)))))
            .Distinct().ToLookup(static entry => entry.Word, static entry => entry.Type, StringComparer.Ordinal));

    private static readonly ConcurrentDictionary<string, bool> Sounding = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, bool> Switches = new(StringComparer.Ordinal);

    private readonly HashSet<string> _declared = new(declared, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <summary>Names of members that reach something in another assembly.</summary>
    public HashSet<string> Elsewhere { get; } = new(elsewhere, StringComparer.Ordinal);

    public static bool IncludeOutright(Declared declared) => Outright.Any(declared.Words.Contains);

    /// <summary>It counts wherever it stands: what the files beside the project name, what says itself what it is.</summary>
    public bool IncludeAnywhere(string word) => _declared.Contains(word) || Array.IndexOf(Outright, word) >= 0;

    /// <summary>A question, a check or the operator's switch.</summary>
    public static bool Checks(string word) =>
        Asking.Contains(word) || Switches.GetOrAdd(word, static word => OperatorSwitches.Grants(word) || word.EndsWith("ReadOnly", StringComparison.OrdinalIgnoreCase));

    /// <summary>It is in the catalogue, as far as its types are known here, or it sounds destructive (where it can't be followed, that is said), or it makes again what is destroyed.</summary>
    public bool Include(string word) => _known.GetOrAdd(word, IsOne);

    /// <summary>The same of a member of this type.</summary>
    public bool IncludeOn(string word, INamedTypeSymbol type) =>
        Offered.Value[word].SelectMany(offering => types.Named(offering)).Any(known => known.IsStatic || type.IsOrInherits(known)) || Resource.MayMake(word, type) || Sounds(word) && !IsWrittenHere(word, type);

    /// <summary>The same of a static member of a type of this name.</summary>
    public bool IncludeOnTypeNamed(string word, string type) =>
        Offered.Value[word].Any(offering => MetadataNames.SimpleName(offering) == type && types.Exists(offering)) || Resource.MayMake(word, type) || Sounds(word);

    private bool IsOne(string word) => Offered.Value[word].Any(types.Exists) || Sounds(word) || Resource.MayMake(word);

    private static bool Sounds(string word) => Sounding.GetOrAdd(word, static word => HandOffs.MaySound(NameWords.Of(word)));

    /// <summary>Whatever runs can be followed.</summary>
    private static bool IsWrittenHere(string word, INamedTypeSymbol type)
    {
        var members = type.AndBases().Concat(type.AllInterfaces).SelectMany(offering => offering.GetMembers(word)).ToArray();
        return members.Length > 0 && Array.TrueForAll(members, static member => member is { IsAbstract: false, IsExtern: false } && !member.DeclaringSyntaxReferences.IsEmpty);
    }
}
