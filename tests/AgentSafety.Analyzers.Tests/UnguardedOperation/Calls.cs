namespace AgentSafety.Analyzers.Tests.UnguardedOperation;

/// <summary>Everything that runs code is a step, however it is spelt.</summary>
public sealed class Calls
{
    private const string World = """

        public interface IStore { void Drop(string path); }
        public class FileStore : IStore { public virtual void Drop(string path) => Directory.Delete(path, true); }
        public class QuietStore : IStore { public void Drop(string path) { } }
        public class Wiper : IDisposable
        {
            public Wiper() { }
            public Wiper(string path) => Directory.Delete(path, true);
            public string Path { get => ""; set => Directory.Delete(value, true); }
            public string Last { get { Directory.Delete(Path, true); return ""; } }
            public string this[string path] { get { Directory.Delete(path, true); return path; } }
            public static Wiper operator +(Wiper wiper, string path) { Directory.Delete(path, true); return wiper; }
            public static implicit operator string(Wiper wiper) { Directory.Delete("/data", true); return ""; }
            public event Action Done { add => Directory.Delete("/data", true); remove { } }
            public void Dispose() => Directory.Delete("/data", true);
            public static void Wipe(string path) => Directory.Delete(path, true);
            public static T Wiped<T>(T path) { Directory.Delete(path!.ToString()!, true); return path; }
        }
        public class Optional { public Optional(int n = 0, params string[] rest) => Directory.Delete("/data", true); }
        public class Sub : Optional { }
        public interface IHandler<in T> { void Handle(T value); }
        public sealed class AnyHandler : IHandler<object> { public void Handle(object value) => Directory.Delete("/data", true); }
        public static class WiperExtensions { public static void WipeAll(this string path) => Directory.Delete(path, true); }
        """;

    [Theory]
    [InlineData("[|Wiper.Wipe(path)|];")]
    [InlineData("[|Wiper.Wiped(path)|];")]
    [InlineData("[|path.WipeAll()|];")]
    [InlineData("_ = [|new Wiper(path)|];")]
    [InlineData("var wiper = new Wiper(); [|wiper.Path|] = path;")]
    [InlineData("var wiper = new Wiper { [|Path|] = path };")]
    [InlineData("_ = [|new Wiper().Last|];")]
    [InlineData("_ = [|new Wiper()[path]|];")]
    [InlineData("_ = [|new Wiper() + path|];")]
    [InlineData("var wiper = new Wiper(); [|wiper += path|];")]
    [InlineData("string s = [|new Wiper()|];")]
    [InlineData("[|new Wiper().Done += () => { }|];")]
    [InlineData("using var [|wiper|] = new Wiper();")]
    [InlineData("using ([|new Wiper()|]) { }")]
    [InlineData("Wiper? wiper = null; wiper?[|.Dispose()|];")]
    [InlineData("Action<string> wipe = [|Wiper.Wipe|]; wipe(path);")]
    [InlineData("new[] { path }.ToList().ForEach([|Wiper.Wipe|]);")]
    [InlineData("Action wipe = () => [|Wiper.Wipe(path)|]; wipe();")]
    [InlineData("Task.Run(() => [|Wiper.Wipe(path)|]).Wait();")]
    [InlineData("void Local() => Wiper.Wipe(path); [|Local()|];")]
    [InlineData("IStore store = new FileStore(); [|store.Drop(path)|];")]
    [InlineData("FileStore store = new(); [|store.Drop(path)|];")]
    [InlineData("Array.ForEach(Directory.GetFiles(path), [|File.Delete|]);")]
    [InlineData("Action<string, bool> wipe = [|Directory.Delete|]; wipe(path, true);")]
    [InlineData("var wiper = new Wiper(); [|wiper.Path|] = path.Length > 3 ? path : \"x\";")]
    [InlineData("var wiper = new Wiper(); [|wiper.Path|] ??= path;")]
    [InlineData("var wiper = new Wiper(); ([|wiper.Path|], _) = (path, 1);")]
    [InlineData("_ = [|new Sub()|];")]
    [InlineData("IHandler<string> handler = new AnyHandler(); [|handler.Handle(path)|];")]
    [InlineData("if (path.Length > 3) return; else [|Wiper.Wipe(path)|];")]
    [InlineData("foreach (var p in new[] { path }) [|Wiper.Wipe(p)|];")]
    [InlineData("try { } finally { [|Wiper.Wipe(path)|]; }")]
    [InlineData("try { path.Trim(); } catch (Exception) { [|Wiper.Wipe(path)|]; }")]
    [InlineData("_ = path.Length > 3 ? [|Wiper.Wiped(path)|] : path;")]
    [InlineData("_ = path switch { \"\" => path, _ => [|Wiper.Wiped(path)|] };")]
    [InlineData("_ = $\"{[|Wiper.Wiped(path)|]}\";")]
    public Task A_step_leads_to_the_operation(string body) => Verify.Analyzes(Tool(body));

