using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Guards;

/// <summary>What an answer would prove if whatever isn't a no were a yes: <c>answer != false</c>, <c>answer ?? true</c>, <c>answer != Denied</c>.</summary>
internal sealed partial class Proofs
{
    private bool OnlyNoIsNo => evidence.Supposed is { OnlyNoIsNo: true };

    /// <summary>Nothing, where anything but one constant will do, and the yes that stands in for nothing.</summary>
    private bool IsNoNo(IOperation value, string constant, Outcome outcome) => OnlyNoIsNo && (
        constant == Outcome.Null ? !outcome.IsValue
        : constant == Outcome.True && value.Syntax.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } or AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression });

    /// <summary>The yes that is there before anybody is asked, and stays where asking throws.</summary>
    private bool StandsIn(StoredValue value, IReadOnlyList<StoredValue> stored) =>
        evidence.Supposed is { NotThrownTo.IsEmpty: false } && Constants.Of(value.Value) is Outcome.True && stored.Any(static other => Constants.Of(other.Value) is null);

    private static bool IsAnythingBut(Outcome outcome) => outcome is { IsValue: false, Value: not (Outcome.Null or Outcome.True or "'accept") };

    private static bool IsAnythingBut(Outcome outcome, Outcome yes) => IsAnythingBut(outcome) && yes.IsValue && yes.Members == outcome.Members && yes.Value != outcome.Value && yes.Value != Outcome.Null;
}
