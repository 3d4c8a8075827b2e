using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>The parameters of a method that lie within bounds once it has returned or said yes: outright, or under a root that another parameter names.</summary>
/// <param name="Outright">By ordinal.</param>
/// <param name="Under">Pairs of ordinals: this one lies under that one.</param>
internal readonly record struct ConfinedParameters(ulong Outright, Sequence<(int Path, int Root)> Under = default)
{
    public static readonly ConfinedParameters All = new(ulong.MaxValue);

    public ConfinedParameters Meet(ConfinedParameters other) =>
        Outright == ulong.MaxValue ? other
        : other.Outright == ulong.MaxValue ? this
        : new(Outright & other.Outright, Under.Intersect(other.Under));

    public static ConfinedParameters Of(IMethodSymbol method, Facts held, Evidence evidence)
    {
        var (outright, under) = (0UL, new List<(int, int)>());
        if (held.Targets == 0)
            return default;

        foreach (var parameter in method.Parameters)
            if (parameter.Ordinal < Facts.MostTargets && evidence.Targets.Of(parameter) is { } target)
            {
                if (evidence.Checked.IsConfinedAlone(target, root: null, held))
                    outright |= 1UL << parameter.Ordinal;

                foreach (var root in method.Parameters)
                    if (!SymbolEqualityComparer.Default.Equals(root, parameter) && evidence.Targets.Of(root) is { } named && evidence.Checked.IsConfinedAlone(target, named, held))
                        under.Add((parameter.Ordinal, root.Ordinal));
            }

        return new(outright, Sequence<(int, int)>.Of(under));
    }

    /// <summary>What that says of the arguments of a call.</summary>
    public Facts At(IInvocationOperation call, Evidence evidence)
    {
        var facts = Facts.None;
        if (Outright == 0 && Under.IsEmpty)
            return facts;

        foreach (var argument in call.Arguments)
            if (argument.Parameter is { Ordinal: < Facts.MostTargets and var ordinal } && ((Outright & 1UL << ordinal) != 0 || IsUnderOurs(ordinal, call, evidence)))
                facts |= evidence.Checked.Confined(evidence.Targets.Of(argument.Value));

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
