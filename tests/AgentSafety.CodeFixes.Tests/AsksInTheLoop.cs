using AgentSafety.Rules;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>What was asked once before a loop is asked for each that it takes.</summary>
public class AsksInTheLoop
{
    private static readonly FixVerifier<PathAnalyzer, AskInLoopFix> Verify = new() { Rule = "AGS2007" };

    [Fact]
    public Task The_guard_moves() => Verify.Fixes(
        File("""
                    // all of them
                    [|AgentGuard.EnsureApproved("wipe")|];
                    foreach (var each in many)
                        Wipe(each); // gone
            """),
        File("""
                    // all of them
                    foreach (var each in many)
                    {
                        AgentGuard.EnsureApproved("wipe", target: $"{each}");
                        Wipe(each); // gone
                    }
            """));

    [Fact]
    public Task The_check_moves() => Verify.Fixes(
        File("""
                    if (!Sure(await [|server.ElicitAsync<Form>("Are you sure?")|]))
                        throw new UnauthorizedAccessException();
                    foreach (var each in many)
                    {
                        Log(each);
                        Wipe(each);
                    }
            """),
        File("""
                    foreach (var each in many)
                    {
                        if (!Sure(await server.ElicitAsync<Form>($"Are you sure? ({each})")))
                            throw new UnauthorizedAccessException();
                        Log(each);
                        Wipe(each);
                    }
            """));

    [Fact]
    public Task The_answer_and_its_check_move() => Verify.Fixes(
        File("""
                    var answer = await [|server.ElicitAsync<Form>("Are you sure?")|];
                    if (answer is { IsAccepted: true, Content.Yes: true })
                        foreach (var each in many)
                            Wipe(each);
            """),
        File("""
                    foreach (var each in many)
                    {
                        var answer = await server.ElicitAsync<Form>($"Are you sure? ({each})");
                        if (answer is { IsAccepted: true, Content.Yes: true })
                            Wipe(each);
                    }
            """));

    [Fact]
    public Task So_they_do_where_the_check_leaves() => Verify.Fixes(
        File("""
                    var answer = await [|server.ElicitAsync<Form>("Are you sure?")|];
                    if (answer is not { IsAccepted: true, Content.Yes: true })
                        return;
                    foreach (var each in Directory.GetDirectories(a))
                        Wipe(each);
            """),
        File("""
                    foreach (var each in Directory.GetDirectories(a))
                    {
                        var answer = await server.ElicitAsync<Form>($"Are you sure? ({each})");
                        if (answer is not { IsAccepted: true, Content.Yes: true })
                            return;
                        Wipe(each);
                    }
            """));

    [Fact]
    public Task Also_where_one_name_stood_for_all_that_begin_with_it() => Verify.Fixes(
        File("""
                    if (Sure(await [|server.ElicitAsync<Form>($"Delete {a}?")|]))
                    {
                        foreach (var each in Directory.GetDirectories("/x").Where(each => each.StartsWith(a)))
                            Wipe(each);
                    }
            """),
        File("""
                    foreach (var each in Directory.GetDirectories("/x").Where(each => each.StartsWith(a)))
                    {
                        if (Sure(await server.ElicitAsync<Form>($"Delete {a}? ({each})")))
                            Wipe(each);
                    }
            """));

    [Theory]
    [InlineData("[|AgentGuard.EnsureApproved(\"wipe\")|]; for (var i = 0; i < many.Length; i++) Wipe(many[i]);")]
    [InlineData("[|AgentGuard.EnsureApproved(\"wipe\")|]; Log(a); foreach (var each in many) Wipe(each);")] // something comes between
    [InlineData("var answer = await [|server.ElicitAsync<Form>(\"Sure?\")|]; if (!Sure(answer)) return; foreach (var each in many) Wipe(each); Log(answer.Action);")] // it is read afterwards
    [InlineData("if (Sure(await [|server.ElicitAsync<Form>(\"Sure?\")|])) foreach (var each in many) Wipe(each); else Log(a);")]
    [InlineData("[|AgentGuard.EnsureApproved(\"wipe\", a)|]; Wipe(b);")] // no loop
    public Task Nothing_where_it_cannot_move(string body) => Verify.OffersNothing(File($"        {body}"));

    private static string File(string body) => $$"""
        #pragma warning disable CS1998 // tools that wait for nothing are asked in too
        using System;
        using System.IO;
        using System.Linq;
        using System.Threading.Tasks;
        using AgentSafety;
        using ModelContextProtocol.Protocol;
        using ModelContextProtocol.Server;

        public class Tools
        {
            [McpServerTool(Destructive = true)]
            public async Task Clean(McpServer server, string a, string b, string[] many)
            {
        {{body}}
            }

            private static bool Sure(ElicitResult<Form> answer) => answer is { IsAccepted: true, Content.Yes: true };

            private static void Log(string text) => Console.WriteLine(text);

            private static void Wipe(string path) => Directory.Delete(path, true);
        }

        public sealed record Form(bool Yes);

        """.ReplaceLineEndings("\n");
}
