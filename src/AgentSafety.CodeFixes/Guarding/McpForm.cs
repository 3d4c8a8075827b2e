using Microsoft.CodeAnalysis.Formatting;

namespace AgentSafety.CodeFixes.Guarding;

/// <summary>The form with one yes/no field that an MCP server shows to the person at the client.</summary>
internal sealed record McpForm(INamedTypeSymbol Server, INamedTypeSymbol Request, INamedTypeSymbol Field)
{
    /// <summary>Null where the SDK isn't referenced, or is too old to have it.</summary>
    public static McpForm? In(Compilation compilation) =>
        compilation.GetTypeByMetadataName("ModelContextProtocol.Server.McpServer") is { } server
        && compilation.GetTypeByMetadataName("ModelContextProtocol.Protocol.ElicitRequestParams") is { } request
        && compilation.GetTypeByMetadataName("ModelContextProtocol.Protocol.ElicitRequestParams+BooleanSchema") is { } field
            ? new(server, request, field)
            : null;

    /// <summary>The question as a statement, whose answer is in <c>answer</c>.</summary>
    /// <param name="tool">Where it is asked.</param>
    /// <param name="deed">What it does, as the beginning of a sentence.</param>
    /// <param name="target">Code of what it is done to, or null.</param>
    public IEnumerable<StatementSyntax> Ask(ToolMethod tool, string deed, string? target)
    {
        var options = (CSharpParseOptions)tool.Declaration.SyntaxTree.Options;
        var required = options.LanguageVersion >= LanguageVersion.CSharp12 ? "[\"approved\"]" : "new[] { \"approved\" }";
        var token = tool.Symbol.Parameters.FirstOrDefault(static parameter => parameter.Type is { Name: "CancellationToken", ContainingNamespace.Name: "Threading" }) is { } cancelled ? $", {cancelled.Name}" : "";
        var statement = SyntaxFactory.ParseStatement($$"""
            var answer = await {{tool.Server ?? ToolMethod.NewServer}}.ElicitAsync(new TRequest
            {
                Message = {{Message(deed, target)}},
                RequestedSchema = new() { Properties = { ["approved"] = new TField { Title = "Yes, do it" } }, Required = {{required}} },
            }{{token}});

            """.Replace("\r\n", "\n").Replace("\n", ApprovalGate.EndOfLineIn(tool.Declaration)), options: options);
        var generator = tool.Generator;
        statement = TypeName.PutInto(TypeName.PutInto(statement, "TRequest", Request, generator), "TField", Field, generator);
        return [statement.WithAdditionalAnnotations(Formatter.Annotation)];
    }

    private static string Message(string deed, string? target) => target switch
    {
        null => SymbolDisplay.FormatLiteral($"{deed}. Do you approve?", quote: true),
        ['$', '"', ..] => $"$\"{Inside(deed)}: {target.Substring(2, target.Length - 3)}. Do you approve?\"",
        ['"', ..] => $"\"{Quoted(deed)}: {target.Substring(1, target.Length - 2)}. Do you approve?\"",
        _ => $"$\"{Inside(deed)}: {{{target}}}. Do you approve?\"",
    };

    private static string Quoted(string text) => SymbolDisplay.FormatLiteral(text, quote: true) is var quoted ? quoted.Substring(1, quoted.Length - 2) : text;

    private static string Inside(string text) => Quoted(text).Replace("{", "{{").Replace("}", "}}");
}
