using AgentSafety.Guards;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>A helper that always ensures, or whose true implies an answer, is itself a guard.</summary>
internal static class DerivedContract
{
    public static GuardContract Of(IMethodSymbol method, GuardFlow flow, IReadOnlyDictionary<IParameterSymbol, Protections> wrapped)
    {
        if (flow.IsIterator || method is { IsAsync: true, ReturnsVoid: true })
            return GuardContract.None; // the caller goes on before the body has run

        var act = method.Parameters.FirstOrDefault(static parameter => parameter.Type.TypeKind is TypeKind.Delegate);
        var isAnswer = method.ResultType() is { SpecialType: SpecialType.System_Boolean };
        var (onReturn, whenTrue, confinedOnReturn, confinedWhenTrue, results, returns) = (Protections.All, Protections.All, Facts.All, Facts.All, Results.None, false);
        foreach (var (value, held) in flow.Returns())
        {
            returns = true;
            var ensured = value is not null && !method.IsAsync && method.ReturnsTask() ? held | flow.WhenAwaited(value) : held;
            onReturn &= flow.Held(ensured);
            confinedOnReturn &= ensured;
            results |= value is null ? Results.Foreign : ResultOf(value, ensured, flow);
            if (isAnswer && value is not null)
            {
                var proved = held | flow.Proves(value, outcome: true);
                whenTrue &= flow.Held(proved);
                confinedWhenTrue &= proved;
            }
        }

        // Nothing comes after a method that always throws.
        return !returns ? new(OnReturn: Protections.All, ConfinesOnReturn: ConfinedParameters.All) : new(
            OnReturn: onReturn,
            WhenTrue: isAnswer ? whenTrue : Protections.None,
            Wraps: act is not null && wrapped.TryGetValue(act, out var around) ? around : Protections.None,
            WrapsParameter: act?.Ordinal ?? 0,
            ConfinesOnReturn: ConfinedParameters.Of(method, confinedOnReturn, flow.Evidence),
            ConfinesWhenTrue: isAnswer ? ConfinedParameters.Of(method, confinedWhenTrue, flow.Evidence) : default,
            VouchesForResult: results is Results.Confined or (Results.Confined | Results.Ours));
    }

    [Flags]
    private enum Results { None = 0, Ours = 1, Confined = 2, Foreign = 4 }

    private static Results ResultOf(IOperation value, Facts held, GuardFlow flow) =>
        flow.Evidence.Targets.Of(value) is { IsOurs: false } result
            ? flow.Evidence.Checked.IsConfined(result, held) ? Results.Confined : Results.Foreign
            : Results.Ours;
}