    [Theory]
    [InlineData("_ = new Wiper();")]
    [InlineData("_ = new Wiper().Path;")]
    [InlineData("_ = new Wiper().Path ?? path;")]
    [InlineData("Action<string> delete = Directory.Delete; delete(path);")]
    [InlineData("Func<string, bool> exists = File.Exists; exists(path);")]
    [InlineData("var store = new QuietStore(); store.Drop(path);")]
    [InlineData("_ = nameof(Wiper.Wipe);")]
    [InlineData("Directory.Delete(path);")]
    [InlineData("Directory.Delete(path, recursive: false);")]
    [InlineData("File.WriteAllText(path, \"\");")]
    [InlineData("void Unused() => Wiper.Wipe(path);")]
    [InlineData("foreach (var p in (System.Collections.IEnumerable)path) { }")]
    [InlineData("using var stream = File.OpenRead(path);")]
    public Task A_step_that_does_not_is_silent(string body) => Verify.Analyzes(Tool(body));

    [Fact]
    public Task An_interface_answers_with_every_implementation() => Verify.Analyzes("""
        public sealed class Tools(IStore store)
        {
            [McpServerTool] public void Clean(string path) => [|store.Drop(path)|];
        }
        """ + World);

    [Fact]
    public Task An_override_answers_for_its_base() => Verify.Analyzes("""
        public abstract class Store { public virtual void Drop(string path) { } }
        public sealed class Files : Store { public override void Drop(string path) => Directory.Delete(path, true); }
        public sealed class Tools(Store store)
        {
            [McpServerTool] public void Clean(string path) => [|store.Drop(path)|];
        }
        """);

    [Fact]
    public Task Calling_base_does_not_answer_with_overrides() => Verify.Analyzes("""
        public class Store { public virtual void Drop(string path) { } }
        public class Files : Store { public override void Drop(string path) => Directory.Delete(path, true); }
        public sealed class Tools : Store
        {
            [McpServerTool] public void Clean(string path) => base.Drop(path);
        }
        """);

    [Theory]
    [InlineData("Done += () => [|Directory.Delete(path, true)|]; Done();")]
    [InlineData("Done += [|Wipe|]; Done?.Invoke();")]
    [InlineData("_act = () => [|Directory.Delete(path, true)|]; _act();")]
    [InlineData("_kept = () => { }; [|_kept()|];")]
    [InlineData("Done += () => { }; Done();")]
    public Task What_a_body_keeps_in_a_member_and_then_runs_is_reported_once_where_it_is_kept(string body) => Verify.Analyzes($$"""
        public sealed class Tools
        {
            private event Action? Done;
            private Action? _act;
            private Action? _kept;
            public Tools() => _kept = Wipe;
            private void Wipe() => Directory.Delete("/data", true);
            [McpServerTool] public void Clean(string path) { {{body}} }
        }
        """);

    [Theory]
    [InlineData("private readonly Action<string> _act = Wiper.Wipe;", "[|_act(path)|]")]
    [InlineData("private Action<string>? _act; public Tools() => _act = p => Directory.Delete(p, true);", "_act?[|.Invoke(path)|]")]
    [InlineData("public Action<string> Act { get; } = Wiper.Wipe;", "[|Act(path)|]")]
    [InlineData("public event Action<string>? Acting; public Tools() => Acting += Wiper.Wipe;", "Acting?[|.Invoke(path)|]")]
    [InlineData("private static readonly Lazy<int> Once = new(() => 1); private readonly Func<string, int> _act = path => path.Length;", "_act(path)")]
    public Task A_delegate_kept_in_a_member_is_followed_to_what_source_assigns(string member, string call) => Verify.Analyzes($$"""
        public sealed class Tools
        {
            {{member}}
            [McpServerTool] public void Clean(string path) => {{call}};
        }
        """ + World);

