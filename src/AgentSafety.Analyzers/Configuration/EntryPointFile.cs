using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Configuration;

/// <summary>
/// The entry points of all <c>AgentSafety.EntryPoints*.txt</c> among the additional files, one documentation id a line: an attribute (<c>T:</c>), a base
/// or interface method (<c>M:</c>) that entry points override, or what is handed a delegate that is one: a method or constructor (<c>M:</c>), a property (<c>P:</c>).
/// </summary>
internal sealed class EntryPointFile
{
    private const string Override = "override";

    private readonly Dictionary<string, bool> _isOverridden = new(StringComparer.Ordinal);

    /// <summary>The names that lines speak of: of a constructor, that of its type.</summary>
    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>Changes when any of the files does.</summary>
    public Stamp Stamp { get; private set; } = Stamp.Empty;

    public static bool IsEntryPointFile(AdditionalText file)
    {
        var name = Path.GetFileName(file.Path);
        return name.StartsWith("AgentSafety.EntryPoints", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);
    }

    public static EntryPointFile Read(ImmutableArray<AdditionalText> files, CancellationToken cancellationToken)
    {
        var entries = new EntryPointFile();
        foreach (var file in files)
            if (IsEntryPointFile(file) && file.GetText(cancellationToken) is { } text)
                foreach (var (_, fields) in ConfigurationFile.Read(text))
                    if (WhatIsWrongWith(fields) is null)
                        entries.Add(fields[0], isOverridden: fields.Length > 1);

        return entries;
    }

    public static IEnumerable<ConfigurationProblem> ProblemsIn(AdditionalText file, CancellationToken cancellationToken)
    {
        if (file.GetText(cancellationToken) is { } text)
            foreach (var (line, fields) in ConfigurationFile.Read(text))
                if (WhatIsWrongWith(fields) is { } reason)
                    yield return new(file.Path, line.Span, text.Lines.GetLinePositionSpan(line.Span), line.ToString().Trim(), reason);
    }

    /// <summary>The same file may serve many projects: does any line speak of something that this one knows?</summary>
    public bool Concerns(Compilation compilation) =>
        _isOverridden.Keys.Any(id => DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) is not null);

    public bool NamesAttribute(INamedTypeSymbol attribute) => Find(attribute) is not null;

    /// <summary>A method without a parameter that could carry code can only be overridden; one with must say that it is.</summary>
    public bool NamesOverridden(IMethodSymbol method) => Find(method) is { } isOverridden && (isOverridden || !method.Parameters.Any(static parameter => parameter.Type.CarriesCode()));

    public bool NamesTaking(ISymbol member) => Find(member) is false && (member is IPropertySymbol property ? property.Type.CarriesCode() : member is IMethodSymbol method && method.Parameters.Any(static parameter => parameter.Type.CarriesCode()));

    /// <summary>By name first, so that a documentation id is only formed for what may be listed.</summary>
    private bool? Find(ISymbol symbol) =>
        Names.Contains(symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? symbol.ContainingType.Name : symbol.Name)
        && symbol.OriginalDefinition.GetDocumentationCommentId() is { } id && _isOverridden.TryGetValue(id, out var isOverridden) ? isOverridden : null;

    private void Add(string id, bool isOverridden)
    {
        _isOverridden[id] = isOverridden;
        Stamp = Stamp.With(id).With(isOverridden ? 1 : 0);
        var constructor = id.IndexOf(".#ctor", StringComparison.Ordinal);
        Names.Add(ConfigurationFile.NameIn(constructor < 0 ? id : id.Substring(0, constructor)));
    }

    private static string? WhatIsWrongWith(ImmutableArray<string> fields) => fields switch
    {
        [var id, ..] when id.Length < 4 || id[1] != ':' || "TMP".IndexOf(id[0]) < 0 || id.IndexOf('.') < 0 || id.Any(char.IsWhiteSpace) =>
            "it must begin with the documentation id of an attribute (T:), a method (M:) or a property (P:)",
        [_] => null,
        [var id, Override] when id[0] == 'M' => null,
        _ => "after the documentation id of a method only 'override' may follow",
    };
}
