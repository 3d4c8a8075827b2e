using AgentSafety.Guards;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>A helper that always ensures, or whose true implies an answer, is itself a guard.</summary>
internal static class DerivedContract
{
    public static GuardContract Of(IMethodSymbol method, GuardFlow flow)
    {
        if (flow.IsIterator || method is { IsAsync: true, ReturnsVoid: true })
            return GuardContract.None; // the caller goes on before the body has run

        var isAnswer = method.ResultType() is { SpecialType: SpecialType.System_Boolean };
        var (onReturn, whenTrue, returns) = (Protections.All, Protections.All, false);
        foreach (var (value, held) in flow.Returns())
        {
            returns = true;
            var ensured = flow.Held(held);
            if (value is not null && !method.IsAsync && method.ReturnsTask())
                ensured |= flow.WhenAwaited(value);

            onReturn &= ensured;
            if (isAnswer && value is not null)
                whenTrue &= flow.Held(held | flow.Proves(value, outcome: true));
        }

        return returns ? new(OnReturn: onReturn, WhenTrue: isAnswer ? whenTrue : Protections.None) : GuardContract.None;
    }
}
