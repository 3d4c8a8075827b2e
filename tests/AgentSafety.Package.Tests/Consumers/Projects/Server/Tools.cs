using Cloud;
using Contracts;
using Legacy;
using ModelContextProtocol.Server;

namespace Server;

[McpServerToolType]
public sealed class Tools(IEnvironments environments, IArchive<string> archive, Old old)
{
    [McpServerTool]
    public Task Drop(string name) =>
        environments.DropAsync(name); // AGS1001

    [McpServerTool]
    public void Empty(string name) =>
        archive.Empty(name); // AGS1001

    [McpServerTool]
    public void Friend(string name) =>
        Inner.Wipe(name); // AGS1001

    [McpServerTool]
    public Task<int> Count(string name) => environments.CountAsync(name);

    [McpServerTool]
    public void Clear(string name) => old.Clear(name); // another language says nothing
}
