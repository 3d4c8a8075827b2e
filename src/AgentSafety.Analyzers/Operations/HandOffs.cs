using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>
/// Calls of what can't be read, by the sound of their names: a verb that destroys, of something that lasts; a weaker one, of a client of a service. What only
/// sounds so is known too: tags, leases, messages that are acknowledged, caches, what is in memory.
/// </summary>
internal sealed class HandOffs(KnownTypes types)
{
    private static readonly HashSet<string> Verbs = new(StringComparer.Ordinal) { "Delete", "Destroy", "Drop", "Erase", "Purge", "Remove", "Terminate", "Truncate", "Wipe" };

    /// <summary>What destroys in two of three cases, and only of a client of a service: <c>DisassociateRouteTable</c> (docs/precision.md).</summary>
    private static readonly HashSet<string> OfClients = new(StringComparer.Ordinal) { "Detach", "Disable", "Disassociate", "Revoke", "Stop" };

    /// <summary>What may stand before the verb: <c>ForceDelete</c>, <c>StartDeleteSecret</c>.</summary>
    private static readonly HashSet<string> Before = new(StringComparer.Ordinal) { "Admin", "Batch", "Bulk", "Force", "Hard", "Permanently", "Start", "Try" };

    /// <summary>What isn't missed, or is a reference to something: words at the end of the name.</summary>
    private static readonly HashSet<string> Trifles = new(StringComparer.Ordinal)
    {
        "Tag", "Tags", "Tagging", "Label", "Labels", "Lease", "Message", "Messages", "Batch", "Cookie", "Cookies", "Header", "Headers", "Cache", "Handler", "Listener", "Breakpoint", "Breakpoints",
        "At", "All", "Range", "Where", "First", "Last", "Child", "Children", "Node", "Attribute", "Class", "Parameter", "Option", "Element", "Elements",
        "String", "Text", "Output", "Arguments", "Dispose", "Whitespace", "Spaces", "Prefix", "Suffix", "Diacritics", "Accents", "Duplicates", "Punctuation", "Html", "Background", "Noise", "Favorite", "Favorites", "Favourites", "Reaction", "Reactions",
    };

    /// <summary>What is in memory, or is a cache: words of the type's name.</summary>
    private static readonly HashSet<string> Passing = new(StringComparer.Ordinal)
    {
        "Lease", "Cache", "Collection", "Dictionary", "List", "Set", "Map", "Builder", "Buffer", "Node", "Element", "Document", "Tree", "Graph", "Parser", "Renderer", "Context", "Options", "Stack", "Array",
    };

    /// <summary>What says nothing by itself: <c>DeleteTaskUseCase.ExecuteAsync</c>.</summary>
    private static readonly HashSet<string> Any = new(StringComparer.Ordinal) { "Execute", "Handle", "Invoke", "Perform", "Run" };

    private readonly ServiceClients _clients = new(types);

    public Noticed? At(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: { MethodKind: MethodKind.Ordinary } method } && !GivesBack(method) && SoundOf(method) is { } sound
            ? new(RemarkKind.SoundsDestructive, operation.Syntax, sound, (method.ReducedFrom ?? method).OriginalDefinition.GetDocumentationCommentId())
            : null;

    private string? SoundOf(IMethodSymbol method)
    {
        var (type, words) = (method.ContainingType, NameWords.Of(method.Name));
        if (words.Count == 0)
            return null;
        if (SoundsDestructive(Any.Contains(words[0]) && words.Count <= 2 ? WordsOf(type) : words))
            return Lasts(type) || _clients.Offer(method) ? "destroys" : null;

        return Sounds(words, OfClients) && _clients.Offer(method) ? "takes away or switches off" : null;
    }

    /// <summary>All that it is handed is a handle: <c>DeleteObject(bitmap)</c>, <c>DestroyIcon(icon)</c>.</summary>
    private static bool GivesBack(IMethodSymbol method) => method.Parameters is [{ Type.SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr }];

    public static bool SoundsDestructive(IReadOnlyList<string> words) => Sounds(words, Verbs);

    /// <summary>Also what does so only of a client.</summary>
    public static bool MaySound(IReadOnlyList<string> words) => Sounds(words, Verbs) || Sounds(words, OfClients);

    private static bool Sounds(IReadOnlyList<string> words, HashSet<string> verbs)
    {
        var end = words.Count > 1 && words[words.Count - 1] is "Async" ? words.Count - 1 : words.Count;
        var verb = 0;
        while (verb < end - 1 && Before.Contains(words[verb]))
            verb++;

        return end > 0 && verbs.Contains(words[verb])
            && (end == verb + 1 ? words[verb] is not ("Remove" or "Drop") : !Trifles.Contains(words[end - 1])); // alone, these are what collections do
    }

    /// <summary>Not what is gone when the process is: collections, what is built up, what can be enumerated.</summary>
    private static bool Lasts(INamedTypeSymbol type) =>
        !WordsOf(type).Any(Passing.Contains) && !type.AllInterfaces.Any(static implemented => implemented.SpecialType is SpecialType.System_Collections_IEnumerable);

    /// <summary>Without the I of an interface.</summary>
    private static IReadOnlyList<string> WordsOf(INamedTypeSymbol type) => NameWords.Of(type is { TypeKind: TypeKind.Interface, Name: ['I', >= 'A' and <= 'Z', ..] } ? type.Name.Substring(1) : type.Name);
}
