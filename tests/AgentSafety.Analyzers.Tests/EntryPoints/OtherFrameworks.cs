namespace AgentSafety.Analyzers.Tests.EntryPoints;

/// <summary>Frameworks whose packages can't be restored, by declarations of our own; each alone, so that it is found without the others.</summary>
public sealed class OtherFrameworks
{
    private const string Wiper = "\npublic static class Wiper { public static void Wipe(string path) => Directory.Delete(path, true); public static Task<string> WipeAsync(string path) { Directory.Delete(path, true); return null!; } }";

    [Theory]
    [InlineData("Microsoft.Azure.Functions.Worker.Extensions.Mcp", "McpToolTrigger(\"clean\", \"Cleans.\")")]
    [InlineData("Microsoft.Azure.Functions.Extensions.Mcp", "McpToolTrigger(\"clean\", \"Cleans.\")")]
    [InlineData("Microsoft.Azure.Functions.Worker.Extensions.Mcp", "McpResourceTrigger(\"file://\", \"clean\")")]
    [InlineData("Microsoft.Azure.Functions.Worker.Extensions.Mcp", "McpPromptTrigger(\"clean\")")]
    public Task A_function_with_a_trigger_is_one(string space, string trigger) => Verify.WithOnly(
        $$"""
        namespace {{space}}
        {
            public sealed class McpToolTriggerAttribute(string toolName, string? description = null) : Attribute;
            public sealed class McpResourceTriggerAttribute(string uri, string resourceName) : Attribute;
            public sealed class McpPromptTriggerAttribute(string promptName) : Attribute;
        }
        namespace Mine { public sealed class McpToolTriggerAttribute(string toolName) : Attribute; }
        """,
        $$"""
        using {{space}};
        public class Tools
        {
            public void Clean([{{trigger}}] object context, string path) => [|Directory.Delete(path, true)|];
            public void NoTool([Mine.McpToolTrigger("clean")] object context, string path) => Directory.Delete(path, true);
            public void Plain(object context, string path) => Directory.Delete(path, true);
        }
        """);

    [Fact]
    public Task AutoGen_marks_methods_and_maps_names_to_delegates() => Verify.WithOnly(
        """
        namespace AutoGen.Core
        {
            [AttributeUsage(AttributeTargets.Method, Inherited = false)] public class FunctionAttribute(string? functionName = null, string? description = null) : Attribute;
            public class FunctionContract;
            public class FunctionCallMiddleware(IEnumerable<FunctionContract>? functions = null, IDictionary<string, Func<string, Task<string>>>? functionMap = null, string? name = null);
        }
        namespace Microsoft.Azure.Functions.Worker { public sealed class FunctionAttribute(string name) : Attribute; }
        """,
        """
        public class Tools
        {
            [AutoGen.Core.Function] public virtual void Clean(string path) => [|Directory.Delete(path, true)|];
            [Microsoft.Azure.Functions.Worker.Function("plain")] public void Plain(string path) => Directory.Delete(path, true);
            public static object Inline() => new AutoGen.Core.FunctionCallMiddleware(functionMap: new Dictionary<string, Func<string, Task<string>>>
            {
                ["wipe"] = [|Wiper.WipeAsync|],
                ["clean"] = path => { [|Directory.Delete(path, true)|]; return null!; },
            });
            public static object Kept()
            {
                var map = new Dictionary<string, Func<string, Task<string>>> { { "echo", path => { File.Delete(path); return null!; } } };
                _ = new AutoGen.Core.FunctionCallMiddleware(functionMap: [|map|]); // and once more: still one
                return new AutoGen.Core.FunctionCallMiddleware(functionMap: map);
            }
            public Task<string> CleanWrapper(string arguments) { Clean(arguments); return null!; } // as its generator writes it
            public static object Wrapped(Tools tools) => new AutoGen.Core.FunctionCallMiddleware(functionMap: new Dictionary<string, Func<string, Task<string>>> { ["clean"] = tools.CleanWrapper });
            public static object Elsewhere() => new Mine.FunctionCallMiddleware(Wiper.WipeAsync);
        }
        public class Derived : Tools { public override void Clean(string path) => Directory.Delete(path, true); }
        namespace Mine { public class FunctionCallMiddleware(Func<string, Task<string>> act); }
        """ + Wiper);

    [Fact]
    public Task Powertools_marks_methods_and_takes_handlers() => Verify.WithOnly(
        """
        namespace AWS.Lambda.Powertools.EventHandler.Resolvers
        {
            [AttributeUsage(AttributeTargets.Class)] public class BedrockFunctionTypeAttribute : Attribute;
            [AttributeUsage(AttributeTargets.Method)] public class BedrockFunctionToolAttribute : Attribute { public string? Name { get; set; } }
            public class BedrockAgentFunctionResolver
            {
                public BedrockAgentFunctionResolver Tool(string name, Delegate handler, string description = "") => this;
                public BedrockAgentFunctionResolver Tool(string name, string description, Delegate handler) => this;
                public BedrockAgentFunctionResolver Other(string name, Delegate handler) => this;
            }
        }
        """,
        """
        using AWS.Lambda.Powertools.EventHandler.Resolvers;
        [BedrockFunctionType] public class Tools
        {
            [BedrockFunctionTool(Name = "clean")] public static void Clean(string path) => [|Directory.Delete(path, true)|];
            public static void NoTool(string path) => Directory.Delete(path, true);
            public static object All(BedrockAgentFunctionResolver resolver) => resolver
                .Tool("wipe", [|Wiper.Wipe|])
                .Tool("clean", "Cleans.", (string path) => [|Directory.Delete(path, true)|])
                .Other("other", (string path) => File.Delete(path));
        }
        """ + Wiper);

