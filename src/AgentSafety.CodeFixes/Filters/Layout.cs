using AgentSafety.CodeFixes.Guarding;
using Microsoft.CodeAnalysis.Formatting;

namespace AgentSafety.CodeFixes.Filters;

/// <summary>How the file is laid out where code is added: a chain of calls that goes over several lines has a layout of its own, which the formatter doesn't make.</summary>
/// <param name="Indentation">Of the line that it stands on.</param>
/// <param name="Unit">One step to the right.</param>
/// <param name="EndOfLine">As the file has it.</param>
internal sealed record Layout(string Indentation, string Unit, string EndOfLine)
{
    /// <param name="document">The file.</param>
    /// <param name="place">What is written stands behind it, in the layout of the line on which its last call begins.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public static async Task<Layout> OfAsync(Document document, SyntaxNode place, CancellationToken cancellationToken)
    {
        var options = await document.GetOptionsAsync(cancellationToken).ConfigureAwait(false);
        var unit = options.GetOption(FormattingOptions.UseTabs) ? "\t" : new string(' ', options.GetOption(FormattingOptions.IndentationSize));
        var line = place.SyntaxTree.GetText(cancellationToken).Lines.GetLineFromPosition((place is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { OperatorToken: var dot } } ? dot : place.GetLastToken()).SpanStart).ToString();
        return new(line.Substring(0, line.Length - line.TrimStart().Length), unit, ApprovalGate.EndOfLineIn(place));
    }

    /// <summary>Text whose lines are indented by four blanks each step, laid out as the file is.</summary>
    public string Of(string text)
    {
        var lines = text.Replace("\r\n", "\n").Split('\n').Select((line, at) =>
        {
            var code = line.TrimStart(' ');
            return at == 0 || code.Length == 0 ? code : Indentation + string.Concat(Enumerable.Repeat(Unit, (line.Length - code.Length) / 4)) + code;
        });
        return string.Join(EndOfLine, lines);
    }
}
