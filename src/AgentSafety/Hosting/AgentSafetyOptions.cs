namespace AgentSafety;

/// <summary>What the guards go by. Nothing is allowed by what isn't set.</summary>
/// <example><code>
/// AgentGuard.Use(new AgentSafetyOptions
/// {
///     Gate = new TimeBoxedGate(new ConsoleGate(), TimeSpan.FromMinutes(2)),
///     KillSwitch = new KillSwitch(new KillSwitchOptions { FilePath = "/run/agent/stop" }),
///     Audit = new AuditLog("/var/log/agent/audit.jsonl"),
/// });
/// </code></example>
public sealed class AgentSafetyOptions
{
    /// <summary>Who is asked, or <see langword="null"/>: what is registered as <see cref="IApprovalGate"/>, or set by <see cref="AgentGuard.UseGate"/>, else nobody, and all is denied.</summary>
    /// <example><code>options.Gate = new ConsoleGate();</code></example>
    public IApprovalGate? Gate { get; set; }

    /// <summary>The most that any agent in this process may do, around every scope, or <see langword="null"/>: a scope or an approval decides alone.</summary>
    /// <example><code>options.Ceiling = new Capability { Operations = ["**"], Resources = ["staging/**"], Rate = new Rate(10, TimeSpan.FromMinutes(1)) };</code></example>
    public Capability? Ceiling { get; set; }

    /// <summary>Name of the agent where <see cref="AgentGuard.BeginAgent"/> says no other, or <see langword="null"/>. An approver of that name doesn't count.</summary>
    /// <example><code>options.Agent = "deploy-bot";</code></example>
    public string? Agent { get; set; }

    /// <summary>Where this process runs, for capabilities that hold only there. If not set, what <c>DOTNET_ENVIRONMENT</c> or <c>ASPNETCORE_ENVIRONMENT</c> says.</summary>
    /// <example><code>options.Environment = "staging";</code></example>
    public string? Environment { get; set; }

    /// <summary>How long an approval is good for, from when it was given: five minutes if not set, at most a day.</summary>
    /// <example><code>options.ApprovalLifetime = TimeSpan.FromMinutes(1);</code></example>
    public TimeSpan ApprovalLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How many different people must approve what can't be undone: two if not set. At least one.</summary>
    /// <example><code>options.ApproversWhenIrreversible = 3;</code></example>
    public int ApproversWhenIrreversible { get; set; } = 2;

    /// <summary>How long each compensation may take before the next one runs: a minute if not set.</summary>
    /// <example><code>options.RollbackTimeout = TimeSpan.FromMinutes(10);</code></example>
    public TimeSpan RollbackTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Stops everything, or <see langword="null"/>: nothing does.</summary>
    /// <example><code>options.KillSwitch = new KillSwitch(new KillSwitchOptions { Signal = KillSignal.User1 });</code></example>
    public KillSwitch? KillSwitch { get; set; }

    /// <summary>Where it is written what was done, or <see langword="null"/>: nowhere. An act that it can't record doesn't run.</summary>
    /// <example><code>options.Audit = new AuditLog("/var/log/agent/audit.jsonl");</code></example>
    public IAuditLog? Audit { get; set; }

    /// <summary>What each agent has done before, or <see langword="null"/>: nothing counts as new.</summary>
    /// <example><code>options.Novelty = new NoveltyLedger("/var/lib/agent/ledger.jsonl");</code></example>
    public INoveltyLedger? Novelty { get; set; }

    /// <summary>The clock: that of the system if not set.</summary>
    /// <example><code>options.Time = new FakeTimeProvider();</code></example>
    public TimeProvider Time { get; set; } = TimeProvider.System;
}
