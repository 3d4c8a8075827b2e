namespace AgentSafety.Analyzers.Tests.EntryPoints;

/// <summary>Programs that call tools by themselves: OpenAI 2.15, Anthropic 13.12, Microsoft.Extensions.AI 10.11, Semantic Kernel 1.82.</summary>
public sealed class HandWrittenDispatch
{
    private const string Wiper = "\npublic static class Wiper { public static void Wipe(string path) => Directory.Delete(path, true); public static string Read(string path) => path; }";

    [Theory]
    [InlineData("switch (call.FunctionName) { case \"wipe\": [|Wiper.Wipe(\"/data\")|]; break; case \"read\": Wiper.Read(\"/data\"); break; }")]
    [InlineData("if (call.FunctionName == \"wipe\") [|Wiper.Wipe(\"/data\")|]; else if (call.FunctionName == \"all\") { [|Wiper.Wipe(\"/\")|]; }")]
    [InlineData("var name = call.FunctionName; switch (name) { case \"wipe\": [|Wiper.Wipe(\"/data\")|]; break; }")]
    [InlineData("Action act = call.FunctionName switch { \"wipe\" => () => [|Wiper.Wipe(\"/data\")|], _ => () => { } }; act();")]
    [InlineData("if (call.FunctionName is \"wipe\" or \"delete\") { if (call.FunctionName is \"wipe\") [|Wiper.Wipe(\"/data\")|]; }")]
    [InlineData("Directory.Delete(\"/data/mine\", true); if (call.FunctionName == \"read\") Wiper.Read(\"/data\");")]
    [InlineData("if (call.FunctionName == \"wipe\" && Console.ReadLine() == \"yes\") Wiper.Read(\"/data\"); Wiper.Wipe(\"/tmp\");")]
    [InlineData("if (call.Id == \"wipe\") Wiper.Wipe(\"/data\");")]
    public Task The_branches_of_a_choice_are_called_by_the_model(string body) => Verify.Analyzes($$"""
        public static class Loop { public static void Run(OpenAI.Chat.ChatToolCall call) { {{body}} } }
        """ + Wiper);

    [Theory]
    [InlineData("OpenAI.Responses.FunctionCallResponseItem call", "call.FunctionName")]
    [InlineData("Anthropic.Models.Messages.ToolUseBlock call", "call.Name")]
    [InlineData("Anthropic.Models.Beta.Messages.BetaToolUseBlock call", "call.Name")]
    [InlineData("Microsoft.Extensions.AI.FunctionCallContent call", "call.Name")]
    [InlineData("Microsoft.SemanticKernel.FunctionCallContent call", "call.FunctionName")]
    public Task Whoever_says_what_was_chosen(string parameter, string chosen) => Verify.Analyzes($$"""
        #pragma warning disable OPENAI001 // a preview of its SDK
        public static class Loop { public static void Run({{parameter}}) { switch ({{chosen}}) { case "wipe": [|Wiper.Wipe("/data")|]; break; } } }
        """ + Wiper);

    [Fact]
    public Task A_name_of_something_else_chooses_nothing() => Verify.Analyzes("""
        namespace Mine { public sealed record ChatToolCall(string FunctionName); }
        public static class Loop { public static void Run(Mine.ChatToolCall call) { if (call.FunctionName == "wipe") Directory.Delete("/data", true); } }
        """);

    [Fact]
    public Task A_tool_that_dispatches_is_reported_once() => Verify.Analyzes("""
        public static class Loop { [McpServerTool] public static void Run(OpenAI.Chat.ChatToolCall call) { if (call.FunctionName == "wipe") [|Directory.Delete("/data", true)|]; } }
        """);

    [Fact]
    public Task Also_among_top_level_statements_and_in_local_functions() => Verify.Program("""
        foreach (var call in Array.Empty<OpenAI.Chat.ChatToolCall>())
            if (call.FunctionName == "wipe")
                [|Directory.Delete("/data", true)|];

        void Other(OpenAI.Chat.ChatToolCall call)
        {
            if (call.FunctionName == "all") [|Directory.Delete("/", true)|];
        }
        """);

    [Theory]
    [InlineData("Run = async (block, token) => { await Task.Yield(); [|Wiper.Wipe(\"/data\")|]; return null!; }")]
    [InlineData("Run = [|Wipe|]")]
    [InlineData("Run = async (block, token) => { await Task.Yield(); return Wiper.Read(\"/data\"); }")]
    public Task What_the_runner_of_Anthropic_is_given_is_an_entry_point(string run) => Verify.Analyzes($$"""
        using Anthropic.Helpers.Beta;
        using Anthropic.Models.Beta.Messages;
        public static class Loop
        {
            public static BetaRunnableTool Tool() => new() { Definition = null!, Name = "wipe", {{run}} };
            private static Task<BetaToolResultBlockParamContent> Wipe(BetaToolUseBlock block, CancellationToken token) { Wiper.Wipe("/data"); return null!; }
        }
        """ + Wiper);

    [Fact]
    public Task So_is_a_tool_of_ones_own_and_an_act_on_memory() => Verify.Analyzes("""
        using Anthropic.Helpers.Beta;
        using Anthropic.Models.Beta.Messages;
        public sealed class Wipe : IBetaRunnableTool
        {
            public string Name => "wipe";
            public BetaToolUnion Definition => null!;
            public Task<BetaToolResultBlockParamContent> ExecuteAsync(BetaToolUseBlock block, CancellationToken cancellationToken) { [|Directory.Delete("/data", true)|]; return null!; }
            public void NoTool() => Directory.Delete("/data", true);
        }
        public abstract class Memory : BetaAbstractMemoryTool
        {
            protected override Task<BetaToolResultBlockParamContent> DeleteAsync(BetaMemoryTool20250818DeleteCommand command, CancellationToken cancellationToken) { [|Directory.Delete(command.Path, true)|]; return null!; }
            public void NoTool() => Directory.Delete("/data", true);
        }
        """);
}
