namespace AgentSafety.Guards;

/// <summary>Whether what a method returns always lies within bounds: outright, or under a root that a parameter names.</summary>
internal readonly record struct VouchedResult(bool Outright, ulong Under)
{
    public static VouchedResult Of(IMethodSymbol method, IEnumerable<ReturnPoint> returns, Evidence evidence)
    {
        var (foreign, outright, under) = (false, true, ulong.MaxValue);
        foreach (var (value, held, _) in returns)
        {
            if (value is null)
                return default;
            if (evidence.Targets.Of(value) is not { IsOurs: false } target)
                continue; // null, or something of ours

            foreign = true;
            var confined = evidence.Checked.IsConfined(target, held);
            outright &= confined;
            if (!confined)
                under &= RootsOf(method, target, held, evidence);
        }

        return foreign ? new(outright, outright ? 0 : under) : default;
    }

    private static ulong RootsOf(IMethodSymbol method, Target target, Facts held, Evidence evidence)
    {
        var roots = 0UL;
        foreach (var parameter in method.Parameters)
            if (parameter.Ordinal < Facts.MostTargets && evidence.Targets.Of(parameter) is { } root && evidence.Checked.IsConfinedUnder(target, root, held))
                roots |= 1UL << parameter.Ordinal;

        return roots;
    }
}
