using System.Collections.Concurrent;
using AgentSafety;

namespace SafeAgent;

/// <summary>The way back from what was done last to each environment. It ends with the process.</summary>
public sealed class Undoable
{
    private readonly ConcurrentDictionary<string, Rollback> _last = new();

    public void Remember(string environment, Rollback rollback) => _last[environment] = rollback;

    public Rollback? Take(string environment) => _last.TryRemove(environment, out var rollback) ? rollback : null;
}
