namespace AgentSafety;

/// <summary>What the guards go by: options as they were when they were put in force. Nobody can change them under a running act.</summary>
internal sealed record GuardSettings
{
    private static volatile GuardSettings _current = new(new AgentSafetyOptions());

    /// <exception cref="ArgumentException">An option can't be.</exception>
    public GuardSettings(AgentSafetyOptions options)
    {
        if (OptionsCheck.Problem(options) is { } problem)
            throw new ArgumentException(problem, nameof(options));

        (Gate, KillSwitch, Audit, Novelty) = (options.Gate, options.KillSwitch, options.Audit, options.Novelty);
        (Agent, Environment, Time) = (options.Agent, options.Environment ?? FromProcess(), options.Time);
        (ApprovalLifetime, ApproversWhenIrreversible, RollbackTimeout) = (options.ApprovalLifetime, options.ApproversWhenIrreversible, options.RollbackTimeout);
        Recorder = new(Audit);
        Ceiling = options.Ceiling is { } ceiling ? new(ceiling, outer: null) : null;
    }

    public static GuardSettings Current => _current;

    public IApprovalGate? Gate { get; init; }

    public KillSwitch? KillSwitch { get; init; }

    public IAuditLog? Audit { get; init; }

    public Recorder Recorder { get; init; }

    public INoveltyLedger? Novelty { get; init; }

    public string? Agent { get; }

    /// <summary>The flow knows better than the process.</summary>
    public string? ActingAgent => AgentScope.Current ?? Agent;

    public string? Environment { get; }

    public TimeProvider Time { get; init; }

    public TimeSpan ApprovalLifetime { get; }

    public int ApproversWhenIrreversible { get; }

    public TimeSpan RollbackTimeout { get; }

    /// <summary>Around every scope, of every flow.</summary>
    public CapabilityScope? Ceiling { get; }

    /// <summary>The gate is set apart, so that a later <c>UseGate</c> replaces it.</summary>
    public static void UseForProcess(GuardSettings settings)
    {
        _current = settings with { Gate = null };
        if (settings.Gate is { } gate)
            GateScope.UseForProcess(gate);
    }

    /// <summary>As the host of .NET names it. Where nobody says, it isn't production by default: it isn't known.</summary>
    private static string? FromProcess() =>
        System.Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? System.Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT");
}
