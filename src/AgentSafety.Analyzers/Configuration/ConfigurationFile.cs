using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Configuration;

/// <summary>A line that can't be read: where it is and what is wrong with it. The lines around it still count.</summary>
internal sealed record ConfigurationProblem(string Path, TextSpan Span, LinePositionSpan Lines, string Text, string Reason)
{
    public Location Location => Location.Create(Path, Span, Lines);
}

/// <summary>Files of one line per entry: fields parted by ';', '#' begins a comment.</summary>
internal static class ConfigurationFile
{
    public static IEnumerable<(TextLine Line, ImmutableArray<string> Fields)> Read(SourceText text)
    {
        foreach (var line in text.Lines)
        {
            var content = WithoutComment(line.ToString()).Trim();
            if (content.Length > 0)
                yield return (line, [.. content.Split(';').Select(static field => field.Trim())]);
        }
    }

    /// <summary>The last name in a documentation id: of the member or type itself.</summary>
    public static string NameIn(string documentationId)
    {
        var signature = documentationId.IndexOf('(');
        var path = signature < 0 ? documentationId : documentationId.Substring(0, signature);
        var name = path.Substring(path.LastIndexOf('.') + 1);
        var arity = name.IndexOf('`');
        return arity < 0 ? name : name.Substring(0, arity);
    }

    /// <summary>A documentation id may hold '#' (<c>M:T.#ctor</c>), so a comment begins the line or follows white space.</summary>
    private static string WithoutComment(string line)
    {
        for (var i = 0; i < line.Length; i++)
            if (line[i] == '#' && (i == 0 || char.IsWhiteSpace(line[i - 1])))
                return line.Substring(0, i);

        return line;
    }
}
