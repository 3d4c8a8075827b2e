using Amazon.EC2;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using SafeAgent;
using SafeAgent.Demo;

if (args is ["--demo"])
{
    await Story.TellAsync(Console.Out); // nothing real is touched: the cloud is in memory, and so are client and server
    return;
}

var builder = Host.CreateApplicationBuilder(args);
builder.Logging.AddConsole(static console => console.LogToStandardErrorThreshold = LogLevel.Trace); // standard output is the transport

builder.Services.AddSingleton<IAmazonEC2>(_ => builder.Configuration["InMemory"] is null ? new AmazonEC2Client() : new InMemoryEc2());
builder.Services.AddSingleton(_ => new BlobServiceClient(builder.Configuration.GetConnectionString("Storage")));
builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(builder.Configuration.GetConnectionString("Orders")!));
builder.Services.AddOperationsSafety(builder.Configuration);
builder.Services.AddOperationsAgent().WithApprovalByElicitation().WithStdioServerTransport();

var host = builder.Build();
host.Services.UseAgentSafety(); // from here on the guards in the tools know log, switch and ceiling
await host.RunAsync();
