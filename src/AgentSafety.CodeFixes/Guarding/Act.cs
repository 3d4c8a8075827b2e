using Microsoft.CodeAnalysis.Operations;

namespace AgentSafety.CodeFixes.Guarding;

/// <summary>How the code around an act comes by its result; that decides what may stand in its place.</summary>
internal enum Outcome
{
    /// <summary>It is there when the call returns.</summary>
    Immediate,

    /// <summary>As <see cref="Immediate"/>, but something inside the act is awaited.</summary>
    ImmediateAfterAwait,

    /// <summary>A <c>Task</c>: whatever is done with it can be done with the guard's.</summary>
    Task,

    /// <summary>Something else that is awaited on the spot.</summary>
    Awaited,

    /// <summary>A <c>ValueTask</c> that is handed back to the caller.</summary>
    ReturnedValueTask,
}

/// <summary>What goes under guard: the step, and as much around it as can't be separated from it.</summary>
internal sealed record Act(ExpressionSyntax Expression, ExpressionSyntax Step, IOperation Operation, ITypeSymbol Type, Outcome Outcome)
{
    public bool IsAsync => Outcome is not Outcome.Immediate;

    /// <summary>An <c>await</c> that moves into the lambda with the expression.</summary>
    public bool Awaits => AwaitsInside(Expression);

    /// <summary>Null when the step isn't spelt out as a call, or what becomes of its result doesn't let a guard in between.</summary>
    public static Act? Of(ExpressionSyntax step, SemanticModel model)
    {
        if (step is not (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax)
            || model.GetOperation(step) is not { } operation
            || operation is not (IInvocationOperation or IObjectCreationOperation)
            || Whole(step) is not { ContainsDirectives: false } expression)
            return null;

        return model.GetTypeInfo(expression).Type is { } type && OutcomeOf(expression, type, model) is { } outcome
            ? new(expression, step, operation, type, outcome)
            : null;
    }

    /// <summary><c>x?.Delete()</c> is one expression, with what stands in for a null task; so is <c>DeleteAsync().AsTask()</c>.</summary>
    private static ExpressionSyntax Whole(ExpressionSyntax step)
    {
        var whole = step;
        while (StartsWithin(whole) && whole.Ancestors().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault(access => access.WhenNotNull.Span.Contains(step.Span)) is { } access)
            whole = access;

        return whole switch
        {
            ConditionalAccessExpressionSyntax { Parent: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce } when coalesce.Left == whole && IsNoTask(coalesce.Right) => coalesce,
            { Parent: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AsTask", Parent: InvocationExpressionSyntax task } } => task,
            _ => whole,
        };
    }

    /// <summary><c>Task.CompletedTask</c>: anything that is called in its place would be an act of its own.</summary>
    private static bool IsNoTask(ExpressionSyntax expression) => expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" };

    /// <summary>Does it begin with <c>.Name</c>, whose receiver is written further left?</summary>
    private static bool StartsWithin(ExpressionSyntax expression) => expression switch
    {
        InvocationExpressionSyntax call => StartsWithin(call.Expression),
        MemberAccessExpressionSyntax access => StartsWithin(access.Expression),
        ElementAccessExpressionSyntax access => StartsWithin(access.Expression),
        ConditionalAccessExpressionSyntax access => StartsWithin(access.Expression),
        PostfixUnaryExpressionSyntax forgiven => StartsWithin(forgiven.Operand),
        MemberBindingExpressionSyntax or ElementBindingExpressionSyntax => true,
        _ => false,
    };

    private static Outcome? OutcomeOf(ExpressionSyntax expression, ITypeSymbol type, SemanticModel model)
    {
        if (IsTask(type, "Task"))
            return expression is ConditionalAccessExpressionSyntax ? null : Outcome.Task; // a task that is null can't be guarded

        if (IsAwaited(expression))
            return Outcome.Awaited;

        if (IsTask(type, "ValueTask"))
            return IsReturned(expression) && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(expression).ConvertedType, type) ? Outcome.ReturnedValueTask : null;

        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } && IsTask(value, "ValueTask"))
            return null;

        return AwaitsInside(expression) ? Outcome.ImmediateAfterAwait : Outcome.Immediate;
    }

    private static bool IsTask(ITypeSymbol type, string name) =>
        type.Name == name && type.ContainingNamespace is { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    private static bool IsAwaited(ExpressionSyntax expression) => expression.Parent switch
    {
        AwaitExpressionSyntax => true,
        ParenthesizedExpressionSyntax parenthesized => IsAwaited(parenthesized),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured } => IsAwaited(configured),
        _ => false,
    };

    private static bool IsReturned(ExpressionSyntax expression) => expression.Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax;

    private static bool AwaitsInside(ExpressionSyntax expression) =>
        expression.DescendantNodes(static node => node is not AnonymousFunctionExpressionSyntax).Any(static node => node is AwaitExpressionSyntax);
}
