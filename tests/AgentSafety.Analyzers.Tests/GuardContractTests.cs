using AgentSafety.Guards;
using AgentSafety.Symbols;
using Given = AgentSafety.Symbols.Protections;

namespace AgentSafety.Analyzers.Tests;

/// <summary>A contract outlives the compilation it was learnt in: it is a plain value.</summary>
public sealed class GuardContractTests
{
    private static GuardContract Sample(bool answer) => new(
        OnReturn: new(Given.Scope, new(1, Sequence<(int, int)>.Of([(0, 1)])), Sequence<GivenOutcome>.Of([new(0, Outcome.Of(true))])),
        Answers: Sequence<ProvedBy>.Of([new(Outcome.Of(answer).InMember("IsOk"), new(Given.Approval))]),
        Within: Given.Scope);

    [Fact]
    public void Two_that_say_the_same_are_equal()
    {
        Assert.Equal(Sample(true), Sample(true));
        Assert.Equal(Sample(true).GetHashCode(), Sample(true).GetHashCode());
        Assert.NotEqual(Sample(true), Sample(false));
        Assert.Equal(GuardContract.None, default);
    }

    [Fact]
    public void What_either_of_two_bodies_may_answer_is_what_both_prove()
    {
        Assert.Equal(Sample(true), Sample(true).Meet(Sample(true)));
        Assert.Equal(Given.Scope, Sample(true).Meet(Sample(false)).OnReturn.Protections);
        Assert.Empty(Sample(true).Meet(Sample(false)).Answers);
        Assert.Equal(GuardContract.None, Sample(true).Meet(GuardContract.None));
    }
}
