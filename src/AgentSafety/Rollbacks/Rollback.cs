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
                return ImpossibleBecause ?? string.Join(", then ", _compensations.Select(static compensation => compensation.How)
                    .Concat(_commit is null ? [] : [$"until {_commit.What} after {_commit.Window:c}"]));
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

    /// <summary>One more compensation, which runs before those that are there. It can be added while the act runs, as the act gets on.</summary>
    /// <param name="how">What it does, as a person would say it. Never blank.</param>
    /// <param name="compensation">Undoes a part of the act. Its token is cancelled when it takes too long.</param>
    /// <returns>The same way back.</returns>
    /// <exception cref="ArgumentException"><paramref name="how"/> is blank.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="compensation"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">The act has ended, or there is no way back.</exception>
    /// <example><code>rollback.ThenBy($"make {name} again", token => CreateAsync(name, token));</code></example>
    public Rollback ThenBy(string how, Func<CancellationToken, Task> compensation)
    {
        var added = new Compensation(ApprovalDecision.Said(how, nameof(how)), compensation ?? throw new ArgumentNullException(nameof(compensation)));
        lock (_turn)
        {
            EnsureOpen();
            _compensations.Push(added);
            return this;
        }
    }

    /// <inheritdoc cref="ThenBy(string, Func{CancellationToken, Task})"/>
    /// <example><code>rollback.ThenBy("rename it back", () => Directory.Move(trash, folder));</code></example>
    public Rollback ThenBy(string how, Action compensation)
    {
        _ = compensation ?? throw new ArgumentNullException(nameof(compensation));
        return ThenBy(how, _ =>
        {
            compensation();
            return Task.CompletedTask;
        });
    }

    /// <summary>After an act that only prepared (moved to the bin, marked as deleted): commits it when the window has passed, unless it was undone before.</summary>
    /// <param name="window">How long the act can be undone. More than zero, and less than 25 days.</param>
    /// <param name="what">What the commit does, as a person would say it. Never blank.</param>
    /// <param name="commit">Makes it final. It doesn't run when the act failed, was undone, or the kill switch is tripped.</param>
    /// <returns>The same way back.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="window"/> is no such time.</exception>
    /// <exception cref="ArgumentException"><paramref name="what"/> is blank.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="commit"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">There is a commit already, the act has been proposed, or there is no way back.</exception>
    /// <example><code>Rollback.By("move it back", () => Move(bin, folder)).CommitAfter(TimeSpan.FromHours(1), "empty the bin", token => EmptyAsync(bin, token))</code></example>
    public Rollback CommitAfter(TimeSpan window, string what, Func<CancellationToken, Task> commit)
    {
        var delayed = new DelayedCommit(
            window > TimeSpan.Zero && window < Clock.LongestWait ? window : throw new ArgumentOutOfRangeException(nameof(window)),
            ApprovalDecision.Said(what, nameof(what)),
            commit ?? throw new ArgumentNullException(nameof(commit)));
        lock (_turn)
        {
            EnsureOpen();
            _commit = _commit is null && _state is State.New ? delayed : throw new InvalidOperationException("An act is committed once, as was said before it was approved.");
            return this;
        }
    }

    private void EnsureOpen()
    {
        if (ImpossibleBecause is not null)
            throw new InvalidOperationException("There is no way back, as was said.");

        if (_state is not (State.New or State.Running))
            throw new InvalidOperationException("The act has ended: a compensation that is registered now would come too late.");
    }
}
