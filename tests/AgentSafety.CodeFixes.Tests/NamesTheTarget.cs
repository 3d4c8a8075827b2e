using AgentSafety.Rules;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>A question also names what is acted on; then it is no longer about something else.</summary>
public class NamesTheTarget
{
    private static readonly FixVerifier<PathAnalyzer, NameTargetFix> Verify = new() { Rule = "AGS2007" };

    [Theory]
    [InlineData("if (await [|Ask(server, $\"Delete {a}?\")|]) Wipe(b);", "if (await Ask(server, $\"Delete {a}? ({b})\")) Wipe(b);")]
    [InlineData("if (await [|Ask(server, $\"Delete \\\"{a}\\\"\")|]) Wipe(b);", "if (await Ask(server, $\"Delete \\\"{a}\\\" ({b})\")) Wipe(b);")]
    [InlineData("if (await [|Ask(server, a)|]) Wipe(b);", "if (await Ask(server, $\"{a}, {b}\")) Wipe(b);")]
    [InlineData("if (await [|Ask(server, \"Delete \" + a)|]) Wipe(b);", "if (await Ask(server, \"Delete \" + a + $\" ({b})\")) Wipe(b);")]
    [InlineData("if (await [|Ask(server, Path.GetFileName(a))|]) Wipe(b);", "if (await Ask(server, $\"{Path.GetFileName(a)}, {b}\")) Wipe(b);")]
    [InlineData("if (Sure(await [|server.ElicitAsync<Form>($\"Delete {a}?\")|])) Wipe(b);", "if (Sure(await server.ElicitAsync<Form>($\"Delete {a}? ({b})\"))) Wipe(b);")]
    [InlineData("[|AgentGuard.EnsureApproved(\"wipe\", a)|]; Wipe(b);", "AgentGuard.EnsureApproved(\"wipe\", $\"{a}, {b}\"); Wipe(b);")]
    [InlineData("[|AgentGuard.Run(\"wipe\", () => Wipe(b), target: a)|];", "AgentGuard.Run(\"wipe\", () => Wipe(b), target: $\"{a}, {b}\");")]
    [InlineData("if (Sure(await [|server.ElicitAsync<Form>(\"Are you {sure}?\")|])) foreach (var each in many) Wipe(each);", "if (Sure(await server.ElicitAsync<Form>($\"Are you {{sure}}? ({string.Join(\", \", many)})\"))) foreach (var each in many) Wipe(each);")]
    [InlineData("[|AgentGuard.EnsureApproved(\"wipe\")|]; foreach (var each in many) Wipe(each);", "AgentGuard.EnsureApproved(\"wipe\", target: string.Join(\", \", many)); foreach (var each in many) Wipe(each);")]
    [InlineData("if (await [|Ask(server, a)|]) Wipe(b); if (await Ask(server, a)) Wipe(a);", "if (await Ask(server, $\"{a}, {b}\")) Wipe(b); if (await Ask(server, a)) Wipe(a);")]
    public Task It_names_both(string before, string after) => Verify.Fixes(File(before), File(after));

    [Fact]
    public Task All_at_once() => Verify.Fixes(
        File("if (await [|Ask(server, a)|]) Wipe(b);", "[|AgentGuard.EnsureApproved(\"wipe\", a)|]; Wipe(b);"),
        File("if (await Ask(server, $\"{a}, {b}\")) Wipe(b);", "AgentGuard.EnsureApproved(\"wipe\", $\"{a}, {b}\"); Wipe(b);"));

    [Theory]
    [InlineData("if (await [|Ask(server, a)|]) { a = b; Wipe(a); }")] // which value is meant only a person knows
    [InlineData("if (await [|Ask(server, a)|]) Directory.Delete(request.Path, true);")] // the name of its type says nothing
    [InlineData("if (await [|Number(server, id)|]) Wipe(b);")] // no text
    [InlineData("[|AgentGuard.EnsureApproved(\"wipe\")|]; foreach (var each in Directory.GetDirectories(a)) Wipe(each);")] // the root isn't what is acted on
    [InlineData("if (await [|Ask(server, a)|]) Wipe(tool);")] // a name that tells of the act doesn't count
    public Task Nothing_where_it_would_not_help(string body) => Verify.OffersNothing(File(body));

    private static string File(string body, string other = "") => $$"""
        #pragma warning disable CS1998 // tools that wait for nothing are asked in too
        using System;
        using System.IO;
        using System.Threading.Tasks;
        using AgentSafety;
        using ModelContextProtocol.Protocol;
        using ModelContextProtocol.Server;

        public class Tools
        {
            [McpServerTool(Destructive = true)]
            public async Task Clean(McpServer server, string a, string b, int id, Request request, string tool, string[] many)
            {
                {{body}}
            }

            [McpServerTool(Destructive = true)]
            public async Task Tidy(McpServer server, string a, string b)
            {
                {{other}}
            }

            private static async Task<bool> Ask(McpServer server, string what) => await server.ElicitAsync<Form>(what) is { IsAccepted: true, Content.Yes: true };

            private static async Task<bool> Number(McpServer server, int id) => await server.ElicitAsync<Form>($"Delete {id}?") is { IsAccepted: true, Content.Yes: true };

            private static bool Sure(ElicitResult<Form> answer) => answer is { IsAccepted: true, Content.Yes: true };

            private static void Wipe(string path) => Directory.Delete(path, true);
        }

        public sealed record Form(bool Yes);

        public sealed record Request(string Path);

        """.ReplaceLineEndings("\n");
}
