using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Guards;

/// <summary>What becomes of an answer.</summary>
internal enum AnswerUse
{
    /// <summary>It may be looked at where we don't see it.</summary>
    Unknown,

    /// <summary>A condition depends on it.</summary>
    Checked,

    /// <summary>The task is let go.</summary>
    NotAwaited,

    /// <summary>It has come, and nobody looks at it.</summary>
    Unread,
    Logged,
    Returned,

    /// <summary>Waited for until a time is over.</summary>
    GivenUp,
}

internal readonly record struct UsedAnswer(AnswerUse Use, SyntaxNode Where);

/// <summary>Follows the answer of a call from expression to expression. By syntax, for the graph has taken <c>?.</c>, <c>??</c> and conditions apart.</summary>
internal sealed partial class AnswerUses(IEnumerable<IOperation> member)
{
    private const int MostUses = 48;

    private readonly Lazy<ILookup<ISymbol, SyntaxNode>> _reads = new(() => member.OfType<ILocalReferenceOperation>().ToLookup(static read => (ISymbol)read.Local, static read => read.Syntax, SymbolEqualityComparer.Default));

    public IReadOnlyList<UsedAnswer> Of(SyntaxNode call, bool isTask)
    {
        var uses = new List<UsedAnswer>();
        var (pending, seen) = (new Queue<(SyntaxNode Value, bool IsTask)>([(call, isTask)]), new HashSet<SyntaxNode>());
        while (pending.Count > 0)
        {
            var (value, task) = pending.Dequeue();
            if (!seen.Add(value))
                continue;
            if (seen.Count > MostUses)
                return [new(AnswerUse.Unknown, call)];

            var (use, next) = Next(value, task);
            if (use is { } known)
                uses.Add(new(known, value));
            foreach (var each in next)
                pending.Enqueue(each);
        }

        return uses;
    }

    /// <summary>Its use, or the expressions that it goes on in.</summary>
    private (AnswerUse? Use, IEnumerable<(SyntaxNode, bool)> Next) Next(SyntaxNode value, bool isTask)
    {
        return value.Parent switch
        {
            ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } => On(value.Parent, isTask),
            AwaitExpressionSyntax awaited => On(awaited, false),
            ExpressionStatementSyntax => Is(isTask ? AnswerUse.NotAwaited : AnswerUse.Unread),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declared } => Kept(declared.Span, isTask),
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Right: var right } when right == value => Is(isTask ? AnswerUse.NotAwaited : AnswerUse.Unread),
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax left, Right: var right } assignment when right == value && assignment.Parent is ExpressionStatementSyntax => Kept(left, isTask),
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: DeclarationExpressionSyntax or TupleExpressionSyntax, Right: var right } apart when right == value && !isTask => TakenApart(apart.Left),
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression, Left: var left } when left == value => Is(null),
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } when left == value => Is(null),
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax called } access when called.Expression == access => Called(called, access.Name.Identifier.ValueText, isTask),
            MemberAccessExpressionSyntax access when !isTask || access.Name.Identifier.ValueText is "Result" => On(access, false),
            _ when isTask => value.Parent is ArgumentSyntax && CallOf(value.Parent) is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WhenAny" } } ? Is(AnswerUse.GivenUp) : Is(AnswerUse.Unknown),
            ConditionalAccessExpressionSyntax or ElementAccessExpressionSyntax or IsPatternExpressionSyntax or PrefixUnaryExpressionSyntax or InterpolationSyntax => On(value.Parent, false),
            InterpolatedStringExpressionSyntax => On(value.Parent, false),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } => Is(AnswerUse.Checked),
            BinaryExpressionSyntax => On(value.Parent, false),
            IfStatementSyntax or WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or SwitchStatementSyntax or SwitchExpressionSyntax or WhenClauseSyntax => Is(AnswerUse.Checked),
            ConditionalExpressionSyntax { Condition: var condition, WhenTrue: LiteralExpressionSyntax, WhenFalse: LiteralExpressionSyntax } when condition == value => On(value.Parent, false), // the answer in other words
            ConditionalExpressionSyntax { Condition: var condition } => condition == value ? Is(AnswerUse.Checked) : On(value.Parent, false),
            ReturnStatementSyntax or ArrowExpressionClauseSyntax => Is(AnswerUse.Returned),
            ArgumentSyntax argument when CallOf(argument) is { } call && GuardCalls.IsLog(call) => Is(AnswerUse.Logged),
            _ => Is(AnswerUse.Unknown),
        };

        static (AnswerUse?, IEnumerable<(SyntaxNode, bool)>) Is(AnswerUse? use) => (use, []);

        static (AnswerUse?, IEnumerable<(SyntaxNode, bool)>) On(SyntaxNode next, bool isTask) => (null, [(next, isTask)]);
    }

    private static InvocationExpressionSyntax? CallOf(SyntaxNode argument) => argument.Parent?.Parent as InvocationExpressionSyntax;

    private static (AnswerUse?, IEnumerable<(SyntaxNode, bool)>) Called(InvocationExpressionSyntax called, string name, bool isTask) => name switch
    {
        "ConfigureAwait" or "AsTask" or "GetAwaiter" or "WaitAsync" when isTask => (null, [(called, true)]),
        "GetResult" when isTask => (null, [(called, false)]),
        "Wait" when isTask => called.ArgumentList.Arguments.Count == 0 ? (null, [(called, false)]) : (called.Parent is ExpressionStatementSyntax ? AnswerUse.GivenUp : AnswerUse.Unknown, []),
        "ContinueWith" when isTask => (IsLetGo(called) ? AnswerUse.NotAwaited : AnswerUse.Unknown, []),
        "GetBoolean" or "GetString" or "GetValueOrDefault" or "ToString" or "Equals" when !isTask => (null, [(called, false)]),
        _ => (AnswerUse.Unknown, []),
    };

    private static bool IsLetGo(ExpressionSyntax value) => value.Parent is ExpressionStatementSyntax or AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } };
}
