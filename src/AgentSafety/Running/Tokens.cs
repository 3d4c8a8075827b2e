namespace AgentSafety;

internal static class Tokens
{
    /// <summary>Cancelled as soon as one of the two is. A source is made only where both can be.</summary>
    public static (CancellationTokenSource? Linked, CancellationToken Token) Or(this CancellationToken caller, CancellationToken stop)
    {
        if (!stop.CanBeCanceled || !caller.CanBeCanceled)
            return (null, stop.CanBeCanceled ? stop : caller);

        var linked = CancellationTokenSource.CreateLinkedTokenSource(caller, stop);
        return (linked, linked.Token);
    }
}
