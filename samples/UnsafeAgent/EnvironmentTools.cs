using System.ComponentModel;
using ModelContextProtocol.Server;

namespace UnsafeAgent;

[McpServerToolType]
public sealed class EnvironmentTools(EnvironmentService environments)
{
    [McpServerTool(ReadOnly = true), Description("Lists the instances of an environment.")]
    public async Task<IEnumerable<string>> ListInstances(string environment, CancellationToken cancellationToken)
    {
        var instances = await environments.InstancesAsync(environment, cancellationToken);
        return instances.Select(static instance => $"{instance.InstanceId} {instance.State.Name}");
    }

    [McpServerTool, Description("Rebuilds an environment that is in a bad state.")]
    public async Task RebuildEnvironment(string environment, CancellationToken cancellationToken) =>
        await environments.RecreateAsync(environment, cancellationToken); // AGS1005: terminates every instance of whatever environment the model names, to launch others
}
