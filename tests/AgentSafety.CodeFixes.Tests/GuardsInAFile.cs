namespace AgentSafety.CodeFixes.Tests;

/// <summary>Usings, namespaces, names that mean something else, line endings, and many at once.</summary>
public class GuardsInAFile
{
    [Theory]
    [InlineData("using System.IO;\nusing ModelContextProtocol.Server;\n\n{0}", "using System.IO;\nusing AgentSafety;\nusing ModelContextProtocol.Server;\n\n{0}")]
    [InlineData("using System.IO;\nusing AgentSafety;\nusing ModelContextProtocol.Server;\n\n{0}", null)]
    [InlineData("global using AgentSafety;\nusing System.IO;\nusing ModelContextProtocol.Server;\n\n{0}", null)]
    [InlineData("using System.IO;\nusing ModelContextProtocol.Server;\n\nnamespace Shop;\n\n{0}", "using System.IO;\nusing AgentSafety;\nusing ModelContextProtocol.Server;\n\nnamespace Shop;\n\n{0}")]
    [InlineData("using System.IO;\nusing ModelContextProtocol.Server;\n\nnamespace AgentSafety.Shop;\n\n{0}", null)]
    public Task A_using_where_one_is_missing(string before, string? after) => Guarded.Verify.Fixes(
        string.Format(null, before, Tool("[|Directory.Delete(p, true)|]")),
        string.Format(null, after ?? before, Tool("AgentGuard.Run(\"file.directory.delete-tree\", () => Directory.Delete(p, true), target: p)")));

    [Fact]
    public Task A_using_beside_those_inside_a_namespace() => Guarded.Verify.Fixes(
        """
        namespace Shop
        {
            using System.IO;
            using ModelContextProtocol.Server;

            public class Tools
            {
                [McpServerTool]
                public void Clean(string p)
                {
                    [|Directory.Delete(p, true)|];
                }
            }
        }

        """,
        """
        namespace Shop
        {
            using System.IO;
            using AgentSafety;
            using ModelContextProtocol.Server;

            public class Tools
            {
                [McpServerTool]
                public void Clean(string p)
                {
                    AgentGuard.Run("file.directory.delete-tree", () => Directory.Delete(p, true), target: p);
                }
            }
        }

        """);

    [Fact]
    public Task A_name_that_is_taken_is_written_out() => Guarded.Verify.Fixes(
        $"using System.IO;\nusing ModelContextProtocol.Server;\n\nnamespace Shop;\n\npublic class AgentGuard {{ }}\n\n{Tool("[|Directory.Delete(p, true)|]")}",
        $"using System.IO;\nusing ModelContextProtocol.Server;\n\nnamespace Shop;\n\npublic class AgentGuard {{ }}\n\n{Tool("AgentSafety.AgentGuard.Run(\"file.directory.delete-tree\", () => Directory.Delete(p, true), target: p)")}");

    [Fact]
    public Task Line_endings_and_tabs_stay_what_they_are() => (Guarded.Verify with { EditorConfig = "root = true\n[*]\nindent_style = tab\n" }).Fixes(
        "using System.IO;\r\nusing ModelContextProtocol.Server;\r\n\r\npublic class Tools\r\n{\r\n\t[McpServerTool]\r\n\tpublic void Clean(string theDirectoryOfTheEnvironment)\r\n\t{\r\n\t\t[|Directory.Delete(theDirectoryOfTheEnvironment, true)|];\r\n\t}\r\n}\r\n",
        "using System.IO;\r\nusing AgentSafety;\r\nusing ModelContextProtocol.Server;\r\n\r\npublic class Tools\r\n{\r\n\t[McpServerTool]\r\n\tpublic void Clean(string theDirectoryOfTheEnvironment)\r\n\t{\r\n\t\tAgentGuard.Run(\r\n\t\t\t\"file.directory.delete-tree\",\r\n\t\t\t() => Directory.Delete(theDirectoryOfTheEnvironment, true),\r\n\t\t\ttarget: theDirectoryOfTheEnvironment);\r\n\t}\r\n}\r\n");

    [Fact]
    public Task Many_at_once_in_one_file() => Guarded.Becomes(
        """
        [McpServerTool]
        public async Task<int> Clean(string p)
        {
            [|World.Wipe(p)|];
            await [|World.CountAsync(p)|];
            foreach (var child in Directory.GetDirectories(p))
                Array.ForEach(Directory.GetFiles(child), f => [|World.Wipe(f)|]);
            return [|World.Count(p)|]
                + [|World.Count(p)|];
        }

        [McpServerTool]
        public void Other(string p) => [|World.Wipe(p)|];
        """,
        """
        [McpServerTool]
        public async Task<int> Clean(string p)
        {
            AgentGuard.Run("file.directory.delete-tree", () => World.Wipe(p), target: p);
            await AgentGuard.RunAsync("file.directory.delete-tree", _ => World.CountAsync(p), target: p);
            foreach (var child in Directory.GetDirectories(p))
                Array.ForEach(Directory.GetFiles(child), f => AgentGuard.Run(
                    "file.directory.delete-tree",
                    () => World.Wipe(f),
                    target: f));
            return AgentGuard.Run("file.directory.delete-tree", () => World.Count(p), target: p)
                + AgentGuard.Run("file.directory.delete-tree", () => World.Count(p), target: p);
        }

        [McpServerTool]
        public void Other(string p) => AgentGuard.Run("file.directory.delete-tree", () => World.Wipe(p), target: p);
        """);

    [Fact]
    public Task A_step_inside_a_step_is_guarded_with_it() => (Guarded.Verify with { Steps = 1 }).Fixes(
        [File("[|Outer([|Inner(path)|])|]")],
        [File("AgentGuard.Run(\"file.directory.delete-tree\", () => Outer(Inner(path)))")]);

    [Fact]
    public Task Several_files() => Guarded.Verify.Fixes(
        [File("[|Outer(path)|]"), File("[|Outer(path)|]").Replace("Tools", "Others", StringComparison.Ordinal)],
        [
            File("AgentGuard.Run(\"file.directory.delete-tree\", () => Outer(path), target: path)"),
            File("AgentGuard.Run(\"file.directory.delete-tree\", () => Outer(path), target: path)").Replace("Tools", "Others", StringComparison.Ordinal),
        ]);

    private static string File(string step) => $$"""
        using System.IO;
        using AgentSafety;
        using ModelContextProtocol.Server;

        public class Tools
        {
            [McpServerTool]
            public void Clean(string path)
            {
                {{step}};
            }

            private static void Outer(string path) => Directory.Delete(path, true);

            private static string Inner(string path)
            {
                Directory.Delete(path, true);
                return path;
            }
        }

        """;

    private static string Tool(string step) => $"public class Tools\n{{\n    [McpServerTool]\n    public void Clean(string p)\n    {{\n        {step};\n    }}\n}}\n";
}
