using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Configuration;

/// <summary>One operation that a project declares: <c>documentation id [; what it does]</c>.</summary>
internal sealed record OperationLine(string DocumentationId, string? Summary);

/// <summary>The operations of all <c>AgentSafety.Operations*.txt</c> among the additional files. A bad line is a problem at that line; the rest still counts.</summary>
internal sealed class OperationFile
{
    private readonly Dictionary<string, OperationLine> _byId = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Of the methods that are named.</summary>
    public IEnumerable<string> Names => _names;

    /// <summary>Changes when any of the files does.</summary>
    public Stamp Stamp { get; private set; } = Stamp.Empty;

    public static bool IsOperationFile(AdditionalText file)
    {
        var name = Path.GetFileName(file.Path);
        return name.StartsWith("AgentSafety.Operations", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);
    }

    public static OperationFile Read(ImmutableArray<AdditionalText> files, CancellationToken cancellationToken)
    {
        var operations = new OperationFile();
        foreach (var file in files)
            if (IsOperationFile(file) && file.GetText(cancellationToken) is { } text)
                foreach (var (line, _) in Parse(text, file.Path))
                    if (line is not null)
                        operations.Add(line);

        return operations;
    }

    public static IEnumerable<ConfigurationProblem> ProblemsIn(AdditionalText file, CancellationToken cancellationToken) =>
        file.GetText(cancellationToken) is { } text ? Parse(text, file.Path).Select(static entry => entry.Problem).OfType<ConfigurationProblem>() : [];

    /// <summary>By name first, so that a documentation id is only formed for what may be listed.</summary>
    public OperationLine? Find(IMethodSymbol method) =>
        _names.Contains(method.MethodKind is MethodKind.Constructor ? "#ctor" : method.Name) && (method.ReducedFrom ?? method).OriginalDefinition.GetDocumentationCommentId() is { } id && _byId.TryGetValue(id, out var line) ? line : null;

    private void Add(OperationLine line)
    {
        _byId[line.DocumentationId] = line;
        Stamp = Stamp.With(line.DocumentationId).With(line.Summary ?? "");
        _names.Add(ConfigurationFile.NameIn(line.DocumentationId));
    }

    private static IEnumerable<(OperationLine? Line, ConfigurationProblem? Problem)> Parse(SourceText text, string path)
    {
        foreach (var (source, fields) in ConfigurationFile.Read(text))
            yield return ReasonAgainst(fields) is { } reason
                ? (null, new(path, source.Span, text.Lines.GetLinePositionSpan(source.Span), source.ToString().Trim(), reason))
                : (new(fields[0], fields.Length > 1 && fields[1].Length > 0 ? fields[1] : null), null);
    }

    private static string? ReasonAgainst(ImmutableArray<string> fields) =>
        !fields[0].StartsWith("M:", StringComparison.Ordinal) || fields[0].IndexOf('.') < 0 || fields[0].Any(char.IsWhiteSpace) ? "it must begin with the documentation id of a method (M:)"
        : fields.Length > 2 ? "after the documentation id it may say what the method does, and nothing more"
        : null;
}
