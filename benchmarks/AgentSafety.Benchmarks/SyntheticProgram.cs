using System.Text;

namespace AgentSafety.Benchmarks;

/// <summary>A program of ordinary services and agent tools, the same every time, that says how many warnings it deserves.</summary>
public sealed class SyntheticProgram
{
    private const int ToolsPerFile = 20;

    private readonly CallGraph _calls;
    private readonly int[] _entries;

    /// <summary>Every second tool enters where an operation can be reached, the others where none can.</summary>
    public SyntheticProgram(int methods, int tools, int destroying = 100)
    {
        _calls = CallGraph.Of(methods, destroying);
        _entries = [.. Entries(tools)];
    }

    public int Tools => _entries.Length;

    /// <summary>A tool makes one call; if that reaches an operation, it is one finding.</summary>
    public int ExpectedWarnings => _entries.Count(_calls.ReachesOperation);

    /// <summary>The share of methods that come to an operation.</summary>
    public double Density => Enumerable.Range(0, _calls.Methods).Count(_calls.ReachesOperation) / (double)_calls.Methods;

    public int ReachedMethods => _calls.ReachedFrom(_entries).Count;

    public IEnumerable<string> Files()
    {
        for (var file = 0; file < _calls.Files; file++)
            yield return ServiceFile(file);

        for (var first = 0; first < _entries.Length; first += ToolsPerFile)
            yield return ToolFile(first);
    }

    private IEnumerable<int> Entries(int tools)
    {
        for (var tool = 0; tool < tools; tool++)
        {
            var entry = (int)((long)tool * _calls.Methods / tools);
            while (_calls.ReachesOperation(entry) != (tool % 2 == 0))
                entry = (entry + 1) % _calls.Methods;

            yield return entry;
        }
    }

    private string ServiceFile(int file)
    {
        var methods = Enumerable.Range(file * CallGraph.MethodsPerFile, CallGraph.MethodsPerFile).ToArray();
        var hasNext = HasNext(file);
        return $$"""
            using System;
            using System.Collections.Generic;
            using System.IO;
            using System.Linq;
            using System.Text;
            using System.Threading.Tasks;

            namespace Synthetic.Module{{file / CallGraph.FilesPerModule}};

            public interface IService{{file}}
            {
                string Name { get; }

            {{Lines(methods.Select(method => $"    {ReturnType(method)} {Name(method)}(string key, int count);"))}}
            }

            public sealed class Service{{file}} : IService{{file}}
            {
                private readonly Dictionary<string, int> _known = new();
            {{(hasNext ? $"    private readonly IService{file + 1} _next;" : "")}}

                public Service{{file}}({{(hasNext ? $"IService{file + 1} next" : "")}})
                {
                    {{(hasNext ? "_next = next;" : "")}}
                    Limit = {{10 + file % 90}};
                }

                public string Name { get; set; } = "service {{file}}";

                public int Limit { get; private set; }

                public bool IsOpen => Limit > _known.Count;

            {{Lines(methods.Select(Method))}}
            }
            """;
    }

    private string Method(int method)
    {
        var body = new StringBuilder(Beginning(method));
        if (_calls.Destroys(method))
            body.AppendLine(method % 2 == 0 ? "        Directory.Delete(Path.Combine(Name, key), true);" : "        new DirectoryInfo(key).Delete(true);");
        foreach (var callee in _calls.CalleesOf(method))
            body.AppendLine(Call(method, callee));

        return $$"""
                public {{(IsAsync(method) ? "async " : "")}}{{ReturnType(method)}} {{Name(method)}}(string key, int count)
                {
            {{body}}        {{(IsAsync(method) ? "await Task.Yield();" : "")}}
                    return total;
                }

            """;
    }

