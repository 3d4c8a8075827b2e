namespace AgentSafety.Analyzers.Tests.Operations;

/// <summary>Deleting what was there before is destructive; tidying up after oneself isn't.</summary>
public sealed class Files
{
    [Theory]
    [InlineData("[|File.Delete(path)|];")]
    [InlineData("[|new FileInfo(path).Delete()|];")]
    [InlineData("[|new DirectoryInfo(path).Delete(true)|];")]
    [InlineData("var full = Path.GetFullPath(path); [|File.Delete(full)|];")]
    [InlineData("File.WriteAllText(path, \"\"); [|File.Delete(path)|];")]
    [InlineData("new DirectoryInfo(path).Delete();")]
    [InlineData("var temp = Path.GetTempFileName(); File.Delete(temp);")]
    [InlineData("var temp = Path.Combine(Path.GetTempPath(), path); Directory.Delete(temp, true);")]
    [InlineData("var temp = Directory.CreateTempSubdirectory(); temp.Delete(true);")]
    [InlineData("var temp = Directory.CreateTempSubdirectory().FullName; Directory.Delete(temp, true);")]
    [InlineData("foreach (var file in new DirectoryInfo(Path.Combine(Path.GetTempPath(), \"ours\")).EnumerateFiles()) file.Delete();")]
    [InlineData("foreach (var file in Directory.GetFiles(path, \"*.log\")) [|File.Delete(file)|];")]
    [InlineData("Directory.Delete(Scratch, true);")]
    [InlineData("[|Directory.Delete(Kept, true)|];")]
    [InlineData("var probe = Path.Combine(path, \".probe\"); File.WriteAllText(probe, \"\"); File.Delete(probe);")]
    [InlineData("var copy = path + \".new\"; using (new FileStream(copy, FileMode.Create)) { } File.Delete(copy);")]
    public Task Are_missed_unless_they_are_scratch(string body) => Verify.Analyzes($$"""
        public static class Tools
        {
            private static string Scratch { get; } = Directory.CreateTempSubdirectory().FullName;
            private static string Kept { get; } = Path.Combine(AppContext.BaseDirectory, "kept");
            [McpServerTool] public static void Run(string path) { {{body}} }
        }
        """);
}
