using AgentSafety.Guards;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>
/// What was read in one body, without symbols, trees or models, so that it outlives the compilation it was read in. <see cref="Callees"/> follow
/// from the body and what lies outside bodies; <see cref="Summary"/> also from what other bodies were found to prove and to write.
/// </summary>
internal sealed class BodyRecord(Callees callees)
{
    public Callees Callees { get; } = callees;

    public Conclusion? Summary { get; set; }
}

/// <summary>A summary and all it took over from other bodies.</summary>
internal sealed record Conclusion(MethodSummary Summary, ImmutableArray<(CodeId Callee, GuardContract Proved)> Proofs, ImmutableArray<OwnershipAnswer> Ownership)
{
    public bool StillHolds(Func<CodeId, GuardContract> proved, SourceFiles files)
    {
        foreach (var (callee, before) in Proofs)
            if (proved(callee) != before)
                return false;

        foreach (var answer in Ownership)
            if (!Guards.Ownership.StillHolds(answer, files))
                return false;

        return true;
    }
}
