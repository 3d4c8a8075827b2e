namespace AgentSafety;

/// <summary>A guard stood in the way: the act did not run. Each guard has an exception of its own, which says why.</summary>
/// <remarks>
/// Not an <see cref="UnauthorizedAccessException"/>: handlers of that one around file and cloud calls often mean
/// "try harder" (clear a read-only flag, take another credential), and a denial must never be answered like that.
/// </remarks>
/// <example><code>
/// catch (GuardDeniedException denied)
/// {
///     return Error(denied.Message); // tell the model, and stop
/// }
/// </code></example>
public abstract class GuardDeniedException : InvalidOperationException
{
    private protected GuardDeniedException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
