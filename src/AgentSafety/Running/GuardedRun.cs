namespace AgentSafety;

/// <summary>The guards, the act, and what comes after it, in the four shapes an act can have.</summary>
internal static class GuardedRun
{
    public static async ValueTask RunAsync(GuardSettings settings, ProposedAct proposed, Func<CancellationToken, Task> act, bool asksAlways, CancellationToken cancellationToken)
    {
        using var span = ActSpan.Start(Said(proposed, act).Operation, agent: settings.ActingAgent);
        var admission = await Admitting.AdmitAsync(settings, proposed, span, asksAlways, cancellationToken).ConfigureAwait(false);
        try
        {
            await act(admission.Token).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            await admission.FailedAsync(failure).ConfigureAwait(false);
            throw;
        }

        admission.Succeeded();
    }

    public static async ValueTask<T> RunAsync<T>(GuardSettings settings, ProposedAct proposed, Func<CancellationToken, Task<T>> act, bool asksAlways, CancellationToken cancellationToken)
    {
        using var span = ActSpan.Start(Said(proposed, act).Operation, agent: settings.ActingAgent);
        var admission = await Admitting.AdmitAsync(settings, proposed, span, asksAlways, cancellationToken).ConfigureAwait(false);
        T result;
        try
        {
            result = await act(admission.Token).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            await admission.FailedAsync(failure).ConfigureAwait(false);
            throw;
        }

        admission.Succeeded();
        return result;
    }

    /// <summary>Blocking can't deadlock: nothing on the way down resumes on the caller's context, and the gate has a pool thread of its own.</summary>
    public static T Run<T>(GuardSettings settings, ProposedAct proposed, Func<T> act, bool asksAlways, CancellationToken cancellationToken)
    {
        if (Result<T>.IsTask)
            throw new ArgumentException("It hands back a task: what it began would go on after the guard believes it done. Run it asynchronously.", nameof(act));

        using var span = ActSpan.Start(Said(proposed, act).Operation, agent: settings.ActingAgent);
        var admission = Admitting.AdmitAsync(settings, proposed, span, asksAlways, cancellationToken).AsTask().GetAwaiter().GetResult();
        T result;
        try
        {
            result = act();
        }
        catch (Exception failure)
        {
            admission.FailedAsync(failure).AsTask().GetAwaiter().GetResult();
            throw;
        }

        admission.Succeeded();
        return result;
    }

    public static void Run(GuardSettings settings, ProposedAct proposed, Action act, bool asksAlways, CancellationToken cancellationToken)
    {
        _ = Said(proposed, act);
        Run(settings, proposed, Done, asksAlways, cancellationToken);

        bool Done()
        {
            act();
            return true;
        }
    }

    private static ProposedAct Said(ProposedAct? proposed, Delegate? act)
    {
        _ = act ?? throw new ArgumentNullException(nameof(act));
        return proposed ?? throw new ArgumentNullException(nameof(proposed));
    }

    /// <summary>Looked at once for each type, and not for each act.</summary>
    private static class Result<T>
    {
        public static readonly bool IsTask = typeof(Task).IsAssignableFrom(typeof(T)) || typeof(T) == typeof(ValueTask) || (typeof(T).IsGenericType && typeof(T).GetGenericTypeDefinition() == typeof(ValueTask<>));
    }
}
