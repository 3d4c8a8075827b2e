namespace AgentSafety;

/// <summary>
/// A gate of ours that can answer from memory, on the caller's thread: it doesn't block, and touches no ambient state.
/// Foreign gates never get this trust, and pay for a pool thread and two seals.
/// </summary>
internal interface IAnswersAtOnce
{
    /// <summary>Null if somebody has to be asked after all.</summary>
    ApprovalDecision? DecideNow(ApprovalRequest request);
}
