namespace AgentSafety.Analyzers.Tests.EntryPoints;

/// <summary>ModelContextProtocol, on the versions that can be restored, and by declaration for what older ones called things.</summary>
public sealed class McpServers
{
    private const string Wiper = """

        public class Wiper
        {
            public static void Wipe(string path) => Directory.Delete(path, true);
            public void Clean(string path) => Directory.Delete(path, true);
            public static string Read(string path) => path;
        }
        """;

    [Theory]
    [InlineData("McpServerTool")]
    [InlineData("McpServerPrompt")]
    [InlineData("McpServerResource(UriTemplate = \"file://{path}\")")]
    public async Task Tools_prompts_and_resources_are_entry_points(string attribute)
    {
        var source = $$"""
            public class Tools
            {
                [{{attribute}}] public string Clean(string path) { [|Directory.Delete(path, true)|]; return path; }
                public string NoTool(string path) { Directory.Delete(path, true); return path; }
            }
            """;
        await Verify.Analyzes(source);
        await Verify.WithModelContextProtocol("1.4.1", source);
    }

    [Theory]
    [InlineData("McpServerTool", "[|Wiper.Wipe|]")]
    [InlineData("McpServerPrompt", "[|Wiper.Wipe|]")]
    [InlineData("McpServerResource", "[|Wiper.Wipe|]")]
    [InlineData("McpServerTool", "[|new Wiper().Clean|]")]
    [InlineData("McpServerTool", "(string path) => [|Directory.Delete(path, true)|]")]
    [InlineData("McpServerTool", "async (string path) => { await Task.Yield(); [|Directory.Delete(path, true)|]; }")]
    [InlineData("McpServerTool", "[|typeof(Wiper).GetMethod(nameof(Wiper.Wipe))|]!")]
    [InlineData("McpServerTool", "[|typeof(Wiper).GetMethod(\"Clean\")|]!, new Wiper()")]
    [InlineData("McpServerTool", "[|typeof(Wiper).GetMethod(\"Clean\")|]!, _ => new Wiper()")]
    [InlineData("McpServerTool", "AIFunctionFactory.Create([|Wiper.Wipe|])")]
    [InlineData("McpServerTool", "Wiper.Read")]
    [InlineData("McpServerTool", "typeof(Wiper).GetMethod(nameof(Wiper.Read))!")]
    public async Task What_is_created_from_code_is_one(string type, string code)
    {
        var source = $$"""public static class Tools { public static object All() => {{type}}.Create({{code}}); }""" + Wiper;
        await Verify.Analyzes(source);
        await Verify.WithModelContextProtocol("1.4.1", source);
    }

    [Fact]
    public Task A_look_alike_factory_creates_none() => Verify.Analyzes("""
        namespace Mine { public static class McpServerTool { public static object Create(Delegate method) => method; } }
        public static class Tools { public static object All() => Mine.McpServerTool.Create(Wiper.Wipe); }
        """ + Wiper);

    [Theory]
    [InlineData("builder.WithTools<Marked>()")]
    [InlineData("builder.WithTools(new Marked())")]
    [InlineData("builder.WithTools([typeof(Marked)])")]
    [InlineData("builder.WithToolsFromAssembly()")]
    public Task A_type_that_is_registered_is_reported_in_its_tools_alone(string registration) => Verify.Analyzes($$"""
        using Microsoft.Extensions.DependencyInjection;
        [McpServerToolType] public sealed class Marked
        {
            [McpServerTool] public void Clean(string path) => [|Directory.Delete(path, true)|];
            public void NoTool(string path) => Directory.Delete(path, true);
        }
        public static class Server { public static void Build(IMcpServerBuilder builder) => {{registration}}; }
        """);

    [Theory]
    [InlineData("builder.WithTools([McpServerTool.Create([|Wiper.Wipe|])])")]
    [InlineData("builder.Services.AddSingleton<McpServerTool>(_ => McpServerTool.Create([|Wiper.Wipe|]))")]
    [InlineData("builder.Services.AddSingleton(McpServerTool.Create((string path) => [|Directory.Delete(path, true)|]))")]
    [InlineData("builder.WithTools([McpServerTool.Create(Wiper.Read)])")]
    public Task Instances_are_reported_where_they_are_made(string registration) => Verify.Analyzes($$"""
        using Microsoft.Extensions.DependencyInjection;
        public static class Server { public static void Build(IMcpServerBuilder builder) => {{registration}}; }
        """ + Wiper);

    [Theory]
    [InlineData("McpServerTool", "ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams>", "override Tool ProtocolTool => null!; public override IReadOnlyList<object> Metadata => []")]
    [InlineData("McpServerPrompt", "ValueTask<GetPromptResult> GetAsync(RequestContext<GetPromptRequestParams>", "override Prompt ProtocolPrompt => null!; public override IReadOnlyList<object> Metadata => []")]
    public async Task A_subclass_answers_in_its_override(string type, string signature, string rest)
    {
        var source = $$"""
            public sealed class Mine : {{type}}
            {
                public {{rest}};
                public override {{signature}} request, CancellationToken cancellationToken = default) { [|Directory.Delete("/data", true)|]; return default; }
                public void NoTool(string path) => Directory.Delete(path, true);
            }
            """;
        await Verify.Analyzes(source);
        await Verify.WithModelContextProtocol("1.4.1", source);
    }

