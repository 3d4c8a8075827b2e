using AgentSafety.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>What sounds destructive is declared to be: AGS1001 then speaks of it.</summary>
public class DeclaresContracts
{
    private static readonly FixVerifier<PathAnalyzer, DeclareContractFix> Verify = new() { Rule = "AGS1011" };

    [Fact]
    public Task By_attribute_where_the_method_is_in_source() => Verify.Fixes(
        File("await [|accounts.DeleteTenantAsync(id)|]; await [|accounts.DeleteTenantAsync(id)|]; await [|Further(id)|];", ""),
        File("await {|AGS1001:accounts.DeleteTenantAsync(id)|}; await {|AGS1001:accounts.DeleteTenantAsync(id)|}; await {|AGS1001:Further(id)|};", "[DestructiveOperation(\"delete tenant\")]\n    "));

    [Fact]
    public Task By_a_line_where_it_is_not() => (Verify with { References = [.. TestReferences.All, Library()], Configuration = ("AgentSafety.Operations.txt", Known, Known + "M:Library.Store.DeleteAccount(System.String)\n") }).Fixes(
        Store("[|store.DeleteAccount(id)|]; [|store.DeleteAccount(id)|];"), Store("{|AGS1001:store.DeleteAccount(id)|}; {|AGS1001:store.DeleteAccount(id)|};"));

    private const string Known = "# What we know of other assemblies.\nM:Gone.Forever(System.String)\n";

    private static PortableExecutableReference Library()
    {
        var library = CSharpCompilation.Create("Library", [CSharpSyntaxTree.ParseText("namespace Library { public class Store { public void DeleteAccount(string id) { } } }")], TestReferences.All, new(OutputKind.DynamicallyLinkedLibrary));
        using var assembly = new MemoryStream();
        Assert.True(library.Emit(assembly).Success);
        return MetadataReference.CreateFromImage(assembly.ToArray());
    }

    private static string Store(string body) => $$"""
        using ModelContextProtocol.Server;

        public class Tools(Library.Store store)
        {
            [McpServerTool]
            public void Run(string id) { {{body}} }
        }
        """;

    private static string File(string body, string attribute) => $$"""
        using System.Threading.Tasks;
        using AgentSafety;
        using ModelContextProtocol.Server;

        public interface IAccounts
        {
            /// <summary>Closes it.</summary>
            {{attribute}}Task DeleteTenantAsync(string id);
        }

        public class Tools(IAccounts accounts)
        {
            [McpServerTool]
            public async Task Run(string id) { {{body}} }

            private Task Further(string id) => accounts.DeleteTenantAsync(id);
        }
        """;
}
