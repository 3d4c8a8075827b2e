using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AgentSafety.Tests;

/// <summary>The guards, given by a container and told by its options.</summary>
[Collection(nameof(GatesInForce))] // what is put in force is in force for the process
public class InAContainer
{
    [Fact]
    public async Task Without_a_gate_it_denies()
    {
        await using var services = new ServiceCollection().AddAgentSafety().BuildServiceProvider();
        var (ran, thrown) = await services.GetRequiredService<IAgentGuard>().TryAsync(new("wipe"));
        Assert.False(ran);
        Assert.IsType<ApprovalDeniedException>(thrown);
    }

    [Fact]
    public async Task Gate_clock_log_ledger_and_switch_come_from_the_container()
    {
        using var kill = new KillSwitch();
        await using var services = new ServiceCollection()
            .AddSingleton<IApprovalGate>(TestGate.Approving()).AddSingleton(kill)
            .AddAgentSafety(options => options.Agent = "bot").AddAgentSafety(options => options.ApproversWhenIrreversible = 1)
            .BuildServiceProvider();
        var guard = services.GetRequiredService<IAgentGuard>();
        Assert.True((await guard.TryAsync(new("wipe") { Rollback = Rollback.Impossible("gone") })).Ran);
        kill.Trip("enough");
        Assert.IsType<KillSwitchTrippedException>((await guard.TryAsync(new("wipe"))).Thrown);
    }

    [Fact]
    public async Task Put_in_force_it_is_what_the_fixes_call()
    {
        await using var services = new ServiceCollection().AddSingleton<IApprovalGate>(TestGate.Approving()).AddAgentSafety().BuildServiceProvider();
        try
        {
            services.UseAgentSafety();
            AgentGuard.EnsureApproved("wipe");
            using (AgentGuard.BeginGate(DenyAllGate.Instance)) // a flow still has its own
                Assert.Throws<ApprovalDeniedException>(() => AgentGuard.EnsureApproved("wipe"));
        }
        finally
        {
            AgentGuard.Use(new() { Gate = DenyAllGate.NotConfigured });
        }

        Assert.Throws<ApprovalDeniedException>(() => AgentGuard.EnsureApproved("wipe"));
    }

    [Fact]
    public async Task What_can_not_be_meant_is_said_when_the_host_starts()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddAgentSafety(options => options.ApproversWhenIrreversible = 0);
        using var host = builder.Build();
        await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Throws<OptionsValidationException>(() => host.Services.UseAgentSafety());
        Assert.Throws<ArgumentNullException>(() => ((IServiceCollection)null!).AddAgentSafety());
        Assert.Throws<InvalidOperationException>(() => new ServiceCollection().BuildServiceProvider().UseAgentSafety());
    }

    [Fact]
    public void So_it_is_without_a_container() => Assert.All(
        new Action<AgentSafetyOptions>[]
        {
            options => options.ApprovalLifetime = TimeSpan.Zero,
            options => options.ApprovalLifetime = TimeSpan.FromDays(2),
            options => options.ApproversWhenIrreversible = 0,
            options => options.RollbackTimeout = TimeSpan.Zero,
            options => options.Agent = " ",
            options => options.Environment = "",
            options => options.Ceiling = new() { Operations = ["*"] },
            options => options.Time = null!,
        },
        mistake =>
        {
            var options = new AgentSafetyOptions();
            mistake(options);
            Assert.Throws<ArgumentException>(() => AgentGuard.Use(options));
        });
}
