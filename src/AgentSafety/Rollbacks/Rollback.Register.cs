namespace AgentSafety;

public sealed partial class Rollback
{
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
