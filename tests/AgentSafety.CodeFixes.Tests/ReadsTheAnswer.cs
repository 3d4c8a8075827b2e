using AgentSafety.Rules;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>Where a form is accepted, its yes/no field is read, too.</summary>
public class ReadsTheAnswer
{
    private static readonly FixVerifier<PathAnalyzer, ReadTheAnswerFix> Verify = new() { Rule = "AGS2008" };

    [Theory]
    [InlineData("if ([|r.IsAccepted|]) Wipe(path);", "if (r.IsAccepted && r.Content?{0} == true) Wipe(path);")]
    [InlineData("if (![|r.IsAccepted|]) return; Wipe(path);", "if (!r.IsAccepted || r.Content?{0} != true) return; Wipe(path);")]
    [InlineData("if (path == \"\" || ![|r.IsAccepted|]) return; Wipe(path);", "if (path == \"\" || !r.IsAccepted || r.Content?{0} != true) return; Wipe(path);")]
    [InlineData("if (path != \"\" && [|r.IsAccepted|] /* yes */) Wipe(path);", "if (path != \"\" && r.IsAccepted && r.Content?{0} == true /* yes */) Wipe(path);")]
    [InlineData("if ([|r.Action == \"accept\"|]) Wipe(path);", "if (r.Action == \"accept\" && r.Content?{0} == true) Wipe(path);")]
    [InlineData("if ([|r.Action != \"accept\"|]) return; Wipe(path);", "if (r.Action != \"accept\" || r.Content?{0} != true) return; Wipe(path);")]
    [InlineData("if ([|r is {{ IsAccepted: true }}|]) Wipe(path);", "if (r is {{ IsAccepted: true }} && r.Content?{0} == true) Wipe(path);")]
    [InlineData("if ([|r is not {{ IsAccepted: true }}|]) return; Wipe(path);", "if (r is not {{ IsAccepted: true }} || r.Content?{0} != true) return; Wipe(path);")]
    [InlineData("if ([|r?.IsAccepted == true|]) Wipe(path);", "if (r?.IsAccepted == true && r?.Content?{0} == true) Wipe(path);")]
    [InlineData("var ok = [|r.IsAccepted|]; if (ok) Wipe(path);", "var ok = r.IsAccepted && r.Content?{0} == true; if (ok) Wipe(path);")]
    public async Task The_field_of_the_form(string before, string after)
    {
        await Becomes(Typed, before, after, ".Confirmed");
        await Becomes(ByName, before, after, "[\"confirm\"].GetBoolean()");
    }

    [Theory]
    [InlineData("switch (r) {{ case [|{{ IsAccepted: true }}|]: Wipe(path); break; }}")]
    [InlineData("if ([|(await server.ElicitAsync<Confirm>(\"Really?\")).IsAccepted|]) Wipe(path);")]
    public Task Nothing_where_the_answer_has_no_name(string body) => Becomes(Typed, body, body, "");

    [Fact]
    public Task Nothing_where_any_of_two_fields_may_be_it() => Becomes("server.ElicitAsync<Either>(\"Sure?\")", "if ([|r.IsAccepted|]) Wipe(path);", "if ([|r.IsAccepted|]) Wipe(path);", "");

    private const string Typed = "server.ElicitAsync<Confirm>(\"Sure?\")";
    private const string ByName = "server.ElicitAsync(new ElicitRequestParams { Message = \"Sure?\", RequestedSchema = new() { Properties = { [\"confirm\"] = new ElicitRequestParams.BooleanSchema() } } })";

    private static Task Becomes(string ask, string before, string after, string field) => Verify.Fixes(File(ask, string.Format(null, before, field)), File(ask, string.Format(null, after, field)));

    private static string File(string ask, string body) => $$"""
        using System.IO;
        using System.Threading.Tasks;
        using ModelContextProtocol.Protocol;
        using ModelContextProtocol.Server;

        public record Confirm(bool Confirmed);
        public record Either(bool First, bool Second);

        public class Tools
        {
            [McpServerTool(Destructive = true)]
            public async Task Clean(McpServer server, string path)
            {
                var r = await {{ask}};
                {{body}}
            }

            private static void Wipe(string path) => Directory.Delete(path, true);
        }

        """;
}