    [Fact]
    public async Task So_does_a_resource_of_ones_own()
    {
        var source = """
            public sealed class Mine : McpServerResource
            {
                public override ResourceTemplate ProtocolResourceTemplate => null!;
                public override IReadOnlyList<object> Metadata => [];
                public override bool IsMatch(string uri) => Directory.Exists(uri);
                public override ValueTask<ReadResourceResult> ReadAsync(RequestContext<ReadResourceRequestParams> request, CancellationToken cancellationToken = default) { [|Directory.Delete("/data", true)|]; return default; }
                public void NoResource(string path) => Directory.Delete(path, true);
            }
            """;
        await Verify.Analyzes(source);
        await Verify.WithModelContextProtocol("1.4.1", source);
    }

    [Fact]
    public Task That_it_says_so_is_no_guard() => Verify.Analyzes("""
        public static class Tools
        {
            [McpServerTool(Destructive = true, Idempotent = false), System.ComponentModel.Description("Ask the user before."), McpMeta("approval", true)]
            public static void Clean(string path) => [|Directory.Delete(path, true)|];
        }
        """);

    [Fact]
    public Task A_class_that_overrides_something_of_that_name_is_none() => Verify.Analyzes("""
        public abstract class Base { public abstract ValueTask<int> InvokeAsync(); }
        public sealed class Mine : Base { public override ValueTask<int> InvokeAsync() { Directory.Delete("/data", true); return default; } }
        """);

    [Theory]
    [InlineData("builder.WithCallToolHandler(async (request, token) => { switch (request.Params!.Name) { case \"wipe\": [|Wiper.Wipe(\"/data\")|]; break; } await Task.Yield(); return new(); })")]
    [InlineData("builder.WithCallToolHandler([|Handle|])")]
    [InlineData("builder.WithReadResourceHandler((request, token) => { [|Wiper.Wipe(request.Params!.Uri)|]; return default; })")]
    [InlineData("builder.WithListToolsHandler((request, token) => { Wiper.Wipe(\"/tmp\"); return default; })")]
    [InlineData("builder.WithCallToolHandler((request, token) => new(new CallToolResult()))")]
    [InlineData("builder.Services.Configure<McpServerOptions>(options => options.Handlers.CallToolHandler = async (request, token) => { [|Wiper.Wipe(\"/data\")|]; await Task.Yield(); return new(); })")]
    [InlineData("_ = new McpServerOptions { Handlers = new() { CallToolHandler = [|Handle|] } }")]
    [InlineData("_ = new McpServerOptions { Handlers = new() { CallToolHandler = (request, token) => request.Params!.Name switch { \"wipe\" => [|Handle(request, token)|], _ => throw new McpException(\"?\") } } }")]
    public async Task A_handler_answers_every_call(string registration)
    {
        var source = $$"""
            using Microsoft.Extensions.DependencyInjection;
            public static class Server
            {
                public static void Build(IMcpServerBuilder builder) { {{registration}}; }
                private static ValueTask<CallToolResult> Handle(RequestContext<CallToolRequestParams> request, CancellationToken token) { Wiper.Wipe("/data"); return default; }
            }
            """ + Wiper;
        await Verify.Analyzes(source);
        await Verify.WithModelContextProtocol("1.4.1", source);
    }

    [Fact]
    public Task A_property_of_that_name_elsewhere_takes_no_handler() => Verify.Analyzes("""
        public sealed class Mine { public Action<string>? CallToolHandler { get; set; } }
        public static class Server { public static Mine Build() => new() { CallToolHandler = path => Directory.Delete(path, true) }; }
        """);

    [Theory]
    [InlineData("ModelContextProtocol.Protocol.Types")]
    [InlineData("ModelContextProtocol.Protocol")]
    public Task Old_versions_kept_the_handler_among_the_capabilities(string space) => Verify.WithOnly(
        $$"""
        namespace ModelContextProtocol.Server { [AttributeUsage(AttributeTargets.Method)] public sealed class McpServerToolAttribute : Attribute; }
        namespace {{space}} { public sealed class ToolsCapability { public Func<string, Task<string>>? CallToolHandler { get; set; } } }
        """,
        $$"""public static class Server { public static object Build() => new {{space}}.ToolsCapability { CallToolHandler = async path => { await Task.Yield(); [|Directory.Delete(path, true)|]; return path; } }; }""");

    [Fact]
    public Task The_first_previews_named_the_attribute_otherwise() => Verify.WithOnly(
        "namespace ModelContextProtocol.Server { [AttributeUsage(AttributeTargets.Method)] public sealed class McpToolAttribute : Attribute; }",
        "public static class Tools { [ModelContextProtocol.Server.McpTool] public static void Clean(string path) => [|Directory.Delete(path, true)|]; }");

    [Fact]
    public Task A_tool_that_is_created_too_is_reported_once() => Verify.Analyzes("""
        public static class Tools
        {
            [McpServerTool] public static void Wipe(string path) => [|Directory.Delete(path, true)|];
            public static object One() => McpServerTool.Create(Wipe);
            public static object Two() => McpServerTool.Create(typeof(Tools).GetMethod(nameof(Wipe))!);
        }
        """);
}
