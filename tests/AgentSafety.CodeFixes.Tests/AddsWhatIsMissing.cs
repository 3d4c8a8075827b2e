using AgentSafety.Rules;
using AgentSafety.Testing;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>AGS1003 and AGS1004: somebody approves, and a scope or the way back is missing.</summary>
public sealed class AddsWhatIsMissing
{
    [Theory]
    [InlineData("AgentGuard.Run(\"tidy\", () => [|File.Delete(path)|]);", "AgentGuard.Run(\n            \"tidy\",\n            () => File.Delete(path),\n            rollback: Rollback.Impossible(\"what it deletes is gone for good, unless there is a copy elsewhere\"));")]
    [InlineData("AgentGuard.Run(\n            \"tidy\",\n            () => [|File.Delete(path)|],\n            target: path);", "AgentGuard.Run(\n            \"tidy\",\n            () => File.Delete(path),\n            target: path,\n            rollback: Rollback.Impossible(\"what it deletes is gone for good, unless there is a copy elsewhere\"));")]
    [InlineData("AgentGuard.RunAsync(\"tidy\", token => [|blob.DeleteAsync(cancellationToken: token)|], blob.Name);", "AgentGuard.RunAsync(\n            \"tidy\",\n            token => blob.DeleteAsync(cancellationToken: token),\n            blob.Name,\n            rollback: Rollback.By(\"undelete the blob, where soft delete is on\", ct => blob.UndeleteAsync(ct)));")]
    public Task The_guard_is_told_the_way_back(string before, string after) =>
        new FixVerifier<PathAnalyzer, TellWayBackFix> { Rule = "AGS1004" }.Fixes(Tool(before), Tool(after));

    [Theory]
    [InlineData("Ask(path); [|File.Delete(path)|];")] // another guard
    [InlineData("AgentGuard.Run(new ProposedAct(\"tidy\", path), () => [|File.Delete(path)|]);")] // what is proposed may come from elsewhere
    public Task Who_can_not_be_told_is_not(string code) =>
        new FixVerifier<PathAnalyzer, TellWayBackFix> { Rule = "AGS1004" }.OffersNothing(Tool(code));

    [Theory]
    [InlineData("Ask(path); [|File.Delete(path)|];", "Ask(path); AgentGuard.RunInScope(\"file.file.delete\", () => File.Delete(path), target: path);")]
    [InlineData("Ask(path); [|WipeAsync(path)|].Wait();", "Ask(path); AgentGuard.RunInScopeAsync(\"file.file.delete\", _ => WipeAsync(path), target: path).Wait();")]
    public Task It_runs_within_a_capability(string before, string after) =>
        new FixVerifier<PathAnalyzer, RunInScopeFix> { Rule = "AGS1003" }.Fixes(Tool(before), Tool(after));

    [Fact]
    public Task Nobody_is_asked_twice() =>
        new FixVerifier<PathAnalyzer, RunInScopeFix> { Rule = "AGS1003" }.OffersNothing(Tool("AgentGuard.Run(\"tidy\", () => [|File.Delete(path)|]);"));

    private static string Tool(string body) => $$"""
        using System.IO;
        using System.Threading.Tasks;
        using AgentSafety;
        using Azure.Storage.Blobs;
        using ModelContextProtocol.Server;

        public class Tools
        {
            [McpServerTool]
            public void Tidy(string path, BlobClient blob)
            {
                {{body}}
            }

            private static Task WipeAsync(string path) { File.Delete(path); return Task.CompletedTask; }

            [AgentGuard(Protections.Approval)]
            private static void Ask(string what) { }
        }

        """;
}
