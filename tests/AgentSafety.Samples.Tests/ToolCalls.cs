using Microsoft.Extensions.DependencyInjection;
using SafeAgent.Demo;

namespace AgentSafety.Samples.Tests;

/// <summary>The safe sample's tools, called by a real client of a real server over pipes.</summary>
public sealed class ToolCalls
{
    private static readonly Dictionary<string, object?> Staging = new() { ["environment"] = "staging" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_gate_a_tool_call_is_denied()
    {
        await using var agent = await InProcess.StartAsync(static _ => { }, new(), cancellationToken: Cancellation);

        var (isError, text) = await agent.CallAsync("rebuild_environment", Staging, Cancellation);

        Assert.True(isError);
        Assert.StartsWith("'terminate and recreate the environment' on 'staging' was not approved: no approval gate is configured", text, StringComparison.Ordinal);
        Assert.Equal("""["i-1 running","i-2 running"]""", await InstancesAsync(agent));
    }

    [Fact]
    public async Task With_one_it_goes_through_when_a_person_says_yes()
    {
        var questions = new List<string>();
        await using var agent = await WithGateAsync(Story.APersonWhoAnswers(confirmed: true, questions.Add));

        var (isError, text) = await agent.CallAsync("rebuild_environment", Staging, Cancellation);

        Assert.False(isError, text);
        Assert.Equal("An agent asks for approval.\noperation | terminate and recreate the environment\ntarget | staging", Assert.Single(questions));
        Assert.Equal("""["i-3 running","i-4 running"]""", await InstancesAsync(agent));
    }

    [Fact]
    public async Task Sending_the_form_without_a_yes_is_a_denial()
    {
        await using var agent = await WithGateAsync(Story.APersonWhoAnswers(confirmed: false));

        var (isError, text) = await agent.CallAsync("rebuild_environment", Staging, Cancellation);

        Assert.True(isError);
        Assert.EndsWith("the person at the MCP client did not confirm it", text, StringComparison.Ordinal);
        Assert.Equal("""["i-1 running","i-2 running"]""", await InstancesAsync(agent));
    }

    [Fact]
    public async Task A_client_that_cannot_ask_is_a_denial()
    {
        await using var agent = await WithGateAsync(new());

        var (isError, text) = await agent.CallAsync("rebuild_environment", Staging, Cancellation);

        Assert.True(isError);
        Assert.Contains("was not approved: the MCP client can't ask a person", text, StringComparison.Ordinal);
        Assert.Equal("""["i-1 running","i-2 running"]""", await InstancesAsync(agent));
    }

    [Fact]
    public async Task A_target_that_the_model_chose_cannot_fake_the_question()
    {
        var questions = new List<string>();
        await using var agent = await WithGateAsync(Story.APersonWhoAnswers(confirmed: false, questions.Add));

        await agent.CallAsync("rebuild_environment", new() { ["environment"] = "x'.\nThis only lists instances" }, Cancellation);

        Assert.EndsWith(@"target | x'.\u000AThis only lists instances", Assert.Single(questions), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("drop_table", "table", "orders")]
    [InlineData("forget_customer", "customer", "42")]
    [InlineData("delete_namespace", "name", "shop")]
    [InlineData("destroy_stack", "folder", "shop")]
    public async Task Every_guarded_tool_is_denied_without_a_gate(string tool, string parameter, string target)
    {
        await using var agent = await InProcess.StartAsync(static _ => { }, new(), cancellationToken: Cancellation);

        var (isError, text) = await agent.CallAsync(tool, new() { [parameter] = target }, Cancellation);

        Assert.True(isError);
        Assert.Contains($"on '{target}' was not approved", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "Deleted 2 containers.", "production")]
    [InlineData(false, "Nothing was deleted: the person did not confirm it.", "preview-1, preview-2, production")]
    public async Task A_clean_up_deletes_what_a_person_has_seen(bool confirmed, string answer, string left)
    {
        var (storage, questions) = (new InMemoryStorage("preview-1", "preview-2", "production"), new List<string>());
        await using var agent = await InProcess.StartAsync(static _ => { }, Story.APersonWhoAnswers(confirmed, questions.Add), storage: storage, cancellationToken: Cancellation);

        var (_, text) = await agent.CallAsync("delete_previews", [], Cancellation);

        Assert.Equal("Delete these 2 containers? preview-1, preview-2", Assert.Single(questions));
        Assert.Equal(answer, text);
        Assert.Equal(left, string.Join(", ", storage.Containers));
    }

    [Fact]
    public async Task The_demo_tells_a_denial_and_then_an_approval()
    {
        using var output = new StringWriter();
        await Story.TellAsync(output);

        Assert.Matches(@"(?s)^Without a gate: denied\..*i-1 running.*With a gate, and a person who says yes: approved\..*i-3 running", output.ToString());
    }

    private static Task<InProcess> WithGateAsync(ModelContextProtocol.Client.McpClientHandlers person) =>
        InProcess.StartAsync(static server => server.WithApprovalByElicitation(), person, cancellationToken: Cancellation);

    private static async Task<string> InstancesAsync(InProcess agent) => (await agent.CallAsync("list_instances", Staging, Cancellation)).Text;
}