    [Theory]
    [InlineData("services.AddSingleton<IStore, QuietStore>();", "store.Drop(path)")]
    [InlineData("services.AddScoped<IStore>(_ => new QuietStore());", "store.Drop(path)")]
    [InlineData("services.AddTransient(typeof(IStore), typeof(QuietStore));", "store.Drop(path)")]
    [InlineData("services.AddSingleton<IStore, FileStore>();", "[|store.Drop(path)|]")]
    [InlineData("services.AddSingleton<IStore, QuietStore>(); services.AddSingleton<IStore, FileStore>();", "[|store.Drop(path)|]")]
    [InlineData("services.AddSingleton<IStore, QuietStore>(); services.AddSingleton<IStore>(provider => Make(provider));", "[|store.Drop(path)|]")]
    [InlineData("services.AddSingleton<IDisposable, Wiper>();", "[|store.Drop(path)|]")]
    public Task A_service_registered_once_answers_alone(string registration, string call) => Verify.Analyzes($$"""
        using Microsoft.Extensions.DependencyInjection;
        public static class Setup
        {
            public static void Add(IServiceCollection services) { {{registration}} }
            private static IStore Make(IServiceProvider provider) => new FileStore();
        }
        public sealed class Tools(IStore store)
        {
            [McpServerTool] public void Clean(string path) => {{call}};
        }
        """ + World);

    [Theory]
    [InlineData("[|Once.Touch()|]")]
    [InlineData("_ = [|Once.Count|]")]
    [InlineData("_ = [|new Once()|]")]
    [InlineData("_ = Once.Limit")]
    public Task A_static_constructor_runs_when_its_type_is_touched(string touch) => Verify.Analyzes($$"""
        public sealed class Once
        {
            public const int Limit = 3;
            public static int Count = Wiped();
            private static int Wiped() { Directory.Delete("/data", true); return 1; }
            public static void Touch() { }
        }
        public static class Tools { [McpServerTool] public static void Clean() { {{touch}}; } }
        """);

    [Fact]
    public Task Recursion_ends() => Verify.Analyzes("""
        public static class Tools
        {
            [McpServerTool] public static void Clean(string path) => [|Even(path, 3)|];
            private static void Even(string path, int n) { if (n > 0) Odd(path, n - 1); }
            private static void Odd(string path, int n) { if (n > 0) Even(path, n - 1); else Directory.Delete(path, true); }
        }
        """);

    [Fact]
    public Task The_path_is_shown_and_the_rest_of_it_located() => Verify.Analyzes(
        """
        public sealed class Tools(Service service)
        {
            [McpServerTool] public async Task RebuildEnvironment(string path) => await {|#0:service.RecreateAsync(path)|};
        }
        public sealed class Service
        {
            public Task RecreateAsync(string path) { {|#1:Drain(path)|}; return Task.CompletedTask; }
            private static void Drain(string path) => {|#2:Directory.Delete(path, true)|};
        }
        """,
        Verify.Finding(3).WithArguments("RebuildEnvironment", "Directory.Delete", " through 'Service.RecreateAsync' → 'Service.Drain'", "", null!, "deletes a directory with everything in it; can't be undone"));

    [Fact]
    public Task One_warning_per_first_step_names_the_worst_and_counts_the_others() => Verify.Analyzes(
        """
        public static class Tools
        {
            [McpServerTool] public static void Clean(string path) => {|#0:All(path)|};
            private static void All(string path) { Directory.Delete(path, true); {|#1:System.Diagnostics.Process.Start("terraform", "destroy -auto-approve")|}; }
        }
        """,
        Verify.Finding(2).WithArguments("Clean", "Process.Start", " through 'Tools.All'", " (nor 1 more)", null!, "destroys what Terraform manages; can't be undone"));

    [Fact]
    public Task Deep_chains_are_followed_to_the_end()
    {
        var chain = string.Concat(Enumerable.Range(0, 500).Select(i => $"    static void M{i}(string p) => M{i + 1}(p);\n"));
        return Verify.Analyzes($$"""
            public static class Tools
            {
                [McpServerTool] public static void Clean(string path) => [|M0(path)|];
            {{chain}}    static void M500(string p) => Directory.Delete(p, true);
            }
            """);
    }

    private static string Tool(string body) => $$"""
        public static class Tools
        {
            [McpServerTool] public static void Clean(string path)
            {
                {{body}}
            }
        }
        """ + World;
}
