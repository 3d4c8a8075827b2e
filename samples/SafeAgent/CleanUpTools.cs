using System.ComponentModel;
using Azure.Storage.Blobs;
using ModelContextProtocol.Server;
using SafeAgent.Approvals;

namespace SafeAgent;

[McpServerToolType]
public sealed class CleanUpTools(BlobServiceClient storage)
{
    private const string Previews = "preview-";

    [McpServerTool(Destructive = true), Description("Deletes the containers of preview builds. A person sees their names first.")]
    public async Task<string> DeletePreviews(McpServer server, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var container in storage.GetBlobContainersAsync(prefix: Previews, cancellationToken: cancellationToken))
            names.Add(container.Name);

        if (names is [])
            return "There is nothing to delete.";

        var answer = await server.ElicitAsync<Confirmation>($"Delete these {names.Count} containers? {string.Join(", ", names)}", cancellationToken: cancellationToken);
        if (answer is not { IsAccepted: true, Content.Confirmed: true })
            return "Nothing was deleted: the person did not confirm it.";

        foreach (var name in names) // what was shown, not what a second listing finds
            await storage.DeleteBlobContainerAsync(name, cancellationToken: cancellationToken);

        return $"Deleted {names.Count} containers.";
    }
}
