using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>One thing that keeps a guard from guarding, supposed away. What would be protected then is unprotected for that reason alone.</summary>
/// <param name="kind">Which rule speaks of it.</param>
/// <param name="guard">Who is asked.</param>
/// <param name="place">Where it fails.</param>
/// <param name="says">How it fails, as seen from a step, or from the end of the body; null if that isn't why.</param>
internal sealed class Supposition(Weaknesses kind, IInvocationOperation guard, SyntaxNode place, Func<IOperation?, string?> says)
{
    public Weaknesses Kind => kind;

    public IInvocationOperation Guard => guard;

    public SyntaxNode Place => place;

    /// <summary>Once this call is made, somebody has said yes.</summary>
    public IOperation? Asked { get; init; }

    /// <summary>Nothing goes these ways.</summary>
    public ImmutableArray<Way> Never { get; init; } = [];

    /// <summary>Nothing is thrown to these handlers.</summary>
    public ImmutableArray<BasicBlock> NotThrownTo { get; init; } = [];

    /// <summary>Whatever isn't a no is a yes.</summary>
    public bool OnlyNoIsNo { get; init; }

    /// <summary>What would never be come to says nothing of the guard.</summary>
    public bool MustBeReached { get; init; }

    /// <summary>What must be true of the answer, where heeding it is all that is missing; see <see cref="GuardCalls.YesOf"/>.</summary>
    public string? Yes { get; init; }

    public string? Says(IOperation? step) => says(step);

    /// <summary>Both supposed away, where the same is wrong twice: whoever can't ask goes on, and so does whoever catches that.</summary>
    public Supposition And(Supposition other) => new(kind, guard, place, step => other.Says(step) is null ? null : says(step))
    {
        Never = Never.AddRange(other.Never),
        NotThrownTo = NotThrownTo.AddRange(other.NotThrownTo),
        MustBeReached = true,
        Yes = Yes,
    };

    public bool RulesOut(ControlFlowBranch edge)
    {
        foreach (var way in Never)
            if (way.From == edge.Source && way.IsConditional == edge.IsConditionalSuccessor)
                return true;

        return false;
    }
}

/// <summary>One of the two edges that leave a block with a condition.</summary>
internal readonly record struct Way(BasicBlock From, bool IsConditional)
{
    public ControlFlowBranch? Edge => IsConditional ? From.ConditionalSuccessor : From.FallThroughSuccessor;

    public static ImmutableArray<Way> OutOf(BasicBlock block) => [new(block, true), new(block, false)];
}
