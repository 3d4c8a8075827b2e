using AgentSafety.Rules;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>A question that comes too late is moved to where it guards.</summary>
public sealed class AsksFirst
{
    private static readonly FixVerifier<PathAnalyzer, AskFirstFix> Verify = new() { Rule = "AGS2001" };

    [Theory]
    [InlineData("Wipe(path);\nawait [|gate.EnsureAsync()|];", "await gate.EnsureAsync();\nWipe(path);")]
    [InlineData("Wipe(path); // gone\n\n// Is that fine?\nawait [|gate.EnsureAsync()|]; // so\nConsole.WriteLine(1);", "// Is that fine?\nawait gate.EnsureAsync(); // so\nWipe(path); // gone\nConsole.WriteLine(1);")]
    [InlineData("Wipe(path);\nif (!await [|gate.AskAsync()|])\n    throw new Exception();", "if (!await gate.AskAsync())\n    throw new Exception();\nWipe(path);")]
    [InlineData("var ok = await [|gate.AskAsync()|];\nWipe(path);\nif (!ok)\n    throw new Exception();", "var ok = await gate.AskAsync();\nif (!ok)\n    throw new Exception();\nWipe(path);")]
    public Task It_is_moved_before_the_act(string before, string after) => Verify.Fixes(File(before), File(after));

    [Theory]
    [InlineData("Wipe(path);\nif (!await [|gate.AskAsync()|])\n    Console.WriteLine(\"denied\");")] // and then it would go on
    [InlineData("Wipe(path);\nvar name = path.Trim();\nif (!await [|gate.AskAsync(name)|])\n    throw new Exception();")] // asks about what isn't there before
    [InlineData("if (path.Length > 9)\n{\n    Wipe(path);\n    return;\n}\nawait [|gate.AskAsync()|];\nWipe(path);")] // no question after the act
    public Task Nothing_where_that_would_not_guard(string body) => Verify.OffersNothing(File(body));

    private static string File(string body) => $$"""
        using System;
        using System.IO;
        using System.Threading.Tasks;
        using AgentSafety;
        using ModelContextProtocol.Server;

        public sealed class Gate
        {
            [AgentGuard(Protections.Approval)] public void Ensure() { if (Console.ReadLine() != "yes") throw new Exception(); }
            [AgentGuard(Protections.Approval)] public async Task EnsureAsync() { await Task.Yield(); if (Console.ReadLine() != "yes") throw new Exception(); }
            [AgentGuard(Protections.Approval)] public Task<bool> AskAsync(string about = "") => Task.FromResult(Console.ReadLine() == "yes");
        }

        public sealed class Tools(Gate gate)
        {
            [McpServerTool]
            public async Task Clean(string path)
            {
                {{body.Replace("\n", "\n        ").Replace("\n        \n", "\n\n")}}
            }

            private static void Wipe(string path) => Directory.Delete(path, true);
        }

        """;
}
