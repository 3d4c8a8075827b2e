namespace AgentSafety.CodeFixes.Tests;

/// <summary>Lines stay as a careful person would lay them out.</summary>
public class GuardsInPlace
{
    [Fact]
    public Task Inside_text_on_one_line() => Guarded.Becomes(
        """
        [McpServerTool]
        public string Clean(string path) => $"{[|World.Count(path)|] + 1}";
        """,
        """
        [McpServerTool]
        public string Clean(string path) => $"{AgentGuard.Run("file.directory.delete-tree", () => World.Count(path), target: path) + 1}";
        """);

    [Fact]
    public Task An_act_of_several_lines_keeps_its_lines() => Guarded.Becomes(
        """
        [McpServerTool]
        public void Clean(string path)
        {
            [|Directory.Delete(
                path, // the root
                recursive: true)|];
        }
        """,
        """
        [McpServerTool]
        public void Clean(string path)
        {
            AgentGuard.Run("file.directory.delete-tree", () => Directory.Delete(
                path, // the root
                recursive: true), target: path);
        }
        """);

    [Fact]
    public Task A_line_that_would_be_too_long_is_broken_between_arguments() => Guarded.Becomes(
        """
        [McpServerTool]
        public void Clean(string theDirectoryOfTheEnvironment)
        {
            [|Directory.Delete(theDirectoryOfTheEnvironment, true)|];
        }
        """,
        """
        [McpServerTool]
        public void Clean(string theDirectoryOfTheEnvironment)
        {
            AgentGuard.Run(
                "file.directory.delete-tree",
                () => Directory.Delete(theDirectoryOfTheEnvironment, true),
                target: theDirectoryOfTheEnvironment);
        }
        """);
}
