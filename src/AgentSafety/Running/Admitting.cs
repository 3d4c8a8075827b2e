namespace AgentSafety;

/// <summary>
/// The guards, in their order: kill switch, capability, limits, approval. Each can only say no. Then the way back is registered and the
/// beginning recorded. What can't be done in this order isn't done.
/// </summary>
internal static class Admitting
{
    /// <param name="settings">What the guards go by.</param>
    /// <param name="act">What is to be done.</param>
    /// <param name="span">Begun in the flow of the act, so that the act is in it.</param>
    /// <param name="asksAlways">Else a person is asked only about what is new or can't be undone, and a capability must cover the act.</param>
    /// <param name="cancellationToken">Of the caller.</param>
    /// <returns>Only if the act may run.</returns>
    public static async ValueTask<Admission> AdmitAsync(GuardSettings settings, ProposedAct act, ActSpan span, bool asksAlways, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var stop = NotStopped(settings, act, span);
        var scope = WithinCapabilities(settings, act, span, needsOne: !asksAlways);
        var (linked, token) = cancellationToken.Or(stop);
        var request = RequestFor(settings, act, IsNovel(settings, act));
        span.IsFor(request);
        var isStarted = false;
        try
        {
            act.Rollback?.Attach(request, settings); // before anybody is asked: what they are told about the way back stays so
            if (asksAlways || request.IsNovel || request.Reversibility is Reversibility.Irreversible)
                await AskAsync(settings, act, request, span, token).ConfigureAwait(false);

            settings.Recorder.Started(request);
            isStarted = true;
            stop.ThrowIfCancellationRequested(); // a disk takes its time: what was stopped meanwhile must not begin, and not every act looks at its token
            return new(settings, request, act, span, linked, token);
        }
        catch (Exception failure)
        {
            linked?.Dispose();
            CapabilityCheck.GiveBack(scope, settings.Ceiling, act);
            act.Rollback?.GiveUp(request);
            if (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested && stop.IsCancellationRequested)
            {
                // Said as a denial, not as a cancellation that nobody asked for; also where a person has reset the switch since.
                var stopped = new KillSwitchTrippedException(settings.KillSwitch!.Reason ?? "it was tripped while the act waited");
                Refused(settings, request, span, isStarted ? AuditEvent.Cancelled : AuditEvent.Stopped, stopped);
                throw stopped;
            }

            Refused(settings, request, span, failure is OperationCanceledException ? AuditEvent.Cancelled : AuditEvent.Denied, failure);
            throw;
        }
    }

    private static async ValueTask AskAsync(GuardSettings settings, ProposedAct act, ApprovalRequest request, ActSpan span, CancellationToken cancellationToken)
    {
        settings.Recorder.Requested(request);
        var decision = await Asking.RequireApprovalAsync(GateScope.CurrentOr(settings.Gate), request, cancellationToken).ConfigureAwait(false);
        span.Decided(approved: true);
        settings.Recorder.Approved(request, decision);

        // A person may have thought for an hour. What was allowed before may not be allowed now.
        settings.KillSwitch?.EnsureNotTripped();
        if (CapabilityCheck.Refusal(settings, act) is { } refusal)
            throw new CapabilityDeniedException(act, refusal);
    }

    private static CancellationToken NotStopped(GuardSettings settings, ProposedAct act, ActSpan span)
    {
        try
        {
            return settings.KillSwitch?.EnsureNotTripped() ?? CancellationToken.None;
        }
        catch (KillSwitchTrippedException stopped)
        {
            Refused(settings, RequestFor(settings, act, isNovel: false), span, AuditEvent.Stopped, stopped);
            throw;
        }
    }

    private static CapabilityScope? WithinCapabilities(GuardSettings settings, ProposedAct act, ActSpan span, bool needsOne)
    {
        var refusal = needsOne && CapabilityScope.Current is null && settings.Ceiling is null ? CapabilityCheck.NothingGranted(settings, act)
            : CapabilityCheck.Refusal(settings, act) ?? CapabilityCheck.TryTake(settings, act);
        if (refusal is null)
            return CapabilityScope.Current;

        var denied = new CapabilityDeniedException(act, refusal);
        Refused(settings, RequestFor(settings, act, isNovel: false), span, AuditEvent.Denied, denied);
        throw denied;
    }

    private static void Refused(GuardSettings settings, ApprovalRequest request, ActSpan span, AuditEvent how, Exception why)
    {
        span.Decided(approved: false);
        span.End(how, why);
        settings.Recorder.TryEnd(request, how, why);
    }

    private static ApprovalRequest RequestFor(GuardSettings settings, ProposedAct act, bool isNovel)
    {
        var needed = act.Reversibility is Reversibility.Irreversible ? settings.ApproversWhenIrreversible : 1;
        return new(act, new(settings.ActingAgent, settings.Time, settings.ApprovalLifetime, isNovel, needed, act.Reversibility, act.Rollback?.Plan));
    }

    /// <summary>What can't be looked up has never been done.</summary>
    private static bool IsNovel(GuardSettings settings, ProposedAct act)
    {
        try
        {
            return settings.Novelty is { } ledger && !ledger.HasDone(settings.ActingAgent ?? Admission.Unnamed, act.Operation);
        }
        catch (Exception)
        {
            return true;
        }
    }
}
