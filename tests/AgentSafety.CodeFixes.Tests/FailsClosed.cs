using AgentSafety.Rules;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>Where nobody can be asked, nobody answers or asking throws, the operation isn't reached.</summary>
public class FailsClosed
{
    private static readonly FixVerifier<PathAnalyzer, FailClosedFix> Verify = new() { Rule = "AGS2003" };

    [Theory]
    [InlineData("if ([|gate.Perhaps() ?? true|]) Wipe(path);", "if (gate.Perhaps() ?? false) Wipe(path);")]
    [InlineData("if ([|gate.Perhaps() != false|]) Wipe(path);", "if (gate.Perhaps() == true) Wipe(path);")]
    [InlineData("if ([|gate.Perhaps() is not false|]) Wipe(path);", "if (gate.Perhaps() is true) Wipe(path);")]
    [InlineData("if ([|gate.Perhaps() == false|]) return; Wipe(path);", "if (gate.Perhaps() != true) return; Wipe(path);")]
    [InlineData("if ([|gate.Perhaps().GetValueOrDefault(true)|]) Wipe(path);", "if (gate.Perhaps().GetValueOrDefault()) Wipe(path);")]
    [InlineData("var ok = gate.Perhaps(); [|ok ??= true|]; if (ok == true) Wipe(path);", "var ok = gate.Perhaps(); ok ??= false; if (ok == true) Wipe(path);")]
    [InlineData("try { gate.Ensure(); } [|catch|] (Exception e) { Log(e.Message); } Wipe(path);", "try { gate.Ensure(); } catch (Exception e)\n        {\n            Log(e.Message);\n            throw;\n        }\n        Wipe(path);")]
    [InlineData("if ([|server.ClientCapabilities?.Elicitation is null|]) { Log(\"can't ask\"); } else if (!gate.Ask()) return; Wipe(path);", "if (server.ClientCapabilities?.Elicitation is null) { Log(\"can't ask\"); throw new UnauthorizedAccessException(\"Not approved.\"); } else if (!gate.Ask()) return; Wipe(path);")]
    [InlineData("if ([|server.ClientCapabilities?.Elicitation is not null|]) { if (!gate.Ask()) return; }\n        Wipe(path);", "if (server.ClientCapabilities?.Elicitation is not null) { if (!gate.Ask()) return; }\n        else\n            throw new UnauthorizedAccessException(\"Not approved.\");\n        Wipe(path);")]
    [InlineData("if ([|!Console.IsInputRedirected|]) { if (!gate.Ask()) return; }\n        Wipe(path);", "if (!Console.IsInputRedirected) { if (!gate.Ask()) return; }\n        else\n            throw new UnauthorizedAccessException(\"Not approved.\");\n        Wipe(path);")]
    public Task It_is_turned_round(string before, string after) => Verify.Fixes(File(before), File(after));

    [Theory]
    [InlineData("try { gate.Ensure(); } [|catch|] { Wipe(path); }")]
    [InlineData("if ([|Environment.GetEnvironmentVariable(\"NO_ASK\") is null|]) { gate.Ensure(); } Wipe(path);")]
    public Task Nothing_where_only_a_person_knows(string body) => Verify.OffersNothing(File(body));

    private static string File(string body) => $$"""
        #pragma warning disable CS1998, CS4014, CS9113 // tools that don't use all they are given are what is tested
        using System;
        using System.IO;
        using AgentSafety;
        using ModelContextProtocol.Server;

        public interface IGate
        {
            [AgentGuard(Protections.Approval)] void Ensure();
            [AgentGuard(Protections.Approval)] bool Ask();
            [AgentGuard(Protections.Approval)] bool? Perhaps();
        }

        public class Tools(IGate gate)
        {
            [McpServerTool(Destructive = true)]
            public void Clean(McpServer server, string path)
            {
                {{body}}
            }

            private static void Wipe(string path) => Directory.Delete(path, true);

            private static void Log(string text) => Console.WriteLine(text);
        }

        """.ReplaceLineEndings("\n");
}
