using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>The parameters of a method that lie within bounds once it has returned or said yes: outright, or under a root that another parameter names.</summary>
/// <param name="Outright">By ordinal.</param>
/// <param name="Under">Pairs of ordinals: this one lies under that one.</param>
/// <param name="Plain">Those with nothing in them that could end what they stand in.</param>
internal readonly record struct ConfinedParameters(ulong Outright, Sequence<(int Path, int Root)> Under = default, ulong Plain = 0)
{
    public static readonly ConfinedParameters All = new(ulong.MaxValue);

    public ConfinedParameters Meet(ConfinedParameters other) =>
        Outright == ulong.MaxValue ? other
        : other.Outright == ulong.MaxValue ? this
        : new(Outright & other.Outright, Under.Intersect(other.Under), Plain & other.Plain);

    public static ConfinedParameters Of(IMethodSymbol method, Facts held, Evidence evidence)
    {
        var (outright, under, plain) = (0UL, new List<(int, int)>(), 0UL);
        if (held.Targets == 0)
            return default;

        foreach (var parameter in method.Parameters)
        {
            if (parameter.Ordinal < Facts.MostTargets && evidence.Targets.Of(parameter) is { } text && evidence.Checked.IsPlain(text, held))
                plain |= 1UL << parameter.Ordinal;
            if (parameter.Ordinal < Facts.MostTargets && ConfinesIn(method, parameter, held, evidence) is { } isConfined)
            {
                if (isConfined(null))
                    outright |= 1UL << parameter.Ordinal;

                foreach (var root in method.Parameters)
                    if (!SymbolEqualityComparer.Default.Equals(root, parameter) && evidence.Targets.Of(root) is { } named && isConfined(named))
                        under.Add((parameter.Ordinal, root.Ordinal));
            }
        }

        return new(outright, Sequence<(int, int)>.Of(under), plain);
    }

    /// <summary>A parameter that was checked; or, of one that is handed out, all that was put into it. Who resolves a path vouches for what comes out, not for what went in.</summary>
    private static Func<Target?, bool>? ConfinesIn(IMethodSymbol method, IParameterSymbol parameter, Facts held, Evidence evidence)
    {
        if (parameter.RefKind is RefKind.Out)
            return root => evidence.IsHandedOutConfined(parameter, root, held);
        if (evidence.Targets.Of(parameter) is not { } target)
            return null;

        var resolves = method.ResultType() is { SpecialType: SpecialType.System_String } || method.Parameters.Any(static other => other is { RefKind: RefKind.Out, Type.SpecialType: SpecialType.System_String });
        return root => evidence.Checked.IsConfinedAlone(target, root, held, alsoPutTogether: !resolves);
    }

    /// <summary>What that says of the arguments of a call.</summary>
    public Facts At(IInvocationOperation call, Evidence evidence)
    {
        var facts = Facts.None;
        if (Outright == 0 && Under.IsEmpty && Plain == 0)
            return facts;

        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { Ordinal: < Facts.MostTargets and var plain } && (Plain & 1UL << plain) != 0)
                facts |= evidence.Checked.Plain(evidence.Targets.Of(argument.Value));
            if (argument.Parameter is { Ordinal: < Facts.MostTargets and var ordinal } && ((Outright & 1UL << ordinal) != 0 || IsUnderOurs(ordinal, call, evidence)))
                facts |= evidence.Checked.Confined(evidence.Targets.Of(argument.Value));
        }

        return facts;
    }

    private bool IsUnderOurs(int path, IInvocationOperation call, Evidence evidence)
    {
        foreach (var root in call.Arguments)
            if (root.Parameter is { Ordinal: var ordinal } && Under.Contains((path, ordinal)) && evidence.Confinement.IsRoot(root.Value))
                return true;

        return false;
    }
}
