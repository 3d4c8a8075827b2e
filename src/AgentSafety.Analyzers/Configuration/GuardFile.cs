using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Configuration;

/// <summary>The guards of all <c>AgentSafety.Guards*.txt</c> among the additional files. A bad line is a problem at that line; the rest still counts.</summary>
internal sealed class GuardFile
{
    private readonly Dictionary<string, GuardLine> _byId = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _settingsForTests = new(StringComparer.Ordinal);

    /// <summary>Changes when any of the files does.</summary>
    public Stamp Stamp { get; private set; } = Stamp.Empty;

    /// <summary>What is written where one of them is run.</summary>
    public IEnumerable<string> Names => _names;

    public static bool IsGuardFile(AdditionalText file)
    {
        var name = Path.GetFileName(file.Path);
        return name.StartsWith("AgentSafety.Guards", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);
    }

    public static GuardFile Read(ImmutableArray<AdditionalText> files, CancellationToken cancellationToken)
    {
        var guards = new GuardFile();
        foreach (var file in files)
            if (IsGuardFile(file) && file.GetText(cancellationToken) is { } text)
                foreach (var (line, _) in Parse(text, file.Path))
                    if (line is not null)
                        guards.Add(line);

        return guards;
    }

    public static IEnumerable<ConfigurationProblem> ProblemsIn(AdditionalText file, CancellationToken cancellationToken) =>
        file.GetText(cancellationToken) is { } text ? Parse(text, file.Path).Select(entry => entry.Problem).OfType<ConfigurationProblem>() : [];

    /// <summary>By name first, so that a documentation id is only formed for what may be listed.</summary>
    public GuardLine? Find(ISymbol symbol) =>
        _names.Contains(symbol.Name) && symbol.OriginalDefinition.GetDocumentationCommentId() is { } id && _byId.TryGetValue(id, out var line) ? line : null;

    /// <summary>Where this environment variable or key of the configuration is set, a test runs.</summary>
    public bool IsForTests(string setting) => _settingsForTests.Contains(setting);

    private void Add(GuardLine line)
    {
        Stamp = Stamp.With(line.Named).With((int)line.Protections).With((int)line.Law).With(line.Member ?? "");
        if (line.Law is GuardLaw.WhenSet)
        {
            _settingsForTests.Add(line.Named);
            return;
        }

        _byId[line.Named] = line;
        _names.Add(ConfigurationFile.NameIn(line.Named));
    }

    private static IEnumerable<(GuardLine? Line, ConfigurationProblem? Problem)> Parse(SourceText text, string path)
    {
        foreach (var (source, fields) in ConfigurationFile.Read(text))
        {
            var (line, reason) = GuardLine.Parse(fields);
            yield return line is not null
                ? (line, null)
                : (null, new(path, source.Span, text.Lines.GetLinePositionSpan(source.Span), source.ToString().Trim(), reason!));
        }
    }
}
