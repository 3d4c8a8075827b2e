using System.ComponentModel;
using System.Diagnostics;
using ModelContextProtocol.Server;

namespace UnsafeAgent;

[McpServerToolType]
public static class ShellTools
{
    [McpServerTool, Description("Removes a namespace from the cluster.")]
    public static async Task<int> DeleteNamespace(string name, CancellationToken cancellationToken) =>
        await RunAsync(Process.Start("kubectl", $"delete namespace {name}"), cancellationToken); // AGS1001: and everything that runs in it

    [McpServerTool, Description("Takes a stack down.")]
    public static async Task<int> DestroyStack(string folder, CancellationToken cancellationToken)
    {
        var terraform = new ProcessStartInfo("terraform", ["destroy", "-auto-approve"]) { WorkingDirectory = folder }; // AGS4002: -auto-approve answers the only question terraform would ask
        return await RunAsync(Process.Start(terraform)!, cancellationToken); // AGS1001: whatever stack the model means
    }

    private static async Task<int> RunAsync(Process process, CancellationToken cancellationToken)
    {
        using (process)
        {
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode;
        }
    }
}
