using AgentSafety;
using Microsoft.Extensions.DependencyInjection;

// Every guard once, as a program that was compiled ahead of time meets them. Ends with 0 if each did what it should.
var folder = Directory.CreateTempSubdirectory("guards").FullName;
using var kill = new KillSwitch(new KillSwitchOptions { FilePath = Path.Combine(folder, "stop") });
await using var services = new ServiceCollection()
    .AddSingleton<IApprovalGate>(new QuorumGate(1, new DelegateGate((request, _) => new(ApprovalDecision.Approve(request, "Ada")))))
    .AddAgentSafety(options =>
    {
        options.Agent = "bot";
        options.KillSwitch = kill;
        options.Audit = new AuditLog(Path.Combine(folder, "audit.jsonl"));
        options.Novelty = new NoveltyLedger(Path.Combine(folder, "ledger.jsonl"));
    })
    .BuildServiceProvider();
services.UseAgentSafety();

var undone = 0;
var rollback = Rollback.By("undo", () => undone++);
var done = await AgentGuard.RunAsync("wipe", _ => Task.FromResult(1), target: "disk", rollback: rollback);
await rollback.UndoAsync();

using (CapabilityScope.Begin(new Capability { Operations = ["wipe"], Resources = ["disk"], Count = 1 }))
{
    done += await services.GetRequiredService<IAgentGuard>().RunInScopeAsync(new("wipe", "disk"), _ => Task.FromResult(1));
    await DeniedAsync<CapabilityDeniedException>(() => AgentGuard.RunInScopeAsync("wipe", _ => Task.FromResult(done++), target: "disk"));
}

kill.Trip("enough");
await DeniedAsync<KillSwitchTrippedException>(() => AgentGuard.RunAsync("wipe", _ => Task.FromResult(done++), target: "disk"));
var report = AuditLog.Verify(Path.Combine(folder, "audit.jsonl"));
Console.WriteLine($"{done} done, {undone} undone, {report.Records} records");
Directory.Delete(folder, recursive: true);
return done == 2 && undone == 1 && report.IsIntact ? 0 : 1;

static async Task DeniedAsync<T>(Func<Task> act) where T : GuardDeniedException
{
    try
    {
        await act();
    }
    catch (T)
    {
        return;
    }

    throw new InvalidOperationException("It ran.");
}
