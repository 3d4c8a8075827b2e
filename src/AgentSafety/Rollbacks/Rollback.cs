namespace AgentSafety;

/// <summary>
/// The way back from one act: compensations, registered before it or while it runs, that undo it in reverse order, each once. They run when the act fails
/// or is cancelled, and on <see cref="UndoAsync"/> afterwards. One that fails doesn't stop the others, and is reported.
/// </summary>
/// <remarks>It is kept in memory: if the process ends, what is left is the audit log's record of an act that was started.</remarks>
/// <example><code>
/// var rollback = Rollback.By("start the service again", token => services.StartAsync(name, token));
/// await AgentGuard.RunAsync("stop service", token => services.StopAsync(name, token), target: name, cancellationToken, rollback);
/// …
/// await rollback.UndoAsync();
/// </code></example>
public sealed partial class Rollback
{
    private readonly object _turn = new();
    private readonly Stack<Compensation> _compensations = new();
    private State _state = State.New;
    private ApprovalRequest? _request;
    private GuardSettings? _settings;
    private DelayedCommit? _commit;
    private Task<RollbackReport>? _undoing;

    private Rollback()
    {
    }

    private enum State
    {
        New,
        Running, // the act runs, or waits for its approval
        Refused, // it didn't run
        Done, // it came back, and can be undone
        Undone,
        Committed,
    }

    /// <summary>Why there is no way back, or <see langword="null"/> if there is one.</summary>
    /// <example><code>if (rollback.ImpossibleBecause is { } why) Console.WriteLine($"There is no way back: {why}");</code></example>
    public string? ImpossibleBecause { get; private init; }

    /// <summary>What became of each compensation, or <see langword="null"/> if none has run.</summary>
    /// <example><code>Console.WriteLine(rollback.Report?.IsComplete is true ? "as it was" : "look at it");</code></example>
    public RollbackReport? Report => Volatile.Read(ref _undoing) is { Status: TaskStatus.RanToCompletion, Result: var report } ? report : null;

    /// <summary>What a person is told about the way back.</summary>
    internal string? Plan
    {
        get
        {
            lock (_turn)
                return ImpossibleBecause ?? string.Join(", ", _compensations.Select(static compensation => compensation.How)
                    .Concat(_commit is null ? [] : [$"until the window of {_commit.Window:c} ends, and then: {_commit.What}"]));
        }
    }

    /// <summary>A way back with one compensation.</summary>
    /// <param name="how">What it does, as a person would say it. Never blank.</param>
    /// <param name="compensation">Undoes the act, also where it was done in part. Its token is cancelled when it takes too long.</param>
    /// <returns>A way back for one act.</returns>
    /// <exception cref="ArgumentException"><paramref name="how"/> is blank.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="compensation"/> is <see langword="null"/>.</exception>
    /// <example><code>Rollback.By("start it again", token => services.StartAsync(name, token))</code></example>
    public static Rollback By(string how, Func<CancellationToken, Task> compensation) => new Rollback().ThenBy(how, compensation);

    /// <inheritdoc cref="By(string, Func{CancellationToken, Task})"/>
    /// <example><code>Rollback.By("rename it back", () => Directory.Move(trash, folder))</code></example>
    public static Rollback By(string how, Action compensation) => new Rollback().ThenBy(how, compensation);

    /// <summary>There is no way back, and somebody says so: more people have to approve the act.</summary>
    /// <param name="why">Why not. Never blank: whoever approves reads it.</param>
    /// <returns>No way back.</returns>
    /// <exception cref="ArgumentException"><paramref name="why"/> is blank.</exception>
    /// <example><code>await AgentGuard.RunAsync("send mail", token => SendAsync(mail, token), mail.To, cancellationToken, Rollback.Impossible("mail can't be called back"));</code></example>
    public static Rollback Impossible(string why) => new() { ImpossibleBecause = ApprovalDecision.Said(why, nameof(why)) };
}
