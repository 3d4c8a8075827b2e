using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

/// <summary>Has the act only tried, where whoever carries it out offers that: the tool then says what it would do, and does nothing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OnlyTryFix)), Shared]
public sealed class OnlyTryFix() : ExpressionFix("Only try it: ask for a dry run", RuleIds.UnguardedOperation, RuleIds.UnapprovedOperation, RuleIds.Recreation, RuleIds.UnboundedOperation, RuleIds.RecoveryOff)
{
    private protected override Replacement? Propose(ExpressionSyntax step, SemanticModel model, Diagnostic warning, SyntaxGenerator generator) =>
        DryRunAdvice.From(warning) is not { } dryRun ? null : step switch
        {
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax request } } => In(request, dryRun, model),
            InvocationExpressionSyntax call when dryRun.IsFlag => DryRunFlag.AddTo(call, dryRun.Name),
            InvocationExpressionSyntax call when dryRun.IsWord => OtherWord.In(call, dryRun.Name),
            InvocationExpressionSyntax call => call.ArgumentList.Arguments.Select(argument => RequestOf(argument.Expression, model) is { } request ? In(request, dryRun, model) : null).FirstOrDefault(static found => found is not null)
                ?? AsArgument(call, dryRun, model),
            _ => null,
        };

    /// <summary>Made where it is handed over, or held in a local.</summary>
    private static BaseObjectCreationExpressionSyntax? RequestOf(ExpressionSyntax given, SemanticModel model) => given switch
    {
        BaseObjectCreationExpressionSyntax made => made,
        IdentifierNameSyntax when model.GetSymbolInfo(given).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var declaration] }
            && declaration.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax made } => made,
        _ => null,
    };

    private static Replacement? In(BaseObjectCreationExpressionSyntax request, DryRunAdvice dryRun, SemanticModel model)
    {
        var settings = Hint.In(request).ToArray();
        if (!IsSettable(model.GetTypeInfo(request).Type, dryRun.Name))
            return null;

        return settings.FirstOrDefault(setting => setting.Name == dryRun.Name) is { Syntax: AssignmentExpressionSyntax { Right: var no } }
            ? no.IsKind(SyntaxKind.FalseLiteralExpression) ? new(no, SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression).WithTriviaFrom(no)) : null // somebody decides
            : new(request, Hint.Add(request, dryRun.Name));
    }

    private static bool IsSettable(ITypeSymbol? type, string property)
    {
        for (var current = type; current is not null; current = current.BaseType)
            if (current.GetMembers(property).Any(static member => member is IPropertySymbol { SetMethod: not null }))
                return true;

        return false;
    }

    /// <summary>By name, wherever it stands.</summary>
    private static Replacement? AsArgument(InvocationExpressionSyntax call, DryRunAdvice dryRun, SemanticModel model)
    {
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol method || method.Parameters.FirstOrDefault(parameter => parameter.Name == dryRun.Name) is not { } parameter)
            return null;

        var value = parameter.Type.SpecialType is SpecialType.System_String ? SymbolDisplay.FormatLiteral(dryRun.Value, quote: true) : dryRun.Value;
        var added = SyntaxFactory.ParseArgumentList($"({parameter.Name}: {value})").Arguments[0];
        return new(call, call.AddArgumentListArguments(call.ArgumentList.Arguments.Count > 0 ? added.WithLeadingTrivia(SyntaxFactory.Space) : added));
    }
}
