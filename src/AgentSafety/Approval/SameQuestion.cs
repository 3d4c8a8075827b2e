namespace AgentSafety;

/// <summary>Are two requests the same question? Everything but id and time counts, as in <see cref="CanonicalForm.OfQuestion"/>, character by character.</summary>
internal sealed class SameQuestion : IEqualityComparer<ApprovalRequest>
{
    public static SameQuestion Comparer { get; } = new();

    public bool Equals(ApprovalRequest? one, ApprovalRequest? other) => ReferenceEquals(one, other) || (one is not null && other is not null
        && one.Operation == other.Operation && one.Targets.SequenceEqual(other.Targets, StringComparer.Ordinal)
        && one.Agent == other.Agent && one.Reason == other.Reason && one.Preview == other.Preview && one.Effect == other.Effect
        && one.BlastRadius == other.BlastRadius && one.Undo == other.Undo && one.Reversibility == other.Reversibility
        && one.IsNovel == other.IsNovel && one.ApproversNeeded == other.ApproversNeeded && one.Code == other.Code);

    public int GetHashCode(ApprovalRequest request) => StringComparer.Ordinal.GetHashCode(request.Operation) ^ StringComparer.Ordinal.GetHashCode(request.Target ?? "");
}
