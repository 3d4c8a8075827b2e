namespace AgentSafety;

public sealed partial class KillSwitch
{
    /// <summary>The only way back: a person says that acts may run again. The file is deleted first.</summary>
    /// <param name="person">Who says so. Never the model: don't offer this as a tool.</param>
    /// <exception cref="ArgumentException"><paramref name="person"/> is blank.</exception>
    /// <exception cref="IOException">The file can't be deleted, or the reset can't be recorded, and everything stays stopped.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be deleted, and everything stays stopped.</exception>
    /// <exception cref="InvalidOperationException">The switch was disposed.</exception>
    /// <example><code>kill.Reset("ada@example.com");</code></example>
    public void Reset(string person)
    {
        if (string.IsNullOrWhiteSpace(person))
            throw new ArgumentException("A person resets the switch, and has a name.", nameof(person));

        Look(); // a file that nobody has seen yet is a stop too, and the person means it
        lock (_gate)
        {
            if (_disposed)
                throw new InvalidOperationException("The kill switch was disposed: nothing would reach it from outside any more.");

            if (_reason is null)
                return;

            _audit?.Append(new(AuditEvent.Reset, approver: person, reason: _reason));
            _file?.Delete();
            _running = new(); // the old one stays cancelled: an act from before must not come back to life
            _reason = null;
        }
    }

    private void Look()
    {
        if (_reason is null && _file?.WhyStopped() is { } reason)
            Stop(reason);
    }

    private void Stop(string reason, bool tellsOthers = false)
    {
        CancellationTokenSource running;
        bool isFirst;
        lock (_gate)
        {
            isFirst = _reason is null;
            _reason ??= reason;
            running = _running;
        }

        try
        {
            running.Cancel(); // outside the lock: what is cancelled may ask the switch why
        }
        catch (AggregateException)
        {
            // Every act was told. That one of them failed at being told stops nobody from stopping.
        }

        if (tellsOthers)
            _file?.TryCreate(reason); // for the other processes and the next start; before the log, which may wait for its lock

        if (isFirst && !_disposed)
            Record(reason);
    }

    private void Record(string reason)
    {
        try
        {
            ActTelemetry.Stops.Add(1);
            _audit?.Append(new(AuditEvent.Stopped, reason: reason));
        }
        catch (Exception)
        {
            // Everything is stopped. What can't be counted or recorded must not keep anybody from stopping.
        }
    }
}
