using AgentSafety.CodeFixes.Guarding;

namespace AgentSafety.CodeFixes.Filters;

/// <summary>At the end of the chain that makes an MCP server: a filter of its tool calls (ModelContextProtocol 0.4 to 2.4).</summary>
internal sealed class McpFilterWriter : FilterWriter
{
    private const string Builder = "Microsoft.Extensions.DependencyInjection.IMcpServerBuilder";

    protected override string Name => "request.Params?.Name";

    protected override ImmutableArray<string> Words => ["AddMcpServer"];

    protected override IEnumerable<SyntaxNode> PlacesIn(SyntaxNode root, SemanticModel model) =>
        root.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddMcpServer" } && IsBuilder(call, model) && model.GetSymbolInfo(call).Symbol is IMethodSymbol { MethodKind: MethodKind.ReducedExtension })
            .Select(call => EndOf(call, model));

    protected override bool IsOfFilter(BlockSyntax block, Compilation compilation) => block.Parent is ParenthesizedLambdaExpressionSyntax
    {
        Parent: LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddCallToolFilter" } } } }
    };

    protected override SyntaxNode? Write(Written place, string names)
    {
        var (chain, layout) = ((InvocationExpressionSyntax)place.Place, place.Layout);
        if (chain.GetLastToken().GetNextToken().LeadingTrivia.Any(static trivia => trivia.IsDirective))
            return null; // which of the ways it is built would it belong to?

        var text = (HasRequestFilters(place.Compilation), place.Asking.Guard) switch
        {
            (true, not null) => $"WithRequestFilters(filters => filters.AddCallToolFilter({Guarded(names)}))",
            (true, null) => $"WithRequestFilters(filters => filters.AddCallToolFilter({Asked(names)}))",
            (false, not null) => $"AddCallToolFilter({Guarded(names)})",
            (false, null) => $"AddCallToolFilter({Asked(names)})",
        };
        var call = (InvocationExpressionSyntax)SyntaxFactory.ParseExpression($"mcp.{layout.Of(text)}", options: place.Options);
        var access = (MemberAccessExpressionSyntax)call.Expression;
        var isLong = chain.Expression is MemberAccessExpressionSyntax { OperatorToken: var dot } && IsFirstOnItsLine(dot);
        var isNoted = chain.GetTrailingTrivia().Any(SyntaxKind.SingleLineCommentTrivia);
        var added = call.WithExpression(access.WithExpression(isNoted ? chain : chain.WithoutTrailingTrivia())
            .WithOperatorToken(isNoted ? access.OperatorToken.WithLeadingTrivia(SyntaxFactory.Whitespace(layout.Indentation)) : isLong ? access.OperatorToken.WithLeadingTrivia(SyntaxFactory.EndOfLine(layout.EndOfLine), SyntaxFactory.Whitespace(layout.Indentation)) : access.OperatorToken));
        return place.Root.ReplaceNode(chain, place.Asking.Types.Aggregate(added, (code, type) => TypeName.PutInto(code, type.Placeholder, type.Type, place.Generator)).WithTrailingTrivia(isNoted ? [SyntaxFactory.EndOfLine(layout.EndOfLine)] : chain.GetTrailingTrivia()));
    }

    private static string Guarded(string names) => $$"""
        next => async (request, cancellationToken) =>
        {
            if (request.Params?.Name is {{names}})
                await TGuard.EnsureApprovedAsync(request.Params.Name, request.Params.Arguments is { } arguments ? string.Join(", ", arguments) : null, cancellationToken);

            return await next(request, cancellationToken);
        }
        """;

    private static string Asked(string names) => $$"""
        next => async (request, cancellationToken) =>
        {
            if (request.Params?.Name is {{names}})
            {
                var answer = await request.Server.ElicitAsync(new TRequest
                {
                    Message = $"An agent wants to call '{request.Params.Name}'{(request.Params.Arguments is { } arguments ? " with " + string.Join(", ", arguments) : "")}. Do you approve?",
                    RequestedSchema = new() { Properties = { ["approved"] = new TField { Title = "Yes, do it" } }, Required = new[] { "approved" } },
                }, cancellationToken);
                if ({{Asking.Refused}})
                    throw new TDenied("Not approved.");
            }

            return await next(request, cancellationToken);
        }
        """;

    private static InvocationExpressionSyntax EndOf(InvocationExpressionSyntax call, SemanticModel model)
    {
        while (call.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } && IsBuilder(next, model))
            call = next;

        return call;
    }

    private static bool IsBuilder(InvocationExpressionSyntax call, SemanticModel model) =>
        model.GetTypeInfo(call).Type is { } type && SymbolEqualityComparer.Default.Equals(type, model.Compilation.GetTypeByMetadataName(Builder));

    private static bool HasRequestFilters(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Microsoft.Extensions.DependencyInjection.McpServerBuilderExtensions") is { } extensions && !extensions.GetMembers("WithRequestFilters").IsEmpty;

    private static bool IsFirstOnItsLine(SyntaxToken token)
    {
        var line = token.SyntaxTree!.GetText().Lines.GetLineFromPosition(token.SpanStart);
        return string.IsNullOrWhiteSpace(line.ToString().Substring(0, token.SpanStart - line.Start));
    }
}
