using Environments.Cloud;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// The incident in three projects: the tool knows an interface, the interface knows nothing, and the cloud is somewhere else. Build it and read the warning; don't run it.
var builder = Host.CreateApplicationBuilder(args);
builder.Logging.AddConsole(static console => console.LogToStandardErrorThreshold = LogLevel.Trace); // standard output is the transport
builder.Services.AddCloud().AddMcpServer().WithStdioServerTransport().WithToolsFromAssembly();

await builder.Build().RunAsync();
