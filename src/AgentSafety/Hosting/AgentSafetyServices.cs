using AgentSafety;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The guards in a container.</summary>
/// <example><code>
/// builder.Services.AddAgentSafety(options => options.Agent = "deploy-bot");
/// var app = builder.Build();
/// app.Services.UseAgentSafety();
/// </code></example>
public static class AgentSafetyServices
{
    /// <summary>
    /// Adds <see cref="IAgentGuard"/>. Gate, audit log, ledger, kill switch and clock are taken from the container where the options don't name them; what is recorded is logged too.
    /// The options are validated when the host starts, and when the guard is first asked for.
    /// </summary>
    /// <param name="services">The container that is built.</param>
    /// <param name="configure">Sets options, or <see langword="null"/>. Several calls add up.</param>
    /// <returns>The same container.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    /// <example><code>builder.Services.AddSingleton&lt;IApprovalGate, PagerGate&gt;().AddAgentSafety(options => options.Agent = "deploy-bot");</code></example>
    public static IServiceCollection AddAgentSafety(this IServiceCollection services, Action<AgentSafetyOptions>? configure = null)
    {
        _ = services ?? throw new ArgumentNullException(nameof(services));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AgentSafetyOptions>, OptionsCheck>());
        services.AddOptions<AgentSafetyOptions>().Configure(configure ?? (static _ => { })).ValidateOnStart();
        services.TryAddSingleton(static provider => new ConfiguredGuard(SettingsFrom(provider)));
        services.TryAddSingleton<IAgentGuard>(static provider => provider.GetRequiredService<ConfiguredGuard>());
        return services;
    }

    /// <summary>Puts the options in force for <see cref="AgentGuard"/> in the whole process: what the fixes write goes by them from now on. Call it once, when the program starts.</summary>
    /// <param name="provider">The container, built after <see cref="AddAgentSafety"/>.</param>
    /// <returns>The same container.</returns>
    /// <exception cref="InvalidOperationException"><see cref="AddAgentSafety"/> was not called.</exception>
    /// <exception cref="OptionsValidationException">An option can't be.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="provider"/> is <see langword="null"/>.</exception>
    /// <example><code>app.Services.UseAgentSafety();</code></example>
    public static IServiceProvider UseAgentSafety(this IServiceProvider provider)
    {
        GuardSettings.UseForProcess((provider ?? throw new ArgumentNullException(nameof(provider))).GetRequiredService<ConfiguredGuard>().Settings);
        return provider;
    }

    private static GuardSettings SettingsFrom(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<AgentSafetyOptions>>().Value;
        var time = ReferenceEquals(options.Time, TimeProvider.System) ? provider.GetService<TimeProvider>() : null;
        var audit = options.Audit ?? provider.GetService<IAuditLog>();
        if (audit is not (null or LoggedAuditLog) && provider.GetService<ILoggerFactory>() is { } loggers)
            audit = new LoggedAuditLog(audit, loggers.CreateLogger(AgentSafetyTelemetry.LoggerCategory));

        return new GuardSettings(options) with
        {
            Gate = options.Gate ?? provider.GetService<IApprovalGate>(),
            KillSwitch = options.KillSwitch ?? provider.GetService<KillSwitch>(),
            Audit = audit,
            Recorder = new(audit),
            Novelty = options.Novelty ?? provider.GetService<INoveltyLedger>(),
            Time = time ?? options.Time,
        };
    }
}
