namespace AgentSafety.Analyzers.Tests.UnguardedOperation;

/// <summary>Two statements in the same small world: the one is warned about where it is marked, the other isn't.</summary>
internal static class Both
{
    private const string World = """

        public static class World
        {
            public static void Wipe() => Directory.Delete("/data", true);
            public static T Wiped<T>(T value) { Wipe(); return value; }
        }
        """;

    public static async Task Analyze(string reports, string silent, string parameters, string world)
    {
        await Verify.Analyzes(Tool(reports, parameters, world));
        await Verify.Analyzes(Tool(silent, parameters, world));
    }

    private static string Tool(string body, string parameters, string world) => $$"""
        public static class Tools
        {
            [McpServerTool] public static async Task Run({{parameters}}) { {{body}} await Task.CompletedTask; }
            private static void Take(ref int place) { }
            private static void Take(string text) { }
        }
        {{world}}
        """ + World;
}
