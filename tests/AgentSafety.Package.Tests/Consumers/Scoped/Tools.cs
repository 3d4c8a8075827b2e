using ModelContextProtocol.Server;

namespace Consumer;

[McpServerToolType]
public static class Tools
{
    private static readonly string[] AllowedFolders = ["/srv/cache", "/srv/scratch"];

    [McpServerTool]
    public static void AnyFolder(string folder) => Directory.Delete(folder, recursive: true); // AGS1001

    [McpServerTool]
    public static void OneOfOurs(string folder)
    {
        if (AllowedFolders.Contains(folder))
            Directory.Delete(folder, recursive: true); // only in the strict mode
    }
}
