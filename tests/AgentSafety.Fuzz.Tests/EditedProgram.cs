using System.Globalization;
using System.Text.RegularExpressions;

namespace AgentSafety.Fuzz.Tests;

/// <summary>
/// A program while somebody works on it: in every <c>«…»</c> one of several texts stands, and an edit puts another one there. Bodies, declarations,
/// guards, registrations and stored delegates change, in the file of the tool and in others.
/// </summary>
internal sealed partial class EditedProgram
{
    private static readonly string[] Sources =
    [
        """
        using AgentSafety;
        using ModelContextProtocol.Server;
        namespace Shop;
        public sealed class Tools(IStore store, Hooks hooks, Gate gate)
        {
            private string _root = "«/srv/data»«/srv/other»";
            [McpServerTool]
            public void Clean(string path)
            {
                «»«Check.Ensure(path);»«if (!Check.May(path)) return;»«if (!gate.Ask(path)) return;»«if (!path.StartsWith(_root)) return;»
                «store.Delete(path);»«hooks.Run(path);»«new Eraser(path);»«Local(path); void Local(string p) => store.Delete(p);»
            }
            [McpServerTool] public void Other(string path) => «store.Purge(path)»«Recursion.Even(path, 9)»«hooks.Kept?.Invoke(path)»«System.Console.WriteLine(path)»;
            public void Move(string root) { «»«_root = root;»«System.Console.WriteLine(_root);» }
        }
        """,
        """
        namespace Shop;
        public static class Check
        {
            private static readonly System.Collections.Generic.HashSet<string> Allowed = «["a", "b"]»«new(System.Environment.GetCommandLineArgs())»;
            public static void Ensure(string path)
            {
                «if (!May(path)) throw new System.InvalidOperationException();»«»«May(path);»«if (!Allowed.Contains(path)) throw new System.InvalidOperationException();»
            }
            public static bool May(string path) => «Allowed.Contains(path)»«true»«path.Length > 3»;
        }
        public class Gate
        {
            «»«[AgentSafety.AgentGuard(AgentSafety.Protections.Approval)]»
            public «»«virtual » bool Ask(string path«»«, int level = 1») => «path.Length > 1»«Check.May(path)»;
        }
        """,
        """
        using System.IO;
        namespace Shop;
        public interface IStore { void Delete(string path); void Purge(string path)«;»« => Delete(path);» }
        public sealed class FileStore : «IStore»«IStore, System.IDisposable»
        {
            public FileStore() { «»«Directory.Delete("/srv", true);» }
            public void Delete(string path) { «Directory.Delete(path, true);»«Check.Ensure(path); Directory.Delete(path, true);»«System.Console.WriteLine(path);» }
            public void Purge(string path) => «Delete(path)»«File.Delete(path)»«_ = path.Length»;
            public void Dispose() { }
        }
        public sealed class SafeStore «»«: IStore»
        {
            public void Delete(string path) { «»«Check.Ensure(path);» «»«Directory.Delete(path, true);» }
            public void Purge(string path) { «»«new FileStore().Purge(path);» }
        }
        """,
        """
        using System;
        using System.IO;
        namespace Shop;
        public sealed class Hooks
        {
            public Action<string>? Kept;
            private Action<string> _act = «Console.WriteLine»«path => Directory.Delete(path, true)»;
            public void Prepare() { «»«_act = Erase;»«_act = path => { Action<string> log = Console.WriteLine; log(path); };»«_act += path => Directory.Delete(path, true);» }
            public void Run(string path) { «_act(path);»«»«Check.Ensure(path); _act(path);» }
            private static void Erase(string path) { «File.Delete(path);»«» }
        }
        public static class Recursion
        {
            public static void Even(string path, int n) { if (n > 0) Odd(path, n - 1); «»«Directory.Delete(path, true);» }
            public static void Odd(string path, int n) { «Even(path, n - 1);»«»«Check.Ensure(path); Even(path, n);»«File.Delete(path);» }
        }
        """,
        """
        using Microsoft.Extensions.DependencyInjection;
        namespace Shop;
        public static class Startup
        {
            public static void Add(IServiceCollection services, Hooks hooks)
            {
                «»«services.AddSingleton<IStore, FileStore>();»«services.AddSingleton<IStore, SafeStore>();»
                «»«services.AddScoped<IStore>(_ => new FileStore());»
                «»«hooks.Kept = path => System.IO.Directory.Delete(path, true);»«hooks.Kept = Check.Ensure;»
            }
        }
        public sealed class Eraser
        {
            «»«private readonly int _size = Sweep();»
            static Eraser() { «»«System.IO.File.Delete("/srv/log");» }
            public Eraser(string path) { «»«System.IO.File.Delete(path);» }
            private static int Sweep() { «»«System.IO.Directory.Delete("/srv", true);» return 1; }
        }
        public static class Registered
        {
            public static object[] All(IStore store) => [Microsoft.Extensions.AI.AIFunctionFactory.Create(«store.Delete»«store.Purge»«(string path) => store.Delete(path)»)«»«, Microsoft.Extensions.AI.AIFunctionFactory.Create(store.Delete)»];
        }
        """,
        """
        using System.Threading;
        using System.Threading.Tasks;
        using AgentSafety;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.DependencyInjection;
        using ModelContextProtocol.Protocol;
        using ModelContextProtocol.Server;
        namespace Shop;
        public sealed class Asking(AIFunction inner) : DelegatingAIFunction(inner)
        {
            protected override ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken token)
            {
                «»«AgentGuard.EnsureApproved(Name);»
                return «base.InvokeCoreAsync(arguments, token)»«On(arguments, token)»;
            }
            private ValueTask<object?> On(AIFunctionArguments arguments, CancellationToken token) { «»«AgentGuard.EnsureApproved(Name);» return base.InvokeCoreAsync(arguments, token); }
        }
        public static class Wrapped
        {
            public static object[] All(IStore store) => [new Asking(AIFunctionFactory.Create(store.Purge))«»«, AIFunctionFactory.Create(store.Purge)»];
            public static void Start(IMcpServerBuilder builder) { «»«builder.WithRequestFilters(filters => filters.AddCallToolFilter(Filter));» }
            private static McpRequestHandler<CallToolRequestParams, CallToolResult> Filter(McpRequestHandler<CallToolRequestParams, CallToolResult> next) => async (context, token) =>
            {
                «if (context.Params!.Name == "clean")»«if (context.Params!.Name is "other" or "clean")»«»
                    «AgentGuard.EnsureApproved("call");»«Ask();»«System.Console.WriteLine("call");»
                return await next(context, token);
            };
            private static void Ask() { «AgentGuard.EnsureApproved("call");»«» }
        }
        """,
    ];

    private readonly string[][][] _texts = [.. Sources.Select(static source => Places().Matches(source).Select(static place => place.Groups["text"].Captures.Select(static text => text.Value).ToArray()).ToArray())];
    private readonly int[][] _chosen;

    public EditedProgram() => _chosen = [.. _texts.Select(static places => new int[places.Length])];

    public static int Files => Sources.Length;

    public string this[int file]
    {
        get
        {
            var place = 0;
            return Places().Replace(Sources[file], _ => _texts[file][place][_chosen[file][place++]]);
        }
    }

    /// <summary>Returns the file that was edited.</summary>
    public int Edit(Random random)
    {
        var file = random.Next(Files);
        var place = random.Next(_chosen[file].Length);
        _chosen[file][place] = (_chosen[file][place] + 1 + random.Next(_texts[file][place].Length - 1)) % _texts[file][place].Length;
        return file;
    }

    public override string ToString() => string.Join("\n", Enumerable.Range(0, Files).Select(file => string.Create(CultureInfo.InvariantCulture, $"// File{file}.cs\n{this[file]}")));

    [GeneratedRegex("(?:«(?<text>[^«»]*)»)+")]
    private static partial Regex Places();
}
