namespace AgentSafety.Analyzers.Tests.UnguardedOperation;

public sealed class EntryPoints
{
    [Fact]
    public Task Silent_when_no_agent_framework_is_referenced() => Verify.WithoutAgents("""
        namespace ModelContextProtocol.Elsewhere { public sealed class McpServerToolAttribute : System.Attribute; }
        public static class Tools
        {
            [ModelContextProtocol.Elsewhere.McpServerTool] public static void Clean(string path) => System.IO.Directory.Delete(path, true);
        }
        """);

    [Fact]
    public Task Silent_on_empty_code() => Verify.Analyzes("");

    [Theory]
    [InlineData("public static void")]
    [InlineData("private static void")]
    [InlineData("internal void")]
    [InlineData("public virtual void")]
    public Task A_tool_method_is_one_whatever_its_modifiers(string modifiers) => Verify.Analyzes($$"""
        public class Tools
        {
            [McpServerTool] {{modifiers}} Clean(string path) => [|Directory.Delete(path, true)|];
        }
        """);

    [Theory]
    [InlineData("string", "return path;")]
    [InlineData("async Task", "await Task.Yield();")]
    [InlineData("async Task<string>", "await Task.Yield(); return path;")]
    [InlineData("async ValueTask<int>", "await Task.Yield(); return 1;")]
    [InlineData("async IAsyncEnumerable<string>", "await Task.Yield(); yield return path;")]
    [InlineData("IEnumerable<AIContent>", "yield return new TextContent(path);")]
    [InlineData("CallToolResult", "return new();")]
    public Task A_tool_may_return_anything(string type, string rest) => Verify.Analyzes($$"""
        public class Tools
        {
            [McpServerTool] public {{type}} Clean(string path) { [|Directory.Delete(path, true)|]; {{rest}} }
        }
        """);

    [Fact]
    public Task A_service_injected_by_primary_constructor_is_followed() => Verify.Analyzes("""
        public interface ICleaner { void Clean(string path); }
        public sealed class Cleaner : ICleaner { public void Clean(string path) => Directory.Delete(path, true); }

        [McpServerToolType]
        public sealed class Tools(ICleaner cleaner)
        {
            [McpServerTool] public void Run(string path) => [|cleaner.Clean(path)|];
        }
        """);

    [Fact]
    public Task An_override_inherits_the_attribute() => Verify.Analyzes("""
        public abstract class Base { [McpServerTool] public abstract void Clean(string path); }
        public class Derived : Base { public override void Clean(string path) => [|Directory.Delete(path, true)|]; }
        """);

    [Fact]
    public Task An_implementation_of_an_interface_method_does_not_inherit_it() => Verify.Analyzes("""
        public interface ITools { [McpServerTool] void Clean(string path); }
        public class Tools : ITools { public void Clean(string path) => Directory.Delete(path, true); }
        """);

    [Fact]
    public Task A_partial_tool_is_reported_once_in_its_body() => Verify.Analyzes("""
        public partial class Tools
        {
            [McpServerTool] public partial void Clean(string path);
            public partial void Clean(string path) => [|Directory.Delete(path, true)|];
        }
        """);

    [Fact]
    public Task A_partial_tool_whose_declaration_is_generated_is_reported() => Verify.Analyzes(
        """
        public partial class Tools
        {
            [McpServerTool] public partial void Clean(string path) => [|Directory.Delete(path, true)|];
        }
        """,
        ("Descriptions.g.cs", "public partial class Tools { [System.ComponentModel.Description(\"Cleans.\")] public partial void Clean(string path); }"));

    [Fact]
    public Task A_look_alike_attribute_makes_no_tool() => Verify.Analyzes("""
        namespace Mine { public sealed class McpServerToolAttribute : Attribute; }
        public static class Tools
        {
            [Mine.McpServerTool] public static void Clean(string path) => Directory.Delete(path, true);
            public static void NoTool(string path) => Directory.Delete(path, true);
        }
        """);

