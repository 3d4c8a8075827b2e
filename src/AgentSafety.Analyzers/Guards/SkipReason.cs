using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>Why a condition leads past a question: whoever would be asked can't be, hasn't answered, or a setting says not to ask.</summary>
internal sealed class SkipReason(Evidence evidence, IReadOnlyList<IInvocationOperation> questions)
{
    public const string NobodyCanBeAsked = "where the client can't ask, nobody is asked";
    public const string NobodyIsThere = "where there is nobody to ask, nobody is asked";
    public const string NobodyAnswers = "where nobody answers in time, the code goes on";

    public string? Of(IOperation condition)
    {
        var parts = PartsOf(condition).ToArray();
        return parts.Any(IsCapability) ? NobodyCanBeAsked
            : parts.Any(IsPresence) ? NobodyIsThere
            : parts.Any(part => Settings.Is(part, evidence)) ? "a setting skips it"
            : parts.Any(IsTimeOut) && parts.Any(IsQuestion) ? NobodyAnswers
            : IsNullTest(condition) is not { } value ? null
            : questions.Any(question => question.Instance is { } asker && IsSame(asker, value)) ? NobodyIsThere
            : evidence.Origin(value) is IInvocationOperation asked && questions.Any(question => question.Syntax == asked.Syntax) ? "no answer is taken for a yes"
            : null;
    }

    /// <summary>It looks at what somebody was asked, whatever else it looks at.</summary>
    public bool IsOfAnAnswer(IOperation condition) => PartsOf(condition).Any(IsQuestion);

    /// <summary>The condition as it is written, with what it is compared to.</summary>
    public static SyntaxNode Whole(SyntaxNode condition)
    {
        while (condition.Parent is ConditionalAccessExpressionSyntax or IsPatternExpressionSyntax or ParenthesizedExpressionSyntax or PrefixUnaryExpressionSyntax || condition.Parent.IsKind(SyntaxKind.EqualsExpression) || condition.Parent.IsKind(SyntaxKind.NotEqualsExpression))
            condition = condition.Parent!;

        return condition;
    }

    private IEnumerable<IOperation> PartsOf(IOperation condition) => ConditionParts.Of(evidence.Values, condition);

    private bool IsQuestion(IOperation part) => part is IInvocationOperation && questions.Any(question => question.Syntax == part.Syntax);

    private static bool IsCapability(IOperation part) => part switch
    {
        IPropertyReferenceOperation { Property: { Name: "Elicitation", ContainingType.Name: "ClientCapabilities" } or { Name: "ClientCapabilities", ContainingType.Name: "McpServer" or "IMcpServer" } } => true,
        IPropertyReferenceOperation { Property: { Name: var name, Type.SpecialType: SpecialType.System_Boolean } } => SpeaksOfAsking(name),
        IInvocationOperation { TargetMethod: { Name: var name, ReturnType.SpecialType: SpecialType.System_Boolean } } => SpeaksOfAsking(name),
        _ => false,
    };

    /// <summary>Whether a person sits at this program at all.</summary>
    private static bool IsPresence(IOperation part) =>
        part is IPropertyReferenceOperation { Property: { Name: "UserInteractive", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } } or { Name: "IsInputRedirected" or "IsOutputRedirected", ContainingType: { Name: "Console", ContainingNamespace.Name: "System" } } };

    /// <summary>A wait that may give up.</summary>
    private static bool IsTimeOut(IOperation part) => part is IInvocationOperation { TargetMethod: { Name: "WhenAny", ContainingType.Name: "Task" } or { Name: "Wait", ContainingType.Name: "Task", Parameters.IsEmpty: false } };

    private static bool IsSame(IOperation one, IOperation other) => (one.WithoutConversions(), other.WithoutConversions()) switch
    {
        (IFlowCaptureReferenceOperation { Id: var id }, IFlowCaptureReferenceOperation { Id: var same }) => id.Equals(same),
        (IMemberReferenceOperation { Member: var member }, IMemberReferenceOperation { Member: var same }) => SymbolEqualityComparer.Default.Equals(member, same),
        var (left, right) => Sources.Variable(left) is { } variable && SymbolEqualityComparer.Default.Equals(variable, Sources.Variable(right)),
    };

    private static bool SpeaksOfAsking(string name) =>
        name.IndexOf("Elicit", StringComparison.Ordinal) > 0 && (name.StartsWith("Supports", StringComparison.Ordinal) || name.StartsWith("Can", StringComparison.Ordinal) || name.StartsWith("Has", StringComparison.Ordinal) || name.StartsWith("Is", StringComparison.Ordinal));

    private static IOperation? IsNullTest(IOperation condition) => condition switch
    {
        IIsNullOperation { Operand: var operand } => operand,
        IIsPatternOperation { Value: var value, Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } or INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } } => value,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, LeftOperand: var left, RightOperand: var right } when right.WithoutConversions().ConstantValue is { HasValue: true, Value: null } => left,
        _ => null,
    };
}
