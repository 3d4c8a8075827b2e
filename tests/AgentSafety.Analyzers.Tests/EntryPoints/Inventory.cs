using AgentSafety.Guards;
using AgentSafety.Configuration;
using AgentSafety.EntryPoints;
using AgentSafety.EntryPoints.Frameworks;
using AgentSafety.Reachability;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSafety.Analyzers.Tests.EntryPoints;

/// <summary>What registers tools, as data.</summary>
public sealed class Inventory
{
    private const string Source = """
        public static class Tools
        {
            public static void Wipe(string path) => System.IO.Directory.Delete(path, true);
            public static object[] All(Microsoft.Extensions.DependencyInjection.IMcpServerBuilder builder, Microsoft.SemanticKernel.Kernel kernel) =>
            [
                Microsoft.Extensions.AI.AIFunctionFactory.Create(Wipe, "wipe"),
                new Microsoft.Extensions.AI.ApprovalRequiredAIFunction(Microsoft.Extensions.AI.AIFunctionFactory.Create(Wipe)),
                ModelContextProtocol.Server.McpServerTool.Create((string path) => path),
                Microsoft.Extensions.DependencyInjection.McpServerBuilderExtensions.WithTools<Marked>(builder),
                Microsoft.Extensions.DependencyInjection.McpServerBuilderExtensions.WithToolsFromAssembly(builder),
                Microsoft.Extensions.DependencyInjection.McpServerBuilderExtensions.WithCallToolHandler(builder, (request, token) => default),
                Microsoft.SemanticKernel.KernelExtensions.ImportPluginFromObject(kernel, new Marked()),
                Microsoft.SemanticKernel.Plugins.OpenApi.OpenApiKernelExtensions.ImportPluginFromOpenApiAsync(kernel, "shop"),
            ];
        }
        public sealed class Marked;
        namespace Microsoft.SemanticKernel.Plugins.OpenApi { public static class OpenApiKernelExtensions { public static object ImportPluginFromOpenApiAsync(this Kernel kernel, string name) => name; } }
        """;

    [Fact]
    public void Every_registration_is_listed_in_source_order()
    {
        var token = TestContext.Current.CancellationToken;
        var compilation = CSharpCompilation.Create("Shop", [CSharpSyntaxTree.ParseText(Source, path: "Tools.cs", cancellationToken: token)], TestReferences.All);
        var types = new KnownTypes(compilation);
        var known = new KnownEntryPoints(compilation, types, EntryPointFile.Read([], token));
        var wrappers = new Wrappers(types, new(compilation), static _ => AgentSafety.Symbols.Protections.None);
        var program = new ProgramReach(compilation, types, ProjectFiles.Read([], token), known, new(types, known, new(compilation)), new(known.TakingNames), new(types, new(types, compilation), wrappers), wrappers);

        (string, RegistrationKind, bool HasCode, bool IsApproved)[] expected =
        [
            ("wipe", RegistrationKind.Function, true, false),
            ("Wipe", RegistrationKind.Function, true, true),
            ("lambda", RegistrationKind.Function, true, false),
            ("Marked", RegistrationKind.Type, false, false),
            ("WithToolsFromAssembly", RegistrationKind.Assembly, false, false),
            ("WithCallToolHandler", RegistrationKind.Handler, true, false),
            ("Marked", RegistrationKind.Type, false, false),
            ("ImportPluginFromOpenApiAsync", RegistrationKind.Remote, false, false),
        ];
        Assert.Equal(expected, program.Inventory.All.Select(static registered => (registered.Name, registered.Kind, registered.Code is not null, registered.IsApproved)));
    }
}
