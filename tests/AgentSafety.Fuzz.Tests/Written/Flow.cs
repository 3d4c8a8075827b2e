// Every way through a body.
using System.Diagnostics.CodeAnalysis;
using AgentSafety;
using ModelContextProtocol.Server;

public static class Flow
{
    [AgentGuard(Protections.Approval)] private static bool Ask([NotNullWhen(true)] string? what) => what is not null;
    [AgentGuard(Protections.Scope)] private static void Ensure(string what) { if (what.Length == 0) throw new ArgumentException(what); }
    private static void Wipe(string path) => Directory.Delete(path, true);

    [McpServerTool] public static int Loops(string path, int n)
    {
        for (int i = 0, j = n; i < j; i++, j--) { if (i == 3) continue; if (j == 4) break; Wipe(path + i); }
        while (Ask(path) || n-- > 0) do { Wipe(path); } while (n > 10 && !Ask(path));
        foreach (var (key, value) in new Dictionary<string, int> { [path] = n, ["b"] = 2 }) if (value is > 1 and < 9 or 11) Wipe(key);
        again: if (n++ < 5) goto again;
        switch (n) { case 1: goto case 2; case 2 when Ask(path): Wipe(path); break; case int m when m > 3: return m; default: goto case 1; }
        return n;
    }

    [McpServerTool] public static void Exceptions(string path)
    {
        try { try { Ensure(path); Wipe(path); } catch (IOException e) when (Ask(e.Message)) { Wipe(e.Message); throw; } finally { try { Wipe("inner"); } catch { } } }
        catch (Exception e) when (e is { InnerException: null, Message: ['a', .. var rest, _] } && Ask(rest)) { Wipe(rest); }
        catch (InvalidOperationException) { throw new AggregateException(); }
        finally { lock (path) { Action act = () => Wipe(path); act(); } }
    }

    [McpServerTool] public static string Values(string? path, object shape, bool quick)
    {
        var approved = Ask(path) && (quick ? Ask("x") : !Ask("y"));
        var result = shape switch { string { Length: > 3 } s when Ask(s) => Gone(s), (int a, string b) => Gone(b + a), [1, .., var last] => Gone($"{last}"), null or not object => "none", var other => other?.ToString() ?? Gone("other") };
        path ??= approved ? Gone(result) : Gone("never");
        _ = path?.Split('/') is [var head, .. { Length: > 0 } tail] ? Gone(head + tail[^1]) : throw new InvalidOperationException(Gone(path));
        (string left, var right) = (Gone("l"), Gone("r"));
        if (!approved) return left;
        Wipe(right); return $"{Gone(path):x}{(quick ? Gone("q") : null),10}";
        static string Gone(string p) { Wipe(p); return p; }
    }

    [McpServerTool] public static async Task<int> Asynchronous(string path, CancellationToken token)
    {
        await using var stream = File.OpenRead(path);
        await foreach (var line in LinesAsync(path, token).ConfigureAwait(false)) await Task.Run(() => Wipe(line), token);
        using (stream) { var tasks = new[] { Task.Run(async () => { await Task.Delay(1, token); Wipe(path); }, token) }; await Task.WhenAll(tasks); }
        await AgentGuard.RunAsync("drop", async t => { await Task.Delay(1, t); Wipe(path); }, target: path, cancellationToken: token);
        return (from a in path from b in path.ToUpperInvariant() where a != b && Ask(path) orderby a descending let c = Counted(path) group c by a into g select g.Count()).Sum();
        int Counted(string p) { Wipe(p); return 1; }
        static async IAsyncEnumerable<string> LinesAsync(string p, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken t = default)
        {
            for (; ; ) { await Task.Delay(1, t); if (p.Length == 0) yield break; Wipe(p); yield return p; }
        }
    }

    public static void Main() { }
}
