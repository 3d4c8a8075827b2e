using ModelContextProtocol.Server;

namespace Consumer;

[McpServerToolType]
public static class Tools
{
    [McpServerTool]
    public static void AsksAsTheFileSays(string folder)
    {
        if (Questions.Confirm(folder))
            Directory.Delete(folder, recursive: true);
    }

    [McpServerTool]
    public static void AsksByALineThatCannotBeRead(string folder)
    {
        if (Questions.Ask(folder))
            Directory.Delete(folder, recursive: true); // AGS1001
    }
}

public static class Questions
{
    public static bool Confirm(string folder) => Console.ReadLine() == folder;

    public static bool Ask(string folder) => Console.ReadLine() == folder;
}
