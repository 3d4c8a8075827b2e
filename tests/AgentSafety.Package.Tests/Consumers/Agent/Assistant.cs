using Microsoft.Extensions.AI;

namespace Consumer;

public static class Assistant
{
    public static ChatOptions Options() => new()
    {
        Tools =
        [
            AIFunctionFactory.Create(ResetWorkspace), // AGS1001
            AIFunctionFactory.Create(CountFiles),
        ],
    };

    private static void ResetWorkspace(string folder) => new DirectoryInfo(folder).Delete(recursive: true);

    private static int CountFiles(string folder) => Directory.GetFiles(folder).Length;
}
