using System.ComponentModel;
using System.Diagnostics;
using AgentSafety;
using ModelContextProtocol.Server;

namespace SafeAgent;

[McpServerToolType]
public static class ShellTools
{
    [McpServerTool(Destructive = true), Description("Removes a namespace from the cluster. A person is asked first.")]
    public static async Task<int> DeleteNamespace(string name, CancellationToken cancellationToken) =>
        await AgentGuard.RunAsync(
            "delete the namespace, with everything that runs in it,",
            token => RunAsync(Process.Start("kubectl", ["delete", "namespace", "--", name]), token), // a list of arguments: a name can't become an option
            target: name,
            cancellationToken);

    [McpServerTool(Destructive = true), Description("Takes a stack down. A person is asked first.")]
    public static async Task<int> DestroyStack(string folder, CancellationToken cancellationToken) =>
        await AgentGuard.RunAsync("destroy the stack", token => RunAsync(Destroy(folder), token), target: folder, cancellationToken);

    private static Process Destroy(string folder) =>
        Process.Start(new ProcessStartInfo("terraform", ["destroy", "-auto-approve"]) { WorkingDirectory = folder })!;

    private static async Task<int> RunAsync(Process process, CancellationToken cancellationToken)
    {
        using (process)
        {
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode;
        }
    }
}
