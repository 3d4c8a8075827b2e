namespace AgentSafety.EntryPoints.Frameworks;

/// <summary>What a registration hands over.</summary>
internal enum RegistrationKind
{
    /// <summary>A delegate or method that becomes one function.</summary>
    Function,

    /// <summary>Code that answers every call by itself, whatever its name.</summary>
    Handler,

    /// <summary>Every method of a type that carries the framework's attribute.</summary>
    Type,

    /// <summary>Every such type of an assembly.</summary>
    Assembly,

    /// <summary>What isn't written in .NET: an OpenAPI document, a manifest.</summary>
    Remote,
}

/// <summary>
/// One agent framework, as data: by metadata and member names, how code becomes callable. A type moves between assemblies and overloads grow from
/// version to version, so neither is named.
/// </summary>
/// <param name="Markers">Types of which one is there wherever the framework is referenced.</param>
internal sealed record Framework(params string[] Markers)
{
    public ImmutableArray<MarkedBy> Marked { get; init; } = [];

    public ImmutableArray<Answering> Answered { get; init; } = [];

    public ImmutableArray<Taking> Taken { get; init; } = [];

    public ImmutableArray<Choosing> Chosen { get; init; } = [];

    /// <summary>Types whose objects carry what a model said: its answer, or what it wants a function to be called with.</summary>
    public ImmutableArray<string> Answers { get; init; } = [];

    /// <summary>Names of the methods by which a program asks a model for one.</summary>
    public ImmutableArray<string> Asking { get; init; } = [];
}

/// <summary>Methods with an attribute are entry points.</summary>
/// <param name="Inherited">Does an override have it too?</param>
/// <param name="OnParameter">It stands on a parameter.</param>
/// <param name="ExceptIn">Not in types that derive from this one.</param>
/// <param name="AskedUnless">The framework asks a person first, unless a program sets this.</param>
internal sealed record MarkedBy(string Attribute, bool Inherited = true, bool OnParameter = false, string? ExceptIn = null, Asked? AskedUnless = null);

/// <summary>Methods that override or implement these are entry points; all that override anything of the type, if none is named.</summary>
internal sealed record Answering(string Type, params string[] Methods);

/// <summary>Methods, constructors (<c>.ctor</c>) and properties that are handed what becomes callable.</summary>
/// <param name="Parameter">The one that carries it, where others take delegates too.</param>
internal sealed record Taking(string Type, RegistrationKind Kind, string? Parameter, params string[] Members)
{
    public Asked? AskedUnless { get; init; }
}

/// <summary>A property that says which function the model chose: code that branches on it is called by the model.</summary>
internal sealed record Choosing(string Type, string Property);

/// <summary>A framework's own approval, on as long as none of the switches is touched. Versions whose options lack the first one don't ask.</summary>
internal sealed record Asked(string Options, params string[] Switches);
