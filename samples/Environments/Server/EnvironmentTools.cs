using System.ComponentModel;
using ModelContextProtocol.Server;

namespace Environments.Server;

[McpServerToolType]
public sealed class EnvironmentTools(IEnvironments environments)
{
    [McpServerTool(ReadOnly = true), Description("Says what runs in an environment.")]
    public Task<string> Describe(string environment, CancellationToken cancellationToken) =>
        environments.DescribeAsync(environment, cancellationToken);

    [McpServerTool, Description("Brings an environment up to date.")]
    public Task Refresh(string environment, CancellationToken cancellationToken) =>
        environments.RefreshAsync(environment, cancellationToken); // AGS1005: two projects further on, every instance is terminated to launch others
}
