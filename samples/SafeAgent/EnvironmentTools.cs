using System.ComponentModel;
using AgentSafety;
using ModelContextProtocol.Server;

namespace SafeAgent;

[McpServerToolType]
public sealed class EnvironmentTools(EnvironmentService environments)
{
    [McpServerTool(ReadOnly = true), Description("Lists the instances of an environment.")]
    public async Task<IEnumerable<string>> ListInstances(string environment, CancellationToken cancellationToken)
    {
        var instances = await environments.InstancesAsync(environment, cancellationToken);
        return instances.Select(static instance => $"{instance.InstanceId} {instance.State.Name}");
    }

    [McpServerTool(Destructive = true), Description("Rebuilds an environment that is in a bad state. A person is asked first.")]
    public async Task RebuildEnvironment(string environment, CancellationToken cancellationToken) =>
        await AgentGuard.RunAsync(
            "terminate and recreate the environment",
            token => environments.RecreateAsync(environment, token),
            target: environment,
            cancellationToken);
}
