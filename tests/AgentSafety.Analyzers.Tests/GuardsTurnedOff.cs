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
        namespace Microsoft.Agents.AI.Hyperlight { public enum CodeActApprovalMode { AlwaysRequire, NeverRequire } }
        namespace Microsoft.Agents.AI.LocalCodeAct { public sealed class LocalCodeActProviderOptions { public bool ValidationDisabled { get; set; } public bool ValidationEnabled { get; set; } } }
        namespace GitHub.Copilot { public static class CopilotTool; }
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
    [InlineData("[|Microsoft.Agents.AI.Hyperlight.CodeActApprovalMode.NeverRequire|]")]
    [InlineData("Microsoft.Agents.AI.Hyperlight.CodeActApprovalMode.AlwaysRequire")]
    [InlineData("new Microsoft.Agents.AI.LocalCodeAct.LocalCodeActProviderOptions { [|ValidationDisabled = true|] }")]
    [InlineData("new Microsoft.Agents.AI.LocalCodeAct.LocalCodeActProviderOptions { [|ValidationEnabled = false|] }")]
    [InlineData("new Microsoft.Agents.AI.LocalCodeAct.LocalCodeActProviderOptions { ValidationDisabled = false, ValidationEnabled = true }")]
    [InlineData("new AIFunctionFactoryOptions { AdditionalProperties = new Dictionary<string, object?> { [|[\"skip_permission\"] = true|] } }")]
    [InlineData("new AIFunctionFactoryOptions { AdditionalProperties = new Dictionary<string, object?> { [\"skip_permission\"] = false, [\"other\"] = true } }")]
    [InlineData("new OpenAI.Responses.CustomMcpToolCallApprovalPolicy { [|ToolsNeverRequiringApproval = new() { ToolNames = { \"drop\" } }|] }")]
    [InlineData("new OpenAI.Responses.CustomMcpToolCallApprovalPolicy { ToolsNeverRequiringApproval = new() { IsReadOnly = true } }")]
    [InlineData("new OpenAI.Responses.CustomMcpToolCallApprovalPolicy { ToolsAlwaysRequiringApproval = new() { ToolNames = { \"drop\" } } }")]
    public Task A_switch_is_spoken_of_where_it_is_thrown(string expression) => Verify.AnalyzesFor(RuleIds.GuardTurnedOff, $$"""
        #pragma warning disable OPENAI001 // a preview of its SDK
        using Azure.AI.Agents.Persistent;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Tools.Shell;

        public class Tools
        {
            public object? Use(LocalShellExecutor shell, FileAccessProviderOptions options, List<Rule?> rules) => {{expression}};
        }
        """ + Frameworks);

    [Fact]
    public Task Brought_in_by_using_static() => Verify.AnalyzesFor(RuleIds.GuardTurnedOff, """
        using static Microsoft.Agents.AI.FileAccessProvider;
        using static System.Math;

        public class Tools
        {
            public object? Use() => new[] { [|AllToolsAutoApprovalRule|], ReadOnlyToolsAutoApprovalRule };
            public string Name => nameof(AllToolsAutoApprovalRule) + Min(1, 2);
        }
        """ + Frameworks);

    [Theory]
    [InlineData("namespace Azure.AI.Agents.Persistent { public class MCPToolResource { public string? RequireApproval { get; set; } } }", "new Azure.AI.Agents.Persistent.MCPToolResource { {|AGS2006:RequireApproval = \"never\"|} }")]
    [InlineData("namespace GitHub.Copilot { public static class PermissionHandler { public static object ApproveAll => 1; } }", "{|AGS2006:GitHub.Copilot.PermissionHandler.ApproveAll|}")]
    [InlineData("namespace Ours { public static class PermissionHandler { public static object ApproveAll => 1; } }", "Ours.PermissionHandler.ApproveAll")]
    public Task A_framework_alone_is_enough(string framework, string expression) => Verify.WithOnly(framework, $"public class Tools {{ public object? Use() => {expression}; }}", RuleIds.GuardTurnedOff);

    [Fact]
    public Task It_says_what_that_means() => Verify.Says(GuardRules.GuardTurnedOff, """
        public class Tools { public object? Mode() => {|#0:HostedMcpServerToolApprovalMode.NeverRequire|}; }
        """, steps: 1, "HostedMcpServerToolApprovalMode.NeverRequire", "every tool of that server runs unasked");

    [Fact]
    public void Every_line_is_a_switch() => Assert.All(GuardSwitches.All(), static known =>
    {
        Assert.Matches(@"^(\w+\.)+\w+$", known.Type);
        Assert.Matches(@"^(\.ctor|\w+|\[\w+\])$", known.Member);
        Assert.True(known.Parameter is null || known.Value.Length > 0, known.Member);
        Assert.Matches("^[a-z].*[^. ]$", known.Reason);
    });
}