    /// <summary>Every second method is short.</summary>
    private static string Beginning(int method) => (method % 12) switch
    {
        0 => """
                    var total = 0;
                    for (var i = 0; i < count; i++)
                    {
                        if (i % 3 == 0 && key.Length > i)
                            total += key[i];
                        else
                            total--;
                    }

            """,
        1 => """
                    var words = key.Split(' ');
                    var total = words.Count(word => word.Length * Limit > count);

            """,
        2 => """
                    if (!_known.TryGetValue(key, out var total))
                    {
                        total = key.Length + Name.Length;
                        _known[key] = total;
                    }

            """,
        3 => """
                    var total = key.Length switch { 0 => -1, 1 or 2 => count, > 40 => Limit, _ => key.GetHashCode() % 7 };
                    if (!IsOpen)
                        return total;

            """,
        4 => """
                    var text = new StringBuilder();
                    foreach (var pair in _known)
                        text.Append(pair.Key).Append('=').Append(pair.Value + count).AppendLine();
                    var total = text.Length;

            """,
        5 => """
                    int total;
                    try
                    {
                        total = int.Parse(key) + (IsOpen ? count : Limit);
                    }
                    catch (FormatException problem)
                    {
                        total = problem.Message.Length;
                        Name = $"{Name}: {key} of {count}";
                    }

            """,
        6 or 7 => """
                    var total = IsOpen ? Math.Min(Limit, count) : _known.Count;

            """,
        _ => """
                    var total = key.Length + count;

            """,
    };

    private static string Call(int method, int callee)
    {
        var wait = IsAsync(method) ? "await " : "";
        var receiver = callee / CallGraph.MethodsPerFile == method / CallGraph.MethodsPerFile ? "" : "_next.";
        return ((method + callee) % 4) switch
        {
            0 => $"        total += {wait}{receiver}{Name(callee)}(key, count - 1);",
            1 => $$"""
                        if (total > Limit)
                            total -= {{wait}}{{receiver}}{{Name(callee)}}(Name, total);
                """,
            2 => $$"""
                        foreach (var known in _known.Keys.ToArray())
                            total += {{wait}}{{receiver}}{{Name(callee)}}(known, total % 10);
                """,
            _ when IsAsync(method) => $"        total += (await Task.WhenAll(_known.Keys.Select(known => {receiver}{Name(callee)}(known, count)))).Length;",
            _ => $"        total += _known.Keys.Count(known => {receiver}{Name(callee)}(known, count) > Limit);",
        };
    }

    private string ToolFile(int first) => $$"""
        using System.Threading.Tasks;
        using ModelContextProtocol.Server;

        namespace Synthetic.Tools;

        [McpServerToolType]
        public static class Tools{{first / ToolsPerFile}}
        {
        {{Lines(_entries.Skip(first).Take(ToolsPerFile).Select((entry, index) => Tool(first + index, entry)))}}
        }
        """;

    private static string Tool(int tool, int entry)
    {
        var file = entry / CallGraph.MethodsPerFile;
        var service = $"Synthetic.Module{file / CallGraph.FilesPerModule}.IService{file}";
        return $$"""
                [McpServerTool(Destructive = true)]
                public static {{(IsAsync(entry) ? "async Task<string>" : "string")}} Tool{{tool}}({{service}} service, string key)
                {
                    if (key.Length == 0)
                        return "nothing to do";

                    var total = {{(IsAsync(entry) ? "await " : "")}}service.{{Name(entry)}}(key, 3);
                    return $"{service.Name}: {total}";
                }

            """;
    }

    private bool HasNext(int file) => !CallGraph.IsLastOfModule(file) && file + 1 < _calls.Files;

    /// <summary>Every second module is asynchronous through and through.</summary>
    private static bool IsAsync(int method) => method / (CallGraph.MethodsPerFile * CallGraph.FilesPerModule) % 2 == 1;

    private static string ReturnType(int method) => IsAsync(method) ? "Task<int>" : "int";

    private static string Name(int method) => $"Count{method % CallGraph.MethodsPerFile}{(IsAsync(method) ? "Async" : "")}";

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
