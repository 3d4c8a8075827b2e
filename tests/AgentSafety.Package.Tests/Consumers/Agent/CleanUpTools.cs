using System.ComponentModel;
using ModelContextProtocol.Server;

namespace Consumer;

[McpServerToolType]
public static class CleanUpTools
{
    [McpServerTool, Description("Removes what a build has left behind.")]
    public static void CleanUp(string folder)
    {
        Wipe(folder); // AGS1001
    }

    [McpServerTool(ReadOnly = true), Description("Names the files of a folder.")]
    public static string[] ListFiles(string folder) => Directory.GetFiles(folder);

    private static void Wipe(string folder) => Directory.Delete(folder, recursive: true);
}
