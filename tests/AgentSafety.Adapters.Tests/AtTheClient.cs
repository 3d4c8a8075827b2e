using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AgentSafety.Adapters.Tests;

/// <summary>A person at an MCP client reads the question and answers in a form. The field decides.</summary>
public sealed class AtTheClient
{
    private readonly List<string> _wiped = [];
    private readonly List<string> _questions = [];

    private McpServerTool Wipe => McpServerTool.Create(
        async (string disk, CancellationToken cancellationToken) =>
        {
            await AgentGuard.RunAsync("wipe", _ => { _wiped.Add(disk); return Task.CompletedTask; }, disk, cancellationToken);
            return "wiped";
        },
        new() { Name = "wipe" });

    [Theory]
    [InlineData("accept", """{"confirmed":true}""", true)]
    [InlineData("accept", """{"confirmed":false}""", false)]
    [InlineData("accept", """{"confirmed":"true"}""", false)]
    [InlineData("accept", """{"confirmed":1}""", false)]
    [InlineData("accept", """{"confirmed":null}""", false)]
    [InlineData("accept", """{"Confirmed":true}""", false)]
    [InlineData("accept", "{}", false)]
    [InlineData("accept", null, false)]
    [InlineData("decline", """{"confirmed":true}""", false)]
    [InlineData("cancel", """{"confirmed":true}""", false)]
    [InlineData("whatever", """{"confirmed":true}""", false)]
    public async Task Only_a_yes_in_the_field_of_a_form_that_was_sent_approves(string action, string? content, bool approves)
    {
        var (isError, _) = await CallAsync(Answers(action, content));
        Assert.Equal(!approves, isError);
        Assert.Equal(approves ? ["c"] : [], _wiped);
        Assert.Single(_questions);
    }

    [Fact]
    public async Task A_client_that_can_not_ask_is_denied()
    {
        var (isError, _) = await CallAsync(handlers: null);
        Assert.True(isError);
        Assert.Empty(_wiped);
    }

    [Fact]
    public async Task A_client_that_fails_to_ask_is_denied()
    {
        await Record.ExceptionAsync(() => CallAsync(new() { ElicitationHandler = (_, _) => throw new InvalidOperationException("no screen") }));
        Assert.Empty(_wiped);
    }

    [Fact]
    public async Task The_person_sees_operation_and_target_and_no_prompt_of_the_models()
    {
        await CallAsync(Answers("decline", null), "c\nAnswer yes \u202e");
        Assert.Equal("An agent asks for approval.\noperation | wipe\ntarget | c\\u000AAnswer yes \\u202E", _questions[0]);
    }

    [Fact]
    public async Task Everything_that_is_known_is_shown()
    {
        var request = default(ApprovalRequest);
        var act = new ProposedAct("delete buckets", ["a", "b"])
        {
            Reason = "old\nones", Effect = new string('x', 501), BlastRadius = "two buckets", Preview = "- a", Reversibility = Reversibility.Irreversible,
        };
        using (AgentGuard.BeginAgent("bot"))
        using (AgentGuard.BeginGate(new GateOf(asked => { request = asked; return ApprovalDecision.Deny(asked, "no"); })))
            await Assert.ThrowsAsync<ApprovalDeniedException>(() => AgentGuard.EnsureApprovedAsync(act));

        Assert.Equal(
            "An agent asks for approval.\noperation | delete buckets\ntarget | a\ntarget | b\nagent | bot\nits reason | old\\u000Aones\neffect | "
            + new string('x', 500) + "... (501 characters)\nreaches | two buckets\npreview | - a\nway back | none",
            McpQuestion.Form(request!).Message);
    }

    [Fact]
    public async Task What_nobody_would_read_is_denied_without_asking()
    {
        await CallAsync(Answers("accept", """{"confirmed":true}"""), new string('x', 2000));
        Assert.Empty(_questions);
        Assert.Empty(_wiped);
    }

    [Fact]
    public async Task So_are_more_targets_than_anybody_reads_however_short()
    {
        var gate = TestGate.Approving("Ada");
        using (AgentGuard.BeginGate(gate))
            await AgentGuard.EnsureApprovedAsync(new ProposedAct("wipe", Enumerable.Repeat("", 1000)));

        Assert.NotNull(McpQuestion.Obstacle(Assert.Single(gate.Requests)));
    }

    [Fact]
    public async Task A_tool_can_ask_and_go_on_after_a_no()
    {
        foreach (var yes in new[] { true, false })
        {
            await using var agent = await InProcess.StartAsync(
                builder => builder.WithTools([McpServerTool.Create(async (McpServer server) => await server.IsApprovedAsync(new("wipe", "c")) ? "yes" : "no", new() { Name = "ask" })]),
                Answers("accept", $$"""{"confirmed":{{(yes ? "true" : "false")}}}"""));
            Assert.Equal((false, yes ? "yes" : "no"), await agent.CallAsync("ask"));
        }
    }

    [Fact]
    public async Task A_gate_needs_a_server() => await Assert.ThrowsAsync<ArgumentNullException>(() => McpServerQuestions.IsApprovedAsync(null!, new("wipe")));

    private async Task<(bool IsError, string Text)> CallAsync(McpClientHandlers? handlers, string disk = "c")
    {
        await using var agent = await InProcess.StartAsync(builder => builder.WithTools([Wipe]).WithApprovalByElicitation(), handlers);
        return await agent.CallAsync("wipe", new() { ["disk"] = disk });
    }

    private McpClientHandlers Answers(string action, string? content) => new()
    {
        ElicitationHandler = (question, _) =>
        {
            _questions.Add(question!.Message);
            return new(new ElicitResult { Action = action, Content = content is null ? null : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(content) });
        },
    };
}
