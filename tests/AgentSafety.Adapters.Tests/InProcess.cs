using System.IO.Pipelines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace AgentSafety.Adapters.Tests;

/// <summary>A real MCP server and a real client, joined by two pipes: a session.</summary>
internal sealed class InProcess(IHost host, McpClient client) : IAsyncDisposable
{
    public static async Task<InProcess> StartAsync(Action<IMcpServerBuilder> configure, McpClientHandlers? handlers = null)
    {
        var (toServer, toClient) = (new Pipe(), new Pipe());
        var builder = Host.CreateEmptyApplicationBuilder(new());
        configure(builder.Services.AddMcpServer().WithStreamServerTransport(toServer.Reader.AsStream(), toClient.Writer.AsStream()));
        var host = builder.Build();
        await host.StartAsync();
        var transport = new StreamClientTransport(toServer.Writer.AsStream(), toClient.Reader.AsStream());
        return new(host, await McpClient.CreateAsync(transport, new() { Handlers = handlers ?? new() }));
    }

    /// <summary>What the model gets back.</summary>
    public async Task<(bool IsError, string Text)> CallAsync(string tool, Dictionary<string, object?>? arguments = null)
    {
        var result = await client.CallToolAsync(tool, arguments).AsTask().WaitAsync(TimeSpan.FromSeconds(60));
        return (result.IsError is true, string.Join(' ', result.Content.OfType<TextContentBlock>().Select(block => block.Text)));
    }

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        await host.StopAsync();
        host.Dispose();
    }
}
