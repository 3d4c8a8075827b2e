using System.Collections.Concurrent;

namespace AgentSafety.Testing.Proof;

/// <summary>How often each fix was offered for each rule, and what became of it.</summary>
public sealed class FixTally
{
    private readonly ConcurrentDictionary<(string Fix, string Rule), int[]> _counts = new();
    private int _programs;

    /// <summary>Programs that were looked at, with or without warnings.</summary>
    public int Programs => _programs;

    public IReadOnlyList<string> Fixes => [.. _counts.Keys.Select(static key => key.Fix).Distinct().Order(StringComparer.Ordinal)];

    public void Looked() => Interlocked.Increment(ref _programs);

    public void Offered(string fix, string rule) => Count(fix, rule, 0);

    public void Applied(string fix, string rule) => Count(fix, rule, 1);

    public void Compiled(string fix, string rule) => Count(fix, rule, 2);

    public void Silent(string fix, string rule) => Count(fix, rule, 3);

    /// <summary>A row for each fix and rule: offered, applied, compiled, silent afterwards.</summary>
    public override string ToString() => string.Join("\n",
        [$"programs: {Programs}", .. _counts.OrderBy(static entry => entry.Key).Select(static entry => $"{entry.Key.Fix} | {entry.Key.Rule} | {string.Join(" | ", entry.Value)}")]);

    private void Count(string fix, string rule, int column) => Interlocked.Increment(ref _counts.GetOrAdd((fix, rule), static _ => new int[4])[column]);
}
