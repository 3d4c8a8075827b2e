using System.ComponentModel;
using Azure.Storage.Blobs;
using ModelContextProtocol.Server;

namespace UnsafeAgent;

[McpServerToolType]
public sealed class CleanUpTools(BlobServiceClient storage)
{
    [McpServerTool, Description("Deletes the containers of preview builds.")]
    public async Task<int> DeletePreviews(string prefix, CancellationToken cancellationToken)
    {
        var deleted = 0;
        await foreach (var container in storage.GetBlobContainersAsync(prefix: prefix, cancellationToken: cancellationToken))
        {
            await storage.DeleteBlobContainerAsync(container.Name, cancellationToken: cancellationToken); // AGS1006: an empty prefix is every container there is
            deleted++;
        }

        return deleted;
    }
}
