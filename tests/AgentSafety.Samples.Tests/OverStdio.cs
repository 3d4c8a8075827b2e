using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using SafeAgent.Demo;

namespace AgentSafety.Samples.Tests;

/// <summary>The safe sample as it is run: a process of its own, a client that talks to it over standard input and output.</summary>
public sealed class OverStdio : IDisposable
{
    private static readonly Dictionary<string, object?> Staging = new() { ["environment"] = "staging" };

    private readonly string _folder = Directory.CreateTempSubdirectory("agent").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Log => Path.Combine(_folder, "audit.jsonl");

    private string Stop => Path.Combine(_folder, "stop");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Denied_without_approval_done_with_it_undone_stopped_and_found_in_the_log()
    {
        await using (var nobody = await ClientAsync(new()))
        {
            Assert.Contains("was not approved", await CallAsync(nobody, "stop_environment", isError: true), StringComparison.Ordinal);
            Assert.Equal("""["i-1 running","i-2 running"]""", await CallAsync(nobody, "list_instances"));
        }

        await using (var somebody = await ClientAsync(Story.APersonWhoAnswers(confirmed: true)))
        {
            await CallAsync(somebody, "stop_environment");
            Assert.Equal("""["i-1 stopped","i-2 stopped"]""", await CallAsync(somebody, "list_instances"));

            Assert.Equal("'start it again' done", await CallAsync(somebody, "undo_last"));
            Assert.Equal("""["i-1 running","i-2 running"]""", await CallAsync(somebody, "list_instances"));

            await File.WriteAllTextAsync(Stop, "", Cancellation);
            Assert.Contains("The kill switch is tripped", await CallAsync(somebody, "stop_environment", isError: true), StringComparison.Ordinal);
            Assert.Equal("""["i-1 running","i-2 running"]""", await CallAsync(somebody, "list_instances"));
        }

        Assert.True(AuditLog.Verify(Log).IsIntact);
        var done = AuditLog.Read(Log).Select(static record => record.Entry).Where(static entry => entry.Act is not null).ToList();
        Assert.Equal(
            [AuditEvent.Requested, AuditEvent.Denied, AuditEvent.Requested, AuditEvent.Approved, AuditEvent.Started, AuditEvent.Succeeded, AuditEvent.Undone, AuditEvent.Stopped],
            done.Select(static entry => entry.What));
        Assert.All(done, static entry => Assert.Equal(("stop the environment", "staging", "operations agent"), (entry.Operation, entry.Target, entry.Agent)));
        Assert.Equal("the person at the MCP client", done[3].Approver);
    }

    private async Task<McpClient> ClientAsync(McpClientHandlers person) => await McpClient.CreateAsync(
        new StdioClientTransport(new()
        {
            Name = "SafeAgent",
            Command = "dotnet",
            Arguments = [typeof(Story).Assembly.Location, "--InMemory=yes", $"--Audit={Log}", $"--Stop={Stop}"],
        }),
        new() { Handlers = person },
        cancellationToken: Cancellation);

    private static async Task<string> CallAsync(McpClient client, string tool, bool isError = false)
    {
        var result = await client.CallToolAsync(tool, Staging, cancellationToken: Cancellation);
        var text = string.Join(' ', result.Content.OfType<TextContentBlock>().Select(static block => block.Text));
        Assert.True(isError == (result.IsError is true), text);
        return text;
    }
}
