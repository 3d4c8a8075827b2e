using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>Calls that ask a person: what they give counts as approval, if it is used right.</summary>
internal sealed class GuardCalls(Evidence evidence)
{
    private const int Most = 8; // a body that asks more often is no place to look for the one that fails

    public IReadOnlyList<(IInvocationOperation Call, BasicBlock Block)> In(ControlFlowGraph graph)
    {
        var found = new List<(IInvocationOperation, BasicBlock)>();
        foreach (var block in graph.Blocks)
            if (block.IsReachable)
                foreach (var operation in graph.Evaluated()[block.Ordinal])
                    if (operation is IInvocationOperation call && IsGuard(call))
                        found.Add((call, block));

        return found.Count > Most ? [] : found;
    }

    public bool IsGuard(IInvocationOperation call) => evidence.Answers.At(call) is not null || Asks(call) || Ensures(call);

    /// <summary>It returns only where somebody said yes.</summary>
    public bool Ensures(IInvocationOperation call) => IsApproval(evidence.Contracts.Of(call).OnReturn);

    /// <summary>What must be true of its answer, part by part: nothing of one that returns only on a yes; null where nobody can say.</summary>
    public string? YesOf(IInvocationOperation call) =>
        evidence.Answers.At(call) is { } number ? evidence.Answers.QuestionOf(number) switch
        {
            { HasYesNoField: false } => ".IsAccepted",
            { Field: { } field, YesNoFields: null } => $".IsAccepted;.Content?[\"{field}\"].GetBoolean() == true",
            { Field: { } field } => $".IsAccepted;.Content?.{field} == true",
            _ => null,
        }
        : Ensures(call) ? ""
        : evidence.Contracts.Of(call).Answers.Where(static answer => IsApproval(answer.Proved) && answer.Outcome is { Value: Outcome.True, IsValue: true } && !answer.Outcome.Members.StartsWith("&", StringComparison.Ordinal))
            .Select(static answer => answer.Outcome.Members).FirstOrDefault();

    private bool Asks(IInvocationOperation call) => evidence.Contracts.Of(call) is { FollowsSetting: false } contract && contract.Answers.Any(static answer => IsApproval(answer.Proved) && !ConsoleAnswers.IsOnlyRead(answer.Outcome));

    public static bool IsApproval(Proved proved) => !proved.Never && (proved.Protections & Protections.Approval) == Protections.Approval;

    /// <summary>Only writes down what it is given.</summary>
    public static bool IsLog(InvocationExpressionSyntax call)
    {
        var (receiver, name) = call.Expression switch
        {
            MemberAccessExpressionSyntax { Expression: var on, Name.Identifier.ValueText: var member } => (on.ToString(), member),
            MemberBindingExpressionSyntax { Name.Identifier.ValueText: var member } => (call.Parent is ConditionalAccessExpressionSyntax { Expression: var on } ? on.ToString() : "", member),
            IdentifierNameSyntax { Identifier.ValueText: var member } => ("", member),
            _ => ("", ""),
        };
        return name.StartsWith("Log", StringComparison.Ordinal) && (name.Length == 3 || char.IsUpper(name[3]))
            || name is "nameof"
            || receiver.Split('.') is [.., var last] && (last is "Console" or "Debug" or "Trace" or "Error" || last.IndexOf("log", StringComparison.OrdinalIgnoreCase) >= 0);
    }

    /// <summary>Nothing is called there that does more than write down.</summary>
    public static bool OnlyLogs(SyntaxNode code) => code.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().All(call => IsLog(call) || call.Ancestors().TakeWhile(node => node != code).OfType<InvocationExpressionSyntax>().Any(IsLog));
}
