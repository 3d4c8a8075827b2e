using Amazon.EC2;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using UnsafeAgent;

// An operations agent as one writes it on a Friday: every tool works, and nobody is asked. Build it and read the warnings; don't run it.
var builder = Host.CreateApplicationBuilder(args);
builder.Logging.AddConsole(static console => console.LogToStandardErrorThreshold = LogLevel.Trace); // standard output is the transport

builder.Services.AddSingleton<IAmazonEC2>(static _ => new AmazonEC2Client());
builder.Services.AddSingleton(_ => new BlobServiceClient(builder.Configuration.GetConnectionString("Storage")));
builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(builder.Configuration.GetConnectionString("Orders")!));
builder.Services.AddSingleton<EnvironmentService>();
builder.Services.AddMcpServer().WithStdioServerTransport().WithToolsFromAssembly();

await builder.Build().RunAsync();
