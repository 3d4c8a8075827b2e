namespace AgentSafety.Tests;

/// <summary>Guards that cost too much are taken off. Time is measured in the benchmarks; memory is the same on every machine.</summary>
public class Cost
{
#if DEBUG
    private const int Most = 1536; // the compiler makes objects of state machines, so that a debugger finds them
#else
    private const int Most = 1024;
#endif

    [Fact]
    public void A_guarded_call_with_an_answer_from_memory_takes_less_than_a_kilobyte()
    {
        using var gate = AgentGuard.BeginGate(new AskOnceGate(TestGate.Approving(), TimeSpan.FromHours(1)));
        using var scope = CapabilityScope.Begin(new() { Operations = ["delete *"], Resources = ["preview-*"] });
        Assert.InRange(Median(() => AgentGuard.RunAsync("delete bucket", token => Task.FromResult(1), target: "preview-1").GetAwaiter().GetResult()), 1, Most);
        Assert.InRange(Median(() => AgentGuard.RunInScopeAsync("delete bucket", token => Task.FromResult(1), target: "preview-1").GetAwaiter().GetResult()), 1, Most);
    }

    private static long Median(Action call)
    {
        for (var i = 0; i < 200; i++)
            call();

        var costs = new List<long>();
        for (var i = 0; i < 101; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            call();
            costs.Add(GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return costs.Order().ElementAt(50);
    }
}
