namespace AgentSafety;

/// <summary>What <see cref="AgentGuard"/> does, with the options of a container: for who prefers to be given a guard.</summary>
/// <example><code>
/// public sealed class Buckets(IAgentGuard guard, IAmazonS3 s3)
/// {
///     public Task DeleteAsync(string name, CancellationToken cancellationToken) =>
///         guard.RunAsync(new("delete bucket", name), token => s3.DeleteBucketAsync(name, token), cancellationToken);
/// }
/// </code></example>
public interface IAgentGuard
{
    /// <summary>Asks a person, and runs the act if it is approved.</summary>
    /// <param name="proposed">What is to be done.</param>
    /// <param name="act">Runs at most once, under a token that the caller and the kill switch cancel. What it throws is passed on unchanged.</param>
    /// <param name="cancellationToken">Gives up waiting for the answer, and is passed on to the act.</param>
    /// <returns>A task that ends with the act.</returns>
    /// <exception cref="GuardDeniedException">A guard said no, and the act did not run.</exception>
    /// <exception cref="RollbackFailedException">The act failed, and could not be undone.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <example><code>await guard.RunAsync(new("delete bucket", name), token => s3.DeleteBucketAsync(name, token), cancellationToken);</code></example>
    [AgentGuard(Protections.Approval)]
    Task RunAsync(ProposedAct proposed, Func<CancellationToken, Task> act, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="RunAsync(ProposedAct, Func{CancellationToken, Task}, CancellationToken)"/>
    /// <typeparam name="T">What the act results in.</typeparam>
    [AgentGuard(Protections.Approval)]
    Task<T> RunAsync<T>(ProposedAct proposed, Func<CancellationToken, Task<T>> act, CancellationToken cancellationToken = default);

    /// <summary>Runs the act if a capability covers it, and asks a person only where it is new for the agent or can't be undone.</summary>
    /// <param name="proposed">What is to be done.</param>
    /// <param name="act">Runs at most once, under a token that the caller and the kill switch cancel. What it throws is passed on unchanged.</param>
    /// <param name="cancellationToken">Gives up waiting for the answer, and is passed on to the act.</param>
    /// <returns>A task that ends with the act.</returns>
    /// <exception cref="GuardDeniedException">A guard said no, and the act did not run.</exception>
    /// <exception cref="RollbackFailedException">The act failed, and could not be undone.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <example><code>await guard.RunInScopeAsync(new("delete bucket", name), token => s3.DeleteBucketAsync(name, token), cancellationToken);</code></example>
    [AgentGuard(Protections.Scope)]
    Task RunInScopeAsync(ProposedAct proposed, Func<CancellationToken, Task> act, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="RunInScopeAsync(ProposedAct, Func{CancellationToken, Task}, CancellationToken)"/>
    /// <typeparam name="T">What the act results in.</typeparam>
    [AgentGuard(Protections.Scope)]
    Task<T> RunInScopeAsync<T>(ProposedAct proposed, Func<CancellationToken, Task<T>> act, CancellationToken cancellationToken = default);
}
