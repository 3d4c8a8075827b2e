using AgentSafety.Rules;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>A declaration says what the code does.</summary>
public class TellsTheTruth
{
    private static readonly FixVerifier<PathAnalyzer, TellTheTruthFix> Verify = new();

    [Theory]
    [InlineData("[McpServerTool([|ReadOnly = true|])]", "[McpServerTool(Destructive = true)]")]
    [InlineData("[McpServerTool([|Destructive = false|])]", "[McpServerTool(Destructive = true)]")]
    [InlineData("[McpServerTool(Name = \"x\", /* sure */ [|ReadOnly = true|] /* yes */, OpenWorld = false)]", "[McpServerTool(Name = \"x\", /* sure */ Destructive = true /* yes */, OpenWorld = false)]")]
    [InlineData("[McpServerTool([|ReadOnly = true|], Destructive = true)]", "[McpServerTool(ReadOnly = false, Destructive = true)]")]
    [InlineData("[McpServerTool([|ReadOnly = true|], [|Destructive = false|])]", "[McpServerTool(ReadOnly = false, Destructive = true)]")]
    public Task A_hint_that_is_wrong(string before, string after) => Becomes("AGS3001", before, after);

    [Theory]
    [InlineData("[[|McpServerTool|]]", "[McpServerTool(Destructive = true)]")]
    [InlineData("[[|McpServerTool|], Obsolete]", "[McpServerTool(Destructive = true), Obsolete]")]
    [InlineData("[[|McpServerTool|]()]", "[McpServerTool(Destructive = true)]")]
    [InlineData("[[|McpServerTool|](Name = \"x\")]", "[McpServerTool(Name = \"x\", Destructive = true)]")]
    [InlineData("[[|McpServerTool|] /* a tool */]", "[McpServerTool(Destructive = true) /* a tool */]")]
    public Task A_hint_that_is_missing(string before, string after) => Becomes("AGS3002", before, after);

    [Fact]
    public Task A_hint_that_is_wrong_beside_one_that_is_missing() => (Verify with { Rule = "AGS3003" }).Fixes(
        File("[McpServerTool([|Idempotent = true|], Destructive = true)]", "System.IO.File.AppendAllText(path, path)"),
        File("[McpServerTool(Idempotent = false, Destructive = true)]", "System.IO.File.AppendAllText(path, path)"));

    [Theory]
    [InlineData("new McpServerToolCreateOptions { [|ReadOnly = true|] }", "new McpServerToolCreateOptions { Destructive = true }")]
    [InlineData("new() { Name = \"x\", [|Destructive = false|] }", "new() { Name = \"x\", Destructive = true }")]
    public Task An_option_that_is_wrong(string before, string after) => MadeWith("AGS3001", before, after);

    [Theory]
    [InlineData("[|new() { Name = \"x\" }|]", "new() { Name = \"x\", Destructive = true }")]
    [InlineData("[|new() { }|]", "new() { Destructive = true }")]
    [InlineData("[|new McpServerToolCreateOptions()|]", "new McpServerToolCreateOptions() { Destructive = true }")]
    [InlineData("[|new()|]", "new() { Destructive = true }")]
    [InlineData("[|new()\n    {\n        Name = \"x\",\n        Title = \"y\"\n    }|]", "new()\n    {\n        Name = \"x\",\n        Title = \"y\",\n        Destructive = true\n    }")]
    public Task An_option_that_is_missing(string before, string after) => MadeWith("AGS3002", before, after);

    [Fact]
    public Task Nothing_where_no_options_are_written() => MadeWithCall("AGS3002", "[|McpServerTool.Create|](Clean)", "[|McpServerTool.Create|](Clean)");

    [Theory]
    [InlineData("[[|McpServerPrompt|]]")]
    [InlineData("[[|McpServerResource|](Name = \"x\")]")]
    public Task Nothing_where_there_is_no_hint(string attribute) => Becomes("AGS3001", attribute, attribute);

    private static Task Becomes(string rule, string before, string after) => (Verify with { Rule = rule }).Fixes(File(before), File(after));

    private static Task MadeWith(string rule, string before, string after) => MadeWithCall(rule, $"McpServerTool.Create(Clean, {before})", $"McpServerTool.Create(Clean, {after})");

    private static Task MadeWithCall(string rule, string before, string after) =>
        (Verify with { Rule = rule }).Fixes(File("", members: $"object Tool() => {before};"), File("", members: $"object Tool() => {after};"));

    private static string File(string attribute, string act = "System.IO.Directory.Delete(path, true)", string members = "") => $$"""
        using System;
        using ModelContextProtocol.Server;

        public class Tools
        {
            {{attribute}}
            public void Clean(string path) => {{act}};

            {{members}}
        }

        """;
}
