namespace AgentSafety;

/// <summary>How much of a capability is used up. Counting and taking are one step: two acts can't both have the last one.</summary>
internal sealed class Allowance(Capability capability)
{
    private readonly object _turn = new();
    private readonly Queue<long> _taken = new(); // when, by a clock that nobody can set
    private int _used;

    public bool Counts => capability is not { Count: null, Rate: null };

    /// <summary>Null if it was taken, else why not.</summary>
    public string? TryTake(int cost, TimeProvider time)
    {
        if (!Counts)
            return null;

        lock (_turn)
        {
            if (WouldExceed(cost, time) is { } reason)
                return reason;

            _used += cost;
            for (var i = 0; capability.Rate is not null && i < cost; i++)
                _taken.Enqueue(time.GetTimestamp());

            return null;
        }
    }

    /// <summary>The act didn't begin after all. The rate stays used: it limits attempts as well.</summary>
    public void GiveBack(int cost)
    {
        lock (_turn)
            _used = capability.Count is null ? _used : _used - cost;
    }

    public string? Refuses(int cost, TimeProvider time)
    {
        lock (_turn)
            return WouldExceed(cost, time);
    }

    private string? WouldExceed(int cost, TimeProvider time)
    {
        if (capability.Count is { } count && cost > count - _used)
            return $"has only {count - _used} of {count} left, and it would take {cost}";

        if (capability.Rate is not { } rate)
            return null;

        while (_taken.Count > 0 && time.GetElapsedTime(_taken.Peek()) >= rate.Window)
            _taken.Dequeue();

        return cost > rate.Count - _taken.Count ? $"keeps to {rate}, and it would take {cost} more" : null;
    }
}
