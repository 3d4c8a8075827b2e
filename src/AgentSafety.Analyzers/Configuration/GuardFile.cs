using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Configuration;

internal enum GuardLaw { BySignature, OnReturn, WhenTrue, WhenMember }

/// <summary>One guard that a project declares: <c>documentation id; approval|scope|rollback [; on return | ; when true | ; member=Name]</c>.</summary>
internal sealed record GuardLine(string DocumentationId, Protections Protections, GuardLaw Law, string? Member);

/// <summary>The guards of all <c>AgentSafety.Guards*.txt</c> among the additional files. A bad line is a problem at that line; the rest still counts.</summary>
internal sealed class GuardFile
{
    private readonly Dictionary<string, GuardLine> _byId = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

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

    private void Add(GuardLine line)
    {
        _byId[line.DocumentationId] = line;
        Stamp = Stamp.With(line.DocumentationId).With((int)line.Protections).With((int)line.Law).With(line.Member ?? "");
        _names.Add(ConfigurationFile.NameIn(line.DocumentationId));
    }

    private static IEnumerable<(GuardLine? Line, ConfigurationProblem? Problem)> Parse(SourceText text, string path)
    {
        foreach (var (source, fields) in ConfigurationFile.Read(text))
        {
            var (line, reason) = Parse(fields);
            yield return line is not null
                ? (line, null)
                : (null, new(path, source.Span, text.Lines.GetLinePositionSpan(source.Span), source.ToString().Trim(), reason!));
        }
    }

    private static (GuardLine? Line, string? Reason) Parse(ImmutableArray<string> fields)
    {
        if (!(fields[0].StartsWith("M:", StringComparison.Ordinal) || fields[0].StartsWith("P:", StringComparison.Ordinal)) || fields[0].IndexOf('.') < 0 || fields[0].Any(char.IsWhiteSpace))
            return (null, "it must begin with the documentation id of a method (M:) or property (P:)");

        if (fields.Length < 2 || ProtectionNamed(fields[1]) is not { } protection)
            return (null, "after the documentation id it must name 'approval', 'scope' or 'rollback'");

        return fields.Length switch
        {
            2 => (new(fields[0], protection, GuardLaw.BySignature, null), null),
            3 when fields[2] is "on return" => (new(fields[0], protection, GuardLaw.OnReturn, null), null),
            3 when fields[2] is "when true" => (new(fields[0], protection, GuardLaw.WhenTrue, null), null),
            3 when fields[2].StartsWith("member=", StringComparison.Ordinal) && fields[2].Length > "member=".Length =>
                (new(fields[0], protection, GuardLaw.WhenMember, fields[2].Substring("member=".Length)), null),
            _ => (null, "the third field must be 'on return', 'when true' or 'member=Name', and the last"),
        };
    }

    private static Protections? ProtectionNamed(string name) => name switch
    {
        "approval" => Protections.Approval,
        "scope" => Protections.Scope,
        "rollback" => Protections.Rollback,
        _ => null,
    };
}
