using AgentSafety.Rules;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>A guard that a switch turns off stays on.</summary>
public class KeepsGuards
{
    private static readonly FixVerifier<PathAnalyzer, KeepGuardFix> Verify = new() { Rule = "AGS2006" };

    [Theory]
    [InlineData("shell.AsAIFunction(requireApproval: [|false|])", "shell.AsAIFunction(requireApproval: true)")]
    [InlineData("shell.AsAIFunction(\"sh\", [|false|] /* why */)", "shell.AsAIFunction(\"sh\", true /* why */)")]
    [InlineData("new FileAccessProviderOptions { [|DisableWriteToolApproval = true|] }", "new FileAccessProviderOptions { DisableWriteToolApproval = false }")]
    [InlineData("new[] { [|FileAccessProvider.AllToolsAutoApprovalRule|], [|FileAccessProvider.AllToolsAutoApprovalRule|] }", "new[] { FileAccessProvider.ReadOnlyToolsAutoApprovalRule, FileAccessProvider.ReadOnlyToolsAutoApprovalRule }")]
    [InlineData("[|HostedMcpServerToolApprovalMode.NeverRequire|]", "HostedMcpServerToolApprovalMode.AlwaysRequire")]
    public Task By_the_other_value(string before, string after) => Verify.Fixes(File(before), File(after));

    [Fact]
    public Task Nothing_where_no_other_value_keeps_it() => Verify.OffersNothing(File("[|ToolApprovalAgent.AllToolsAutoApprovalRule|]"));

    private static string File(string expression) => $$"""
        using System;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Tools.Shell;
        using Microsoft.Extensions.AI;

        public class Tools
        {
            public object Use(ShellExecutor shell) => {{expression}};
        }

        namespace Microsoft.Agents.AI.Tools.Shell
        {
            public class ShellExecutor { public object AsAIFunction(string name = "run_shell", bool requireApproval = true) => name; }
        }

        namespace Microsoft.Agents.AI
        {
            public class ToolApprovalAgent { public static Func<bool> AllToolsAutoApprovalRule => () => true; }
            public class FileAccessProvider { public static Func<bool> AllToolsAutoApprovalRule => () => true; public static Func<bool> ReadOnlyToolsAutoApprovalRule => () => false; }
            public class FileAccessProviderOptions { public bool DisableWriteToolApproval { get; set; } }
        }

        """;
}
