using Contracts;
using Disks;

namespace Cloud;

internal sealed class CloudEnvironments(Disk<string> disk) : IEnvironments
{
    public Task DropAsync(string name)
    {
        disk.Wipe(name);
        return Task.CompletedTask;
    }

    public Task<int> CountAsync(string name) => Task.FromResult(disk.Count(name));
}

internal sealed class Archive : IArchive<string>
{
    public void Empty(string name) => new Disk<string>().Wipe(name);
}

internal static class Inner
{
    public static void Wipe(string path) => new Disk<string>().Wipe(path);
}