    [Fact]
    public Task A_registered_lambda_is_reported_inside() => Verify.Analyzes("""
        public static class Tools
        {
            public static IList<AITool> All() => [AIFunctionFactory.Create((string path) => [|Directory.Delete(path, true)|], "clean")];
        }
        """);

    [Fact]
    public Task A_registered_lambda_with_a_body_is_reported_inside() => Verify.Analyzes("""
        public static class Tools
        {
            public static AIFunction Clean() => AIFunctionFactory.Create(async (string path, CancellationToken token) =>
            {
                await Task.Delay(1, token);
                [|Directory.Delete(path, true)|];
                return "done";
            });
        }
        """);

    [Theory]
    [InlineData("[|Wiper.Wipe|]", "")]
    [InlineData("[|new Wiper().Clean|]", "")]
    [InlineData("[|File.Delete|]", "")]
    [InlineData("(Action<string>)[|Wiper.Wipe|]", "")]
    public Task A_registered_method_group_is_reported_at_the_registration(string group, string name) => Verify.Analyzes($$"""
        public class Wiper
        {
            public static void Wipe(string path) => Directory.Delete(path, true);
            public void Clean(string path) => Directory.Delete(path, true);
        }
        public static class Tools
        {
            public static AIFunction Function() => AIFunctionFactory.Create({{group}}{{name}});
        }
        """);

    [Fact]
    public Task A_registered_local_function_is_reported_at_the_registration() => Verify.Analyzes("""
        public static class Tools
        {
            public static AIFunction Function()
            {
                void Wipe(string path) => Directory.Delete(path, true);
                return AIFunctionFactory.Create([|Wipe|]);
            }
        }
        """);

    [Fact]
    public Task A_delegate_kept_in_a_local_is_reported_at_the_registration() => Verify.Analyzes("""
        public static class Tools
        {
            public static AIFunction Function()
            {
                var wipe = (string path) => Directory.Delete(path, true);
                return AIFunctionFactory.Create([|wipe|]);
            }
        }
        """);

    [Fact]
    public Task A_lambda_in_an_initializer_is_reported_inside() => Verify.Analyzes("""
        public sealed class Tools
        {
            public AIFunction Property { get; } = AIFunctionFactory.Create((string path) => [|Directory.Delete(path, true)|]);
            private readonly AIFunction _field = AIFunctionFactory.Create((string path) => [|Directory.Delete(path, true)|]);
            public static AIFunction Arrow => AIFunctionFactory.Create((string path) => [|Directory.Delete(path, true)|]);
        }
        """);

    [Fact]
    public Task A_method_registered_twice_is_reported_once() => Verify.Analyzes("""
        public static class Tools
        {
            public static void Wipe(string path) => Directory.Delete(path, true);
            public static AIFunction One() => AIFunctionFactory.Create([|Wipe|], "one");
            public static AIFunction Two() => AIFunctionFactory.Create(Wipe, "two");
        }
        """);

    [Fact]
    public Task A_tool_that_is_registered_too_is_reported_once() => Verify.Analyzes("""
        public static class Tools
        {
            [McpServerTool] public static void Wipe(string path) => [|Directory.Delete(path, true)|];
            public static AIFunction One() => AIFunctionFactory.Create(Wipe, "one");
        }
        """);

    [Fact]
    public Task A_look_alike_factory_registers_nothing() => Verify.Analyzes("""
        namespace Mine { public static class AIFunctionFactory { public static object Create(Delegate method) => method; } }
        public static class Tools
        {
            public static object Function() => Mine.AIFunctionFactory.Create((string path) => Directory.Delete(path, true));
        }
        """);

    [Fact]
    public Task Top_level_statements_may_register() => Verify.Program("""
        var clean = AIFunctionFactory.Create((string path) => [|Directory.Delete(path, true)|]);
        Console.WriteLine(clean.Name);
        """);
}
