using Microsoft.CodeAnalysis.Operations;

namespace AgentSafety.CodeFixes.Guarding;

/// <summary>Which token cancels the act now, and where the guard's own token can be passed to it.</summary>
/// <param name="Passed">The argument that is a token.</param>
/// <param name="Accepted">A token parameter that was left out, or is given by <paramref name="Passed"/>.</param>
/// <param name="InScope">The nearest parameter that is a token.</param>
internal sealed record Cancellation(ExpressionSyntax? Passed, IParameterSymbol? Accepted, string? InScope)
{
    /// <summary>What to hand to the guard. A token that says "never" was meant; where the act keeps its own, only a name can be written twice.</summary>
    public string? OuterFor(Act act) => Passed switch
    {
        null => InScope,
        _ when IsNever(Passed) || !act.IsAsync && Passed is not (IdentifierNameSyntax or MemberAccessExpressionSyntax) => null,
        _ => Passed.ToString(),
    };

    public static Cancellation Of(Act act, SemanticModel model)
    {
        var arguments = act.Operation is IInvocationOperation call ? call.Arguments : [];
        var token = arguments.FirstOrDefault(static argument => IsToken(argument.Parameter?.Type));
        var passed = token is { ArgumentKind: ArgumentKind.Explicit, Syntax: ArgumentSyntax argument } ? argument.Expression : null;
        return new(passed, token?.Parameter, InScopeAt(act.Expression.SpanStart, model));
    }

    /// <summary>The act with <paramref name="name"/> as its token.</summary>
    public ExpressionSyntax Rewrite(Act act, string name)
    {
        var token = SyntaxFactory.IdentifierName(name);
        if (Passed is not null)
            return act.Expression.ReplaceNode(Passed, token.WithTriviaFrom(Passed));

        var list = ((InvocationExpressionSyntax)act.Step).ArgumentList;
        return act.Expression.ReplaceNode(list, list.Arguments.LastOrDefault() is { } last
            ? list.WithArguments(SyntaxFactory.SeparatedList(
                list.Arguments.Replace(last, last.WithoutTrailingTrivia()).Add(Argument(list, token).WithTrailingTrivia(last.GetTrailingTrivia())),
                list.Arguments.GetSeparators().Append(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space))))
            : list.AddArguments(Argument(list, token)));
    }

    /// <summary>By position where it is the next one, else by name.</summary>
    private ArgumentSyntax Argument(ArgumentListSyntax list, ExpressionSyntax token) =>
        list.Arguments.Count == Accepted!.Ordinal && list.Arguments.All(static argument => argument.NameColon is null)
            ? SyntaxFactory.Argument(token)
            : SyntaxFactory.Argument(SyntaxFactory.NameColon(Accepted.Name).WithTrailingTrivia(SyntaxFactory.Space), default, token);

    private static string? InScopeAt(int position, SemanticModel model)
    {
        for (var code = model.GetEnclosingSymbol(position); code is IMethodSymbol method; code = code.ContainingSymbol)
        {
            foreach (var parameter in method.Parameters)
                if (IsToken(parameter.Type) && model.LookupSymbols(position, name: parameter.Name).Contains(parameter, SymbolEqualityComparer.Default))
                    return parameter.Name;

            if (method is { IsStatic: true, MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
                return null;
        }

        return null;
    }

    private static bool IsNever(ExpressionSyntax token) => token is
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression }
        or DefaultExpressionSyntax
        or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "None" };

    private static bool IsToken(ITypeSymbol? type) => type is { Name: "CancellationToken", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } };
}
