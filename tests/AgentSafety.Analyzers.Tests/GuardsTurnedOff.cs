using AgentSafety.Guards;
using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests;

/// <summary>AGS2006: switches of frameworks that turn a guard off.</summary>
public sealed class GuardsTurnedOff
{
    private const string Frameworks = """

        namespace Microsoft.Agents.AI.Tools.Shell
        {
            public abstract class ShellExecutor { public AIFunction AsAIFunction(string name = "run_shell", string? description = null, bool requireApproval = true) => null!; }
            public sealed class LocalShellExecutor : ShellExecutor { }
        }
        namespace Microsoft.Agents.AI
        {
            public delegate ValueTask<bool> Rule(object context);
            public sealed class ToolApprovalAgentOptions { public IEnumerable<Rule>? AutoApprovalRules { get; set; } }
            public sealed class ToolApprovalAgent { public static Rule AllToolsAutoApprovalRule => null!; }
            public sealed class FileAccessProvider { public static Rule AllToolsAutoApprovalRule => null!; public static Rule ReadOnlyToolsAutoApprovalRule => null!; }
            public sealed class FileAccessProviderOptions { public bool DisableWriteToolApproval { get; set; } public bool DisableReadOnlyToolApproval { get; set; } }
        }
        namespace Azure.AI.Agents.Persistent
        {
            public class MCPToolResource { public MCPApproval? RequireApproval { get; set; } }
            public class MCPApproval(string trust) { public string Trust => trust; public static implicit operator MCPApproval(string trust) => new(trust); }
        }
        namespace Ours
        {
            public sealed class FileAccessProviderOptions { public bool DisableWriteToolApproval { get; set; } }
        }
        """;

    [Theory]
    [InlineData("shell.AsAIFunction(requireApproval: [|false|])")]
    [InlineData("shell.AsAIFunction(\"sh\", null, [|false|])")]
    [InlineData("shell.AsAIFunction(requireApproval: true)")]
    [InlineData("shell.AsAIFunction()")]
    [InlineData("shell.AsAIFunction(requireApproval: DateTime.Now.Year > 2000)")] // not known here
    [InlineData("new FileAccessProviderOptions { [|DisableWriteToolApproval = true|] }")]
    [InlineData("options.DisableWriteToolApproval = false")]
    [InlineData("[|options.DisableWriteToolApproval = true|]")]
    [InlineData("options.DisableReadOnlyToolApproval = true")] // only reads
    [InlineData("options.DisableWriteToolApproval")]
    [InlineData("new Ours.FileAccessProviderOptions { DisableWriteToolApproval = true }")]
    [InlineData("new ToolApprovalAgentOptions { AutoApprovalRules = [[|ToolApprovalAgent.AllToolsAutoApprovalRule|]] }")]
    [InlineData("new ToolApprovalAgentOptions { AutoApprovalRules = new Rule[] { [|FileAccessProvider.AllToolsAutoApprovalRule|] } }")]
    [InlineData("new ToolApprovalAgentOptions { AutoApprovalRules = [FileAccessProvider.ReadOnlyToolsAutoApprovalRule] }")]
    [InlineData("rules.Contains(null) ? rules[0] : [|ToolApprovalAgent.AllToolsAutoApprovalRule|]")]
    [InlineData("rules[0] == ToolApprovalAgent.AllToolsAutoApprovalRule")] // only compared
    [InlineData("nameof(ToolApprovalAgent.AllToolsAutoApprovalRule)")]
    [InlineData("ToolApprovalAgent.AllToolsAutoApprovalRule(rules)")]
    [InlineData("new HostedMcpServerTool(\"x\", \"https://x\") { ApprovalMode = [|HostedMcpServerToolApprovalMode.NeverRequire|] }")]
    [InlineData("new HostedMcpServerTool(\"x\", \"https://x\") { ApprovalMode = HostedMcpServerToolApprovalMode.AlwaysRequire }")]
    [InlineData("new MCPToolResource { [|RequireApproval = new MCPApproval(\"never\")|] }")]
    [InlineData("new MCPToolResource { [|RequireApproval = \"never\"|] }")]
    [InlineData("new MCPToolResource { RequireApproval = new(\"always\") }")]
    public Task A_switch_is_spoken_of_where_it_is_thrown(string expression) => Verify.AnalyzesFor(RuleIds.GuardTurnedOff, $$"""
        using Azure.AI.Agents.Persistent;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Tools.Shell;

        public class Tools
        {
            public object? Use(LocalShellExecutor shell, FileAccessProviderOptions options, List<Rule?> rules) => {{expression}};
        }
        """ + Frameworks);

    [Fact]
    public Task It_says_what_that_means() => Verify.Says(GuardRules.GuardTurnedOff, """
        public class Tools { public object? Mode() => {|#0:HostedMcpServerToolApprovalMode.NeverRequire|}; }
        """, steps: 1, "HostedMcpServerToolApprovalMode.NeverRequire", "every tool of that server runs unasked");

    [Fact]
    public void Every_line_is_a_switch() => Assert.All(GuardSwitches.All(), static known =>
    {
        Assert.Matches(@"^(\w+\.)+\w+$", known.Type);
        Assert.Matches(@"^\w+$", known.Member);
        Assert.True(known.Parameter is null || known.Value.Length > 0, known.Member);
        Assert.Matches("^[a-z].*[^. ]$", known.Reason);
    });
}
