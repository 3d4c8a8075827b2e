using AgentSafety.Rules;
using Microsoft.CodeAnalysis;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>Tests say only what is interesting; this adds the class around it, and a world in which things can be destroyed.</summary>
internal static class Guarded
{
    /// <summary>The shorter of its two ways, of which most tests are; what is told besides is <see cref="TellsEffectAndWayBack"/>.</summary>
    public static readonly FixVerifier<PathAnalyzer, GuardWithAgentGuardFix> Verify = new() { Way = "GuardWithAgentGuardFix.2" };

    public const string World = """
        using System;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;

        public class World
        {
            public static void Wipe(string path) => Directory.Delete(path, true);
            public static int Count(string path) { Wipe(path); return 1; }
            public static int Measure(ReadOnlySpan<char> path) => Count(path.ToString());
            public static bool TryWipe(string path, out int count) { count = Count(path); return true; }
            public static async Task<int> CountAsync(string path) { await Task.Yield(); return Count(path); }
            public static async Task WipeAsync(string path, CancellationToken cancellationToken = default) { await Task.Delay(1, cancellationToken); Wipe(path); }
            public static async Task WipeNowAsync(string path, CancellationToken now, int tries = 1) { await Task.Delay(tries, now); Wipe(path); }
            public static async ValueTask WipeSoon(string path) { await Task.Yield(); Wipe(path); }
            public static async ValueTask<int> CountSoon(string path) { await Task.Yield(); return Count(path); }
            public static Task<string> FindAsync() => Task.FromResult("");
            public void Reset(Guid id) => Wipe(id.ToString());
            public static (int, int) Pair(string path) => (Count(path), 2);
            public static T? Same<T>(T path) { Wipe($"{path}"); return path; }
            public void Drop(System.Collections.Generic.List<string> names) => Wipe(names[0]);
            public int Empty() => Count("");
            public Task ResetAsync(Guid id) => WipeAsync(id.ToString());
            public static World Of(string path) { Wipe(path); return new(); }
        }

        public static class Paths
        {
            public static void WipeHere(this string path) => World.Wipe(path);
        }

        public class Sweepers
        {
            protected void Wipe(string path) => World.Wipe(path);
        }

        public sealed class Wiper : IDisposable
        {
            public Wiper(string path) => World.Wipe(path);
            public void Use() { }
            public void Dispose() { }
        }

        """;

    public static Task Becomes(string before, string after) => Verify.Fixes([In(before), World], [In(after), World]);

    public static Task OffersNothing(string members) => Becomes(members, members);

    /// <summary>Top-level statements.</summary>
    public static Task ProgramBecomes(string before, string after) =>
        (Verify with { OutputKind = OutputKind.ConsoleApplication }).Fixes([Usings + before + "\n", World], [Usings + after + "\n", World]);

    /// <summary>A member on one line with a guard in its place; the guard's arguments on lines of their own where one would be too long.</summary>
    public static string Line(string member, string method, string lambda, string? target, string operation = "file.directory.delete-tree")
    {
        var arguments = new[] { $"\"{operation}\"", lambda, $"target: {target}" }.Take(target is null ? 2 : 3).ToArray();
        var line = string.Format(null, member, $"{method}({string.Join(", ", arguments)})");
        return line.Length + 4 <= 120 ? line : string.Format(null, member, $"{method}(\n    {string.Join(",\n    ", arguments)})");
    }

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.IO;
        using System.Linq;
        using System.Linq.Expressions;
        using System.Threading;
        using System.Threading.Tasks;
        using AgentSafety;
        using Amazon.EC2;
        using Amazon.EC2.Model;
        using Microsoft.Extensions.AI;
        using ModelContextProtocol.Server;


        """;

    private static string In(string members) => $$"""
        {{Usings}}public class Tools : Sweepers
        {
            public IAmazonEC2 Ec2 = null!;

            {{members.Replace("\n", "\n    ")}}
        }

        """.Replace("    \n", "\n");
}
