using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests;

/// <summary>AGS1002 to 1004: some protection holds, and another is missing.</summary>
public sealed class MissingProtections
{
    private const string World = """
        public static class Guards
        {
            [AgentGuard(Protections.Approval)] public static void Ask(string what) { }
            [AgentGuard(Protections.Scope)] public static void Within(string what) { }
            [AgentGuard(Protections.Rollback)] public static void KeepCopy(string what) { }
        }
        public class Cloud(Amazon.EC2.IAmazonEC2 ec2)
        {
            public Task Stop(string id) => ec2.TerminateInstancesAsync(new Amazon.EC2.Model.TerminateInstancesRequest { InstanceIds = [id] });
            public void Remove(string file) => File.Delete(file);
        }
        """;

    [Theory]
    [InlineData("Guards.Within(id); await [|cloud.Stop(id)|];")]
    [InlineData("Guards.KeepCopy(id); await [|cloud.Stop(id)|];")]
    [InlineData("if (id.Length > 3) Guards.Within(id); else Guards.KeepCopy(id); await [|cloud.Stop(id)|];")]
    [InlineData("if (id.Length > 3) Guards.Within(id); else Guards.Ask(id); await [|cloud.Stop(id)|];")]
    [InlineData("Guards.Ask(id); await cloud.Stop(id);")]
    [InlineData("Guards.Within(id); Guards.Ask(id); await cloud.Stop(id);")]
    [InlineData("await cloud.Stop(id);")] // nothing holds: AGS1001 says so
    [InlineData("Guards.Within(id); cloud.Remove(id);")] // one file
    public Task Nobody_approves(string body) => Verify.AnalyzesFor(RuleIds.UnapprovedOperation, Tool(body));

    [Theory]
    [InlineData("Guards.Ask(id); await [|cloud.Stop(id)|];")]
    [InlineData("Guards.Ask(id); [|cloud.Remove(id)|];")]
    [InlineData("Guards.Ask(id); Guards.Within(id); await cloud.Stop(id);")]
    [InlineData("Guards.Within(id); await cloud.Stop(id);")]
    [InlineData("await cloud.Stop(id);")]
    public Task No_scope_holds(string body) => Verify.AnalyzesFor(RuleIds.UnscopedOperation, Tool(body));

    [Theory]
    [InlineData("Guards.Ask(id); await [|cloud.Stop(id)|];")]
    [InlineData("Guards.Ask(id); Guards.KeepCopy(id); await cloud.Stop(id);")]
    [InlineData("await cloud.Stop(id);")]
    [InlineData("await AgentGuard.RunAsync(\"stop\", _ => [|cloud.Stop(id)|]);")]
    [InlineData("await AgentGuard.RunAsync(\"stop\", _ => [|cloud.Stop(id)|], rollback: null);")]
    [InlineData("await AgentGuard.RunAsync(\"stop\", _ => [|cloud.Stop(id)|], rollback: default);")]
    [InlineData("await AgentGuard.RunAsync(\"stop\", _ => cloud.Stop(id), rollback: Rollback.Impossible(\"it is another one\"));")]
    [InlineData("var way = Rollback.By(\"start another\", () => { }); await AgentGuard.RunAsync(\"stop\", _ => cloud.Stop(id), id, default, way);")]
    [InlineData("await AgentGuard.RunAsync(new ProposedAct(\"stop\", id) { Rollback = Rollback.Impossible(\"it is another one\") }, _ => cloud.Stop(id));")]
    [InlineData("await AgentGuard.RunAsync(new ProposedAct(\"stop\", id) { Effect = \"\" }, _ => [|cloud.Stop(id)|]);")]
    public Task No_rollback_is_registered(string body) => Verify.AnalyzesFor(RuleIds.OperationWithoutRollback, Tool(body));

    [Fact]
    public Task What_is_missing_is_missing_on_the_whole_path() => Verify.AnalyzesFor(RuleIds.UnapprovedOperation, World + """
        public class Service(Cloud cloud)
        {
            public async Task Asked(string id) { Guards.Ask(id); await cloud.Stop(id); }
            public async Task NotAsked(string id) { Guards.KeepCopy(id); await cloud.Stop(id); }
        }
        public class Tools(Service service)
        {
            [McpServerTool] public async Task One(string id) { Guards.Within(id); await service.Asked(id); }
            [McpServerTool] public async Task Two(string id) { Guards.Within(id); await [|service.NotAsked(id)|]; }
            [McpServerTool] public async Task Three(string id) => await [|service.NotAsked(id)|];
        }
        """);

    private static string Tool(string body) => $"{World}\npublic class Tools(Cloud cloud) {{ [McpServerTool] public async Task Run(string id) {{ {body} await Task.Yield(); }} }}";
}
