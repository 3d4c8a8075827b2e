using AgentSafety;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace SafeAgent;

internal static class OperationsSafety
{
    /// <summary>Who stops the agent touches the file; who asks what it did reads the log. Both lie where the agent can't write.</summary>
    public static IServiceCollection AddOperationsSafety(this IServiceCollection services, IConfiguration configuration) => services.AddAgentSafety(options =>
    {
        options.Agent = "operations agent";
        options.Ceiling = new()
        {
            Operations = ["**"],
            Resources = ["**"],
            Rate = new Rate(10, TimeSpan.FromMinutes(1)), // no night is bad enough to do more
        };
        if (configuration["Audit"] is { } log)
            options.Audit = new AuditLog(log);

        if (configuration["Stop"] is { } file)
            options.KillSwitch = new KillSwitch(new KillSwitchOptions { FilePath = file, Audit = options.Audit });
    });
}
