using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;

namespace AgentSafety.Benchmarks;

/// <summary>
/// What it costs to go through all guards to an act that does next to nothing: beside the bare call, and with gates that answer from memory,
/// in a capability scope, and with a gate of somebody else, which gets a thread of its own and whose decision is sealed and checked.
/// </summary>
[SuppressMessage("Performance", "CA1822", Justification = "A benchmark is an instance method.")]
public class GuardedCalls
{
    private static readonly Capability Deleting = new() { Operations = ["delete *"], Resources = ["preview-*"] };

    private static readonly DelegateGate Foreign = new(static (request, _) => new(ApprovalDecision.Approve(request, "Ada")));

    private readonly AskOnceGate _remembered = new(Foreign, TimeSpan.FromHours(1));
    private int _deleted;

    [Benchmark(Baseline = true)]
    public Task<int> Bare() => DeleteAsync("preview-1", CancellationToken.None);

    [Benchmark]
    public Task<int> InMemoryGate()
    {
        using (AgentGuard.BeginGate(_remembered))
            return GuardedAsync();
    }

    [Benchmark]
    public Task<int> InScope()
    {
        using (CapabilityScope.Begin(Deleting))
            return AgentGuard.RunInScopeAsync("delete bucket", token => DeleteAsync("preview-1", token), target: "preview-1");
    }

    [Benchmark]
    public async Task<int> ForeignGate()
    {
        using (AgentGuard.BeginGate(Foreign))
            return await GuardedAsync();
    }

    private Task<int> GuardedAsync() => AgentGuard.RunAsync("delete bucket", token => DeleteAsync("preview-1", token), target: "preview-1");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Task<int> DeleteAsync(string name, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? Task.FromCanceled<int>(cancellationToken) : Task.FromResult(_deleted += name.Length);
}
