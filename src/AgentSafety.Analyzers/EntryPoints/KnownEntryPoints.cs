using AgentSafety.Configuration;
using AgentSafety.EntryPoints.Frameworks;
using AgentSafety.Symbols;

namespace AgentSafety.EntryPoints;

/// <summary>What this compilation knows of agents: the frameworks that it references, and what its own file names. By simple name, so that most code costs one look-up.</summary>
internal sealed class KnownEntryPoints
{
    private const string Constructor = ".ctor";

    private readonly ILookup<string, MarkedBy> _marked;
    private readonly ILookup<string, Taking> _taken;
    private readonly ILookup<string, Choosing> _chosen;
    private readonly HashSet<string> _answering;
    private readonly ILookup<string, string> _answers;
    private readonly KnownTypes _types;

    public KnownEntryPoints(Compilation compilation, KnownTypes types, EntryPointFile file)
    {
        var present = AllFrameworks.All.Where(framework => framework.Markers.Any(types.Exists)).ToArray();
        File = file;
        Any = present.Length > 0 || file.Concerns(compilation);
        _marked = present.SelectMany(static framework => framework.Marked).ToLookup(static row => MetadataNames.SimpleName(row.Attribute), StringComparer.Ordinal);
        _taken = present.SelectMany(static framework => framework.Taken)
            .SelectMany(static row => row.Members.Select(member => (Name: member is Constructor ? MetadataNames.SimpleName(row.Type) : member, Row: row)))
            .ToLookup(static entry => entry.Name, static entry => entry.Row, StringComparer.Ordinal);
        _chosen = present.SelectMany(static framework => framework.Chosen).ToLookup(static row => row.Property, StringComparer.Ordinal);
        Answered = [.. present.SelectMany(static framework => framework.Answered).Where(row => types.Exists(row.Type))];
        _answering = new(Answered.SelectMany(static row => row.Methods).Concat(file.Names), StringComparer.Ordinal);
        _answers = present.SelectMany(static framework => framework.Answers).ToLookup(MetadataNames.SimpleName, StringComparer.Ordinal);
        AskingNames = new(present.SelectMany(static framework => framework.Asking), StringComparer.Ordinal);
        _types = types;
        MarksParameters = _marked.Any(static group => group.Any(static row => row.OnParameter));
        TakingNames = new(_taken.Select(static group => group.Key).Concat(file.Names), StringComparer.Ordinal);
    }

    public EntryPointFile File { get; }

    /// <summary>Is there any at all?</summary>
    public bool Any { get; }

    public bool MarksParameters { get; }

    public ImmutableArray<Answering> Answered { get; }

    /// <summary>Of the methods and properties that are handed code, and of the types whose constructors are.</summary>
    public HashSet<string> TakingNames { get; }

    /// <summary>Of the methods by which a program asks a model.</summary>
    public HashSet<string> AskingNames { get; }

    public bool DispatchesByHand => _chosen.Count > 0;

    public bool MayBeAnswered(string method) => _answering.Contains(method);

    public IEnumerable<MarkedBy> MarkedBy(string attribute) => _marked[attribute];

    public IEnumerable<Taking> TakenBy(string name) => _taken[name];

    public IEnumerable<Choosing> ChosenBy(string property) => _chosen[property];

    /// <summary>Does an object of this type carry what a model said?</summary>
    public bool IsAnswer(ITypeSymbol type)
    {
        foreach (var name in _answers[type.Name])
            if (_types.Is(type, name))
                return true;

        return false;
    }
}
