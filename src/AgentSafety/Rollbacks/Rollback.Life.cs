namespace AgentSafety;

public sealed partial class Rollback
{
    /// <summary>From now on it belongs to this act.</summary>
    internal void Attach(ApprovalRequest request, GuardSettings settings)
    {
        lock (_turn)
        {
            if (_state is not State.New)
                throw new InvalidOperationException("This rollback belongs to another act: make one for each.");

            (_state, _request, _settings) = (State.Running, request, settings);
        }
    }

    /// <summary>The act of this request will not run: there is nothing to undo, and nothing to commit.</summary>
    internal void GiveUp(ApprovalRequest request)
    {
        lock (_turn)
        {
            if (!ReferenceEquals(_request, request))
                return; // it belongs to another act, and was refused for that

            _state = State.Refused;
            _commit?.GiveUp();
        }
    }

    /// <summary>The act came back.</summary>
    internal void ActDone()
    {
        lock (_turn)
        {
            _state = State.Done;
            if (_commit is { } commit)
                commit.Start(_settings!, _request!, TryCommit);
        }
    }

    /// <summary>The one who sets the state first has won: committed and undone can't both be.</summary>
    private bool TryCommit()
    {
        lock (_turn)
        {
            if (_state is not State.Done)
                return false;

            _state = State.Committed;
            return true;
        }
    }
}
