namespace AgentSafety;

/// <summary>Asks a person. The model must not be able to give the answer, nor to change what the person sees.</summary>
/// <example><code>
/// public sealed class PagerGate(Pager pager) : IApprovalGate
/// {
///     public async ValueTask&lt;ApprovalDecision&gt; DecideAsync(ApprovalRequest request, CancellationToken cancellationToken) =>
///         await pager.ConfirmAsync(request.Operation, request.Targets, cancellationToken) is { } person
///             ? ApprovalDecision.Approve(request, person.Name)
///             : ApprovalDecision.Deny(request, "nobody on call confirmed it");
/// }
/// </code></example>
public interface IApprovalGate
{
    /// <summary>Asks a person whether the act may run.</summary>
    /// <param name="request">The act. Show its operation and target; treat them as text, since the model may have chosen them.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits for the answer any more.</param>
    /// <returns>
    /// A decision made from <paramref name="request"/>. Anything else denies: <see langword="null"/>, a decision for another request,
    /// one that was used before, an exception. A gate that gives up waiting for a person throws, or denies.
    /// </returns>
    /// <remarks>Called on a thread-pool thread without a synchronization context, and for several requests at the same time.</remarks>
    /// <example><code>var decision = await gate.DecideAsync(request, cancellationToken);</code></example>
    ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken);
}
