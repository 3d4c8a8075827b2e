using System.ComponentModel;
using AgentSafety;
using ModelContextProtocol.Server;

namespace SafeAgent;

[McpServerToolType]
public sealed class EnvironmentTools(EnvironmentService environments, Undoable undoable)
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

    [McpServerTool(Destructive = true), Description("Stops an environment, until it is started again. A person is asked first.")]
    public async Task StopEnvironment(string environment, CancellationToken cancellationToken)
    {
        var rollback = Rollback.By("start it again", token => environments.StartAsync(environment, token));
        await AgentGuard.RunAsync("stop the environment", token => environments.StopAsync(environment, token), target: environment, cancellationToken, rollback);
        undoable.Remember(environment, rollback);
    }

    [McpServerTool, Description("Undoes what was done last to an environment, if there is a way back.")]
    public async Task<string> UndoLast(string environment, CancellationToken cancellationToken) =>
        undoable.Take(environment) is { } rollback ? (await rollback.UndoAsync(cancellationToken)).ToString() : "There is nothing to undo.";
}
