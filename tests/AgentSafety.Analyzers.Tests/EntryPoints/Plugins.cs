namespace AgentSafety.Analyzers.Tests.EntryPoints;

/// <summary>Semantic Kernel 1.82.</summary>
public sealed class Plugins
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
    [InlineData("[KernelFunction] public void Clean(string path) => [|Directory.Delete(path, true)|];")]
    [InlineData("[KernelFunction(\"clean\")] private static void Clean(string path) => [|Directory.Delete(path, true)|];")]
    [InlineData("public void Clean(string path) => Directory.Delete(path, true);")]
    [InlineData("[KernelFunction] public string Clean(string path) => path;")]
    public Task A_marked_method_is_one(string member) => Verify.Analyzes($$"""
        using Microsoft.SemanticKernel;
        public class Plugin { {{member}} }
        """);

    [Fact]
    public Task An_override_inherits_the_mark_and_an_implementation_does_not() => Verify.Analyzes("""
        using Microsoft.SemanticKernel;
        public abstract class Base { [KernelFunction] public abstract void Clean(string path); }
        public class Derived : Base { public override void Clean(string path) => [|Directory.Delete(path, true)|]; }
        public interface IPlugin { [KernelFunction] void Clean(string path); }
        public class Plugin : IPlugin { public void Clean(string path) => Directory.Delete(path, true); }
        """);

    [Fact]
    public Task A_look_alike_mark_makes_none() => Verify.Analyzes("""
        namespace Mine { public sealed class KernelFunctionAttribute : Attribute; }
        public class Plugin { [Mine.KernelFunction] public void Clean(string path) => Directory.Delete(path, true); }
        """);

    [Theory]
    [InlineData("KernelFunctionFactory.CreateFromMethod([|Wiper.Wipe|])")]
    [InlineData("KernelFunctionFactory.CreateFromMethod((string path) => [|Directory.Delete(path, true)|], \"wipe\")")]
    [InlineData("KernelFunctionFactory.CreateFromMethod([|typeof(Wiper).GetMethod(nameof(Wiper.Clean))|]!, new Wiper())")]
    [InlineData("kernel.CreateFunctionFromMethod([|new Wiper().Clean|])")]
    [InlineData("kernel.CreateFunctionFromMethod([|typeof(Wiper).GetMethod(nameof(Wiper.Clean))|]!, new Wiper())")]
    [InlineData("kernel.ImportPluginFromFunctions(\"files\", [kernel.CreateFunctionFromMethod([|Wiper.Wipe|])])")]
    [InlineData("AIFunctionFactory.Create([|Wiper.Wipe|]).AsKernelFunction()")]
    [InlineData("new ApprovalRequiredAIFunction(AIFunctionFactory.Create(Wiper.Wipe)).AsKernelFunction()")] // of which AGS2005 speaks
    [InlineData("KernelFunctionFactory.CreateFromMethod(Wiper.Read)")]
    [InlineData("kernel.CreateFunctionFromPrompt(\"Summarise {{$input}}\")")]
    public Task A_function_made_from_code_is_one(string expression) => Verify.Analyzes($$"""
        using Microsoft.SemanticKernel;
        public static class Tools { public static object All(Kernel kernel) => {{expression}}; }
        """ + Wiper);

    [Theory]
    [InlineData("kernel.ImportPluginFromType<Plugin>()")]
    [InlineData("kernel.ImportPluginFromObject(new Plugin())")]
    [InlineData("kernel.Plugins.AddFromType<Plugin>()")]
    [InlineData("Kernel.CreateBuilder().Plugins.AddFromObject(new Plugin())")]
    [InlineData("KernelPluginFactory.CreateFromType(typeof(Plugin))")]
    public Task A_type_that_is_imported_is_reported_in_its_functions_alone(string import) => Verify.Analyzes($$"""
        using Microsoft.SemanticKernel;
        public sealed class Plugin
        {
            [KernelFunction] public void Clean(string path) => [|Directory.Delete(path, true)|];
            public void NoTool(string path) => Directory.Delete(path, true);
        }
        public static class Tools { public static object All(Kernel kernel) => {{import}}; }
        """);

    [Theory]
    [InlineData("null!")]
    [InlineData("[|kernel.ImportPluginFromType<Step>()|]")]
    [InlineData("kernel.ImportPluginFromObject([|new Step()|])")]
    [InlineData("KernelPluginFactory.CreateFromType([|typeof(Step)|])")]
    public Task A_process_step_is_one_only_where_it_is_made_a_plugin_too(string import) => Verify.Analyzes(
        $$"""
        using Microsoft.SemanticKernel;
        public sealed class Step : KernelProcessStep { [KernelFunction] public void Clean(string path) => Directory.Delete(path, true); }
        public static class Tools { public static object All(Kernel kernel) => {{import}}; }
        """,
        ("Process.cs", "namespace Microsoft.SemanticKernel { public abstract class KernelProcessStep; }"));
}