    [Fact]
    public Task Copilot_defines_tools() => Verify.WithOnly(
        "namespace GitHub.Copilot { public static class CopilotTool { public static object DefineTool(Delegate method, object? options = null) => method; } }",
        """
        public static class Tools
        {
            public static object One() => GitHub.Copilot.CopilotTool.DefineTool([|Wiper.Wipe|]);
            public static object Two() => GitHub.Copilot.CopilotTool.DefineTool((string path) => [|Directory.Delete(path, true)|]);
            public static object Three() => Mine.CopilotTool.DefineTool(Wiper.Wipe);
        }
        namespace Mine { public static class CopilotTool { public static object DefineTool(Delegate method) => method; } }
        """ + Wiper);

    [Fact]
    public Task Azure_agents_take_delegates_by_name() => Verify.WithOnly(
        "namespace Azure.AI.Agents.Persistent { public class AutoFunctionCallOptions(Dictionary<string, Delegate> toolDelegates, int maxRetry); }",
        """
        using Azure.AI.Agents.Persistent;
        public static class Tools
        {
            public static object One() => new AutoFunctionCallOptions(new() { ["wipe"] = [|Wiper.Wipe|] }, 3);
            public static object Two() => new Dictionary<string, Delegate> { ["wipe"] = Wiper.Wipe };
        }
        """ + Wiper);

    [Fact]
    public Task Older_versions_were_told_to_call_them() => Verify.WithOnly(
        """
        namespace Azure.AI.Agents.Persistent
        {
            public class PersistentAgentsClient
            {
                public void EnableAutoFunctionCalls(Dictionary<string, Delegate> toolDelegates, int maxRetry = 10) { }
                public void Other(Dictionary<string, Delegate> delegates) { }
            }
        }
        """,
        """
        using Azure.AI.Agents.Persistent;
        public static class Tools
        {
            public static void One(PersistentAgentsClient client) => client.EnableAutoFunctionCalls(new() { ["wipe"] = [|Wiper.Wipe|], ["clean"] = (string path) => [|File.Delete(path)|] });
            public static void Two(PersistentAgentsClient client) => client.Other(new() { ["wipe"] = Wiper.Wipe });
        }
        """ + Wiper);

    [Fact]
    public Task LlmTornado_takes_delegates() => Verify.WithOnly(
        "namespace LlmTornado.Agents { public class TornadoAgent(string name, List<Delegate>? tools = null, Action<string>? log = null); }",
        """
        public static class Tools
        {
            public static object One() => new LlmTornado.Agents.TornadoAgent("cleaner", tools: [[|Wiper.Wipe|], (string path) => [|File.Delete(path)|]]);
            public static object Two() => new LlmTornado.Agents.TornadoAgent("reader", log: path => File.Delete(path));
        }
        """ + Wiper);

    [Theory]
    [InlineData("Microsoft.Teams.AI.AI.Action")]
    [InlineData("Microsoft.TeamsAI.AI.Action")]
    public Task Teams_marks_actions(string space) => Verify.WithOnly(
        $"namespace {space} {{ public sealed class ActionAttribute(string name) : Attribute; }} namespace Mine {{ public sealed class ActionAttribute(string name) : Attribute; }}",
        $$"""
        public class Actions
        {
            [{{space}}.Action("clean")] public void Clean(string path) => [|Directory.Delete(path, true)|];
            [Mine.Action("clean")] public void Look(string path) => Directory.Delete(path, true);
        }
        """);

    [Fact]
    public Task BotSharp_calls_back() => Verify.WithOnly(
        "namespace BotSharp.Abstraction.Functions { public interface IFunctionCallback { string Name { get; } Task<bool> Execute(string message); } }",
        """
        public class Wipe : BotSharp.Abstraction.Functions.IFunctionCallback
        {
            public string Name => "wipe";
            public virtual Task<bool> Execute(string message) { [|Directory.Delete(message, true)|]; return null!; }
            public void NoTool(string path) => Directory.Delete(path, true);
        }
        public sealed class Explicit : BotSharp.Abstraction.Functions.IFunctionCallback
        {
            public string Name => "wipe";
            Task<bool> BotSharp.Abstraction.Functions.IFunctionCallback.Execute(string message) { [|Directory.Delete(message, true)|]; return null!; }
            public void Execute(int message) => Directory.Delete("/data", true);
        }
        public sealed class Derived : Wipe { public override Task<bool> Execute(string message) { [|File.Delete(message)|]; return null!; } }
        public sealed class Look { public void Execute(string message) => Directory.Delete(message, true); }
        """);
}
