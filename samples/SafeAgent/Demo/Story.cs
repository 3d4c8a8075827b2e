using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace SafeAgent.Demo;

/// <summary>One tool call, told twice: nobody can be asked, then a person is asked and says yes.</summary>
internal static class Story
{
    public static async Task TellAsync(TextWriter output)
    {
        await using (var unattended = await InProcess.StartAsync(static _ => { }, new()))
            await TellAsync(output, unattended, "Without a gate");

        await using (var attended = await InProcess.StartAsync(static server => server.WithApprovalByElicitation(), APersonWhoAnswers(confirmed: true, Reads)))
            await TellAsync(output, attended, "With a gate, and a person who says yes");

        void Reads(string question) => output.WriteLine($"The person reads: {question.Replace("\n", "\n  ", StringComparison.Ordinal)}");
    }

    /// <summary>Stands in for the dialog that an MCP client shows to a person. A client that answers by itself makes every gate worthless.</summary>
    public static McpClientHandlers APersonWhoAnswers(bool confirmed, Action<string>? reads = null) => new()
    {
        ElicitationHandler = (question, _) =>
        {
            reads?.Invoke(question!.Message);
            return new(new ElicitResult { Action = "accept", Content = new Dictionary<string, JsonElement> { ["confirmed"] = JsonSerializer.SerializeToElement(confirmed) } });
        },
    };

    private static async Task TellAsync(TextWriter output, InProcess agent, string situation)
    {
        var staging = new Dictionary<string, object?> { ["environment"] = "staging" };
        var (isError, text) = await agent.CallAsync("rebuild_environment", staging);

        await output.WriteLineAsync($"{situation}: {(isError ? $"denied. {text}" : "approved.")}");
        await output.WriteLineAsync($"  instances now: {(await agent.CallAsync("list_instances", staging)).Text}");
    }
}
