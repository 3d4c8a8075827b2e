using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace AgentSafety.Samples.Tests;

/// <summary>A storage account that is only names.</summary>
internal sealed class InMemoryStorage(params string[] names) : BlobServiceClient
{
    public List<string> Containers { get; } = [.. names];

    public override AsyncPageable<BlobContainerItem> GetBlobContainersAsync(
        BlobContainerTraits traits = BlobContainerTraits.None, BlobContainerStates states = BlobContainerStates.None, string? prefix = null, CancellationToken cancellationToken = default)
    {
        var found = Containers.Where(name => name.StartsWith(prefix ?? "", StringComparison.Ordinal)).Select(static name => BlobsModelFactory.BlobContainerItem(name, null));
        return AsyncPageable<BlobContainerItem>.FromPages([Page<BlobContainerItem>.FromValues([.. found], continuationToken: null, response: null!)]);
    }

    public override Task<Response> DeleteBlobContainerAsync(string blobContainerName, BlobRequestConditions? conditions = null, CancellationToken cancellationToken = default)
    {
        Containers.Remove(blobContainerName);
        return Task.FromResult<Response>(null!);
    }
}
