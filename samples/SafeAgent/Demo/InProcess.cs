using System.IO.Pipelines;
using Amazon.EC2;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Npgsql;

namespace SafeAgent.Demo;

/// <summary>The real server and a real client in one process, joined by two pipes instead of standard input and output.</summary>
internal sealed class InProcess(IHost host, McpClient client) : IAsyncDisposable
{
    public static async Task<InProcess> StartAsync(
        Action<IMcpServerBuilder> configure, McpClientHandlers handlers, IAmazonEC2? ec2 = null, BlobServiceClient? storage = null, CancellationToken cancellationToken = default)
    {
        var (toServer, toClient) = (new Pipe(), new Pipe());
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(ec2 ?? new InMemoryEc2());
        builder.Services.AddSingleton(storage ?? new BlobServiceClient(new Uri("https://storage.invalid")));
        builder.Services.AddSingleton(NpgsqlDataSource.Create("Host=orders.invalid"));
        configure(builder.Services.AddOperationsAgent().WithStreamServerTransport(toServer.Reader.AsStream(), toClient.Writer.AsStream()));

        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        var transport = new StreamClientTransport(toServer.Writer.AsStream(), toClient.Reader.AsStream());
        return new(host, await McpClient.CreateAsync(transport, new() { Handlers = handlers }, cancellationToken: cancellationToken));
    }

    /// <summary>What the model gets back.</summary>
    public async Task<(bool IsError, string Text)> CallAsync(string tool, Dictionary<string, object?> arguments, CancellationToken cancellationToken = default)
    {
        var result = await client.CallToolAsync(tool, arguments, cancellationToken: cancellationToken);
        return (result.IsError is true, string.Join(' ', result.Content.OfType<TextContentBlock>().Select(static block => block.Text)));
    }

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        await host.StopAsync();
        host.Dispose();
    }
}
