using AgentSafety.CodeFixes.Guarding;

namespace AgentSafety.CodeFixes.Filters;

/// <summary>How a filter asks: by <c>AgentGuard</c>, where it is referenced; else the framework's own way.</summary>
/// <param name="Guard">Null where it isn't.</param>
/// <param name="Form">Of an MCP server.</param>
internal sealed record Asking(INamedTypeSymbol? Guard, McpForm? Form, Compilation Compilation)
{
    /// <summary>Of an answer called that.</summary>
    public const string Refused = "!answer.IsAccepted || answer.Content?[\"approved\"].GetBoolean() != true";

    /// <summary>What stands for them in code that is written as text; each as often as it occurs there.</summary>
    public IEnumerable<(string Placeholder, INamedTypeSymbol Type)> Types =>
        Guard is not null ? [("TGuard", Guard)]
        : Form is not null ? [("TRequest", Form.Request), ("TField", Form.Field), Denied]
        : [("TConsole", Named("System.Console")), ("TConsole", Named("System.Console")), Denied];

    private (string, INamedTypeSymbol) Denied => ("TDenied", Named("System.UnauthorizedAccessException"));

    private INamedTypeSymbol Named(string type) => Compilation.GetTypeByMetadataName(type)!;

    /// <summary>Null where nobody could be asked.</summary>
    /// <param name="compilation">Of the project.</param>
    /// <param name="ofKernel">A kernel has nobody to ask but the one who sits at the console.</param>
    public static Asking? In(Compilation compilation, bool ofKernel)
    {
        var guard = GuardLibrary.In(compilation)?.Guard is { } referenced && !referenced.GetMembers("EnsureApprovedAsync").IsEmpty ? referenced : null;
        var asking = new Asking(guard, ofKernel ? null : McpForm.In(compilation), compilation);
        return guard is not null || (ofKernel ? asking.HasConsole : asking.Form is not null) ? asking : null;
    }

    /// <summary>Does this ask as we write it, and go no further without a yes?</summary>
    public static bool IsIn(StatementSyntax statement) => statement switch
    {
        ExpressionStatementSyntax { Expression: AwaitExpressionSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "EnsureApprovedAsync" } } } } => true,
        BlockSyntax { Statements: [var question, IfStatementSyntax { Else: null } check] } => Denial.Leaves(check.Statement)
            && (Calls(question, "ElicitAsync") && check.Condition.ToString() == Refused || Calls(check.Condition, "ReadLine") && check.Condition is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression }),
        _ => false,
    };

    private static bool Calls(SyntaxNode code, string method) =>
        code.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && name == method);

    /// <summary>A program of its own with nothing on its standard input: a server talks to others there, or has none.</summary>
    private bool HasConsole => Compilation.Options.OutputKind is OutputKind.ConsoleApplication
        && Compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Builder.WebApplication") is null
        && Compilation.GetTypeByMetadataName("ModelContextProtocol.Server.McpServer") is null;
}
