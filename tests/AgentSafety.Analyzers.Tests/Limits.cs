namespace AgentSafety.Analyzers.Tests;

/// <summary>What docs/limits.md says, sentence by sentence. When one of these fails because we have learnt more, the sentence goes too.</summary>
public sealed class Limits
{
    private const string Wiper = "\npublic static class Wiper { public static void Wipe(string path) => Directory.Delete(path, true); }";

    [Fact]
    public Task A_body_in_another_assembly_is_not_read() => Verify.WithLibrary(
        "public static class Wiper { public static void Wipe(string path) => System.IO.Directory.Delete(path, true); }",
        "public static class Tools { [McpServerTool] public static void Clean(string path) => Wiper.Wipe(path); }");

    [Fact]
    public Task A_method_info_is_not_followed() => Verify.Analyzes(
        "public static class Tools { public static object All() => AIFunctionFactory.Create(typeof(Wiper).GetMethod(nameof(Wiper.Wipe))!, target: null); }" + Wiper);

    [Fact]
    public Task A_stored_delegate_is_a_step_where_it_is_made() => Verify.Analyzes("""
        public sealed class Tools
        {
            private readonly Action<string> _wipe = Wiper.Wipe;
            [McpServerTool] public void Clean(string path) => _wipe(path);
            [McpServerTool] public Action<string> Make() => [|Wiper.Wipe|];
        }
        """ + Wiper);

    [Fact]
    public Task Reflection_and_dynamic_are_not_followed() => Verify.Analyzes("""
        public static class Tools
        {
            [McpServerTool] public static void Reflect(string path) => typeof(Wiper).GetMethod("Wipe")!.Invoke(null, [path]);
            [McpServerTool] public static void Dynamic(dynamic store, string path) => store.Drop(path);
        }
        """ + Wiper);

    [Fact]
    public Task A_text_handed_over_is_not_followed() => Verify.Analyzes("""
        public static class Tools
        {
            [McpServerTool] public static void Clean(System.Data.Common.DbConnection db) => Run(db, "DROP TABLE users");
            private static void Run(System.Data.Common.DbConnection db, string sql) => db.Execute(sql);
        }
        """);

    [Fact]
    public Task A_text_that_only_the_model_knows_is_not_claimed() => Verify.Analyzes("""
        public static class Tools
        {
            [McpServerTool] public static void Sql(System.Data.Common.DbConnection db, string sql) => db.Execute(sql);
            [McpServerTool] public static void Shell(string command) => System.Diagnostics.Process.Start("bash", $"-c \"{command}\"");
        }
        """);

    [Fact]
    public Task Approval_is_not_tied_to_its_target() => Verify.Analyzes("""
        public static class Tools
        {
            [AgentGuard(Protections.Approval)] private static void Ask(string path) { }
            [McpServerTool] public static void Clean(string a, string b) { Ask(a); Directory.Delete(b, true); }
        }
        """);

    [Fact]
    public Task Registered_services_do_not_narrow_dispatch() => Verify.Analyzes("""
        using Microsoft.Extensions.DependencyInjection;
        public interface IStore { void Drop(string path); }
        public sealed class Files : IStore { public void Drop(string path) => Directory.Delete(path, true); }
        public sealed class Quiet : IStore { public void Drop(string path) { } }
        public static class Setup { public static void Add(IServiceCollection services) => services.AddSingleton<IStore, Quiet>(); }
        public sealed class Tools(IStore store) { [McpServerTool] public void Clean(string path) => [|store.Drop(path)|]; }
        """);

    [Fact]
    public Task Static_constructors_are_not_steps() => Verify.Analyzes("""
        public static class Once { static Once() => Directory.Delete("/data", true); public static void Touch() { } }
        public static class Tools { [McpServerTool] public static void Clean() => Once.Touch(); }
        """);

    [Fact]
    public Task A_tool_in_generated_code_is_not_reported() => Verify.Analyzes(
        "",
        ("Tools.g.cs", "public static class Tools { [McpServerTool] public static void Clean(string path) => Directory.Delete(path, true); }"));
}
