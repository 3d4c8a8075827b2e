namespace AgentSafety;

/// <summary>
/// Stops every guarded act: those that have not begun are refused, those that run are cancelled through their token.
/// Once tripped it stays so, whatever becomes of the file or the signal, until a person resets it.
/// </summary>
/// <remarks>It can't stop an act that ignores its token, nor what doesn't go through a guard. All members are safe to use from several threads.</remarks>
/// <example><code>
/// using var kill = new KillSwitch(new KillSwitchOptions { FilePath = "/run/agent/stop" });
/// var stop = kill.EnsureNotTripped();   // before the act
/// await DeleteAsync(stop);              // cancelled as soon as somebody trips the switch
/// </code></example>
public sealed partial class KillSwitch : IDisposable
{
    private readonly object _gate = new();
    private readonly KillFile? _file;
    private readonly IAuditLog? _audit;
    private readonly IDisposable? _signal;
    private readonly ITimer? _looking;
    private CancellationTokenSource _running = new();
    private volatile string? _reason;
    private volatile bool _disposed;

    /// <summary>A switch that is not tripped, unless its file says otherwise.</summary>
    /// <param name="options">How it is reached from outside; if <see langword="null"/>, only <see cref="Trip"/> trips it.</param>
    /// <exception cref="ArgumentException">The path is blank, or the interval shorter than a millisecond.</exception>
    /// <exception cref="PlatformNotSupportedException">The signal doesn't exist here. A switch that nobody can reach is no switch.</exception>
    /// <example><code>using var kill = new KillSwitch(new KillSwitchOptions { FilePath = "/run/agent/stop" });</code></example>
    public KillSwitch(KillSwitchOptions? options = null)
    {
        options ??= new();
        _file = options.FilePath is { } path ? new(path) : null;
        _audit = options.Audit;
        _signal = KillSignals.Listen(options.Signal, Trip);
        if (_file is null)
            return;

        if (options.CheckInterval < TimeSpan.FromMilliseconds(1))
            throw new ArgumentException("The file must be looked for at least every once in a while.", nameof(options));

        _ = IsTripped;
        _looking = (options.Time ?? TimeProvider.System).CreateTimer(
            static self => ((KillSwitch)self!).Look(), this, options.CheckInterval, options.CheckInterval);
    }

    /// <summary>Is everything stopped? Looks for the file first.</summary>
    /// <example><code>if (kill.IsTripped) return Results.StatusCode(503);</code></example>
    public bool IsTripped
    {
        get
        {
            Look();
            return _reason is not null;
        }
    }

    /// <summary>Why it was tripped, or <see langword="null"/> if it isn't.</summary>
    /// <example><code>logger.LogWarning("Stopped: {Reason}", kill.Reason);</code></example>
    public string? Reason => _reason;

    /// <summary>Before an act: refuses it if the switch is tripped.</summary>
    /// <returns>A token for the act, cancelled when the switch trips while it runs.</returns>
    /// <exception cref="KillSwitchTrippedException">It is tripped, and the act must not run.</exception>
    /// <example><code>await bucket.DeleteAsync(kill.EnsureNotTripped());</code></example>
    public CancellationToken EnsureNotTripped()
    {
        Look();
        lock (_gate) // the token belongs to the same moment as the answer
            return _reason is { } reason ? throw new KillSwitchTrippedException(reason) : _running.Token;
    }

    /// <summary>Stops everything now. When it comes back, nothing that is guarded begins, and every running act's token is cancelled.</summary>
    /// <param name="reason">Why, for whoever is refused. The first reason stays.</param>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is blank.</exception>
    /// <example><code>kill.Trip("unexpected deletions in production");</code></example>
    public void Trip(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new ArgumentException("Say why: whoever is refused will ask.", nameof(reason));

        Stop(reason, tellsOthers: true);
    }

    /// <summary>Stops listening to file and signal, and trips the switch: what can't be stopped any more must not run.</summary>
    /// <example><code>kill.Dispose();</code></example>
    public void Dispose()
    {
        _disposed = true;
        _looking?.Dispose();
        _signal?.Dispose();
        Stop("the switch was disposed");
    }
}
