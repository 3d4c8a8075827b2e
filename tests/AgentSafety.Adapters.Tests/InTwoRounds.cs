using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AgentSafety.Adapters.Tests;

/// <summary>HTTP without state: the call ends with the question, and comes again with the answer. The answer is good for that question only, once, and not for long.</summary>
public sealed class InTwoRounds : IAsyncDisposable
{
    private readonly List<string> _wiped = [];
    private readonly List<CallToolRequestParams> _rounds = [];
    private readonly Clock _clock = new();
    private int _questions;
    private WebApplication? _app;
    private McpClient? _client;

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
            await _client.DisposeAsync();

        if (_app is not null)
            await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_yes_runs_the_act_once()
    {
        await StartAsync(confirms: true);
        Assert.Equal((false, "wiped c"), await CallAsync("c"));
        Assert.Equal(["c"], _wiped);
        Assert.Equal(2, _rounds.Count);
        Assert.Equal(1, _questions);
    }

    [Fact]
    public async Task A_no_runs_nothing()
    {
        await StartAsync(confirms: false);
        Assert.True((await CallAsync("c")).IsError);
        Assert.Empty(_wiped);
        Assert.Equal(1, _questions);
    }

    [Fact]
    public async Task A_client_that_can_not_ask_is_denied_in_the_first_round()
    {
        await StartAsync(confirms: null);
        Assert.True((await CallAsync("c")).IsError);
        Assert.Empty(_wiped);
        Assert.Single(_rounds);
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_is_none()
    {
        await StartAsync(confirms: false);
        await CallAsync("c", responses: Yes());
        await CallAsync("c", responses: Yes(), state: "4102444800.00.00");
        Assert.Empty(_wiped);
        Assert.Equal(2, _questions);
    }

    [Fact]
    public async Task An_answer_is_good_once()
    {
        await StartAsync(confirms: true);
        await CallAsync("c");
        var used = _rounds[1];
        Assert.True((await CallAsync("c", used.InputResponses, used.RequestState)).IsError);
        Assert.Equal(["c"], _wiped);
    }

    [Fact]
    public async Task An_answer_is_good_for_its_question_only()
    {
        await StartAsync(confirms: true);
        await CallAsync("c");
        var (answers, ticket) = (_rounds[1].InputResponses, _rounds[1].RequestState);
        await CallAsync("d", answers, ticket); // the person is asked about d
        Assert.Equal(2, _questions);
        await CallAsync("c", answers, ticket, tool: "wipe_again");
        Assert.Equal(3, _questions);
        Assert.Equal(["c", "d", "c"], _wiped);
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_is_asked_for_again()
    {
        await StartAsync(confirms: false);
        await CallAsync("c");
        var ticket = _rounds[1].RequestState;
        _clock.Now += TimeSpan.FromMinutes(11);
        await CallAsync("c", Yes(), ticket);
        Assert.Equal(2, _questions);
        Assert.Empty(_wiped);
    }

    [Fact]
    public async Task A_call_acts_on_one_answer_only()
    {
        await StartAsync(confirms: true);
        Assert.True((await CallAsync("c", tool: "wipe_twice")).IsError);
        Assert.Equal(["c"], _wiped);
        Assert.Equal(1, _questions);
    }

    [Fact]
    public async Task Each_of_64_calls_at_once_gets_its_own_answer()
    {
        await StartAsync(confirms: true);
        await Task.WhenAll(Enumerable.Range(0, 64).Select(i => CallAsync($"{i}")));
        Assert.Equal(64, _wiped.Distinct().Count());
        Assert.Equal((64, 64), (_wiped.Count, _questions));
    }

    private static Dictionary<string, InputResponse> Yes() => new()
    {
        ["agentsafety.approval"] = InputResponse.FromElicitResult(new() { Action = "accept", Content = new Dictionary<string, JsonElement> { ["confirmed"] = JsonSerializer.SerializeToElement(true) } }),
    };

    private async Task StartAsync(bool? confirms)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddMcpServer().WithHttpTransport(http => http.Stateless = true)
            .WithTools([Tool("wipe", 1), Tool("wipe_again", 1), Tool("wipe_twice", 2)])
            .WithRequestFilters(filters => filters.AddCallToolFilter(next => async (request, token) =>
            {
                lock (_rounds)
                    _rounds.Add(request.Params!);
                return await next(request, token);
            }))
            .WithApprovalByElicitation(new() { Time = _clock });
        _app = builder.Build();
        _app.MapMcp();
        await _app.StartAsync();

        var handlers = confirms is not { } yes ? new McpClientHandlers() : new McpClientHandlers
        {
            ElicitationHandler = (_, _) =>
            {
                Interlocked.Increment(ref _questions);
                return new(new ElicitResult { Action = "accept", Content = new Dictionary<string, JsonElement> { ["confirmed"] = JsonSerializer.SerializeToElement(yes) } });
            },
        };
        _client = await McpClient.CreateAsync(new HttpClientTransport(new() { Endpoint = new(_app.Urls.First()), TransportMode = HttpTransportMode.StreamableHttp }), new() { Handlers = handlers });
    }

    private McpServerTool Tool(string name, int times) => McpServerTool.Create(
        async (string disk, CancellationToken cancellationToken) =>
        {
            for (var i = 0; i < times; i++)
            {
                await AgentGuard.RunAsync("wipe", _ =>
                {
                    lock (_wiped)
                        _wiped.Add(disk);

                    return Task.CompletedTask;
                }, disk, cancellationToken);
            }

            return $"wiped {disk}";
        },
        new() { Name = name });

    private async Task<(bool IsError, string Text)> CallAsync(string disk, IDictionary<string, InputResponse>? responses = null, string? state = null, string tool = "wipe")
    {
        var result = await _client!.CallToolAsync(new CallToolRequestParams
        {
            Name = tool, Arguments = new Dictionary<string, JsonElement> { ["disk"] = JsonSerializer.SerializeToElement(disk) }, InputResponses = responses, RequestState = state,
        }).AsTask().WaitAsync(TimeSpan.FromSeconds(60));
        return (result.IsError is true, string.Join(' ', result.Content.OfType<TextContentBlock>().Select(block => block.Text)));
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
