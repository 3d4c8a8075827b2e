namespace AgentSafety.Analyzers.Tests;

/// <summary>A project's own guards, by file.</summary>
public sealed class GuardFileTests
{
    private const string Tool = """
        namespace Shop;
        public interface IApprovals { Task DemandAsync(string what); Task<bool> AskAsync(string what); Task<Answer> AnswerAsync(string what); bool IsOpen { get; } }
        public sealed record Answer(bool IsGranted);
        public static class Tools
        {
            [McpServerTool] public static async Task Clean(IApprovals approvals, string path)
            {
                {0}
            }
        }
        """;

    [Theory]
    [InlineData("M:Shop.IApprovals.DemandAsync(System.String); approval", "await approvals.DemandAsync(path); Directory.Delete(path, true);")]
    [InlineData("M:Shop.IApprovals.AskAsync(System.String); approval # ours", "if (await approvals.AskAsync(path)) Directory.Delete(path, true);")]
    [InlineData("M:Shop.IApprovals.AnswerAsync(System.String); approval; member=IsGranted", "if ((await approvals.AnswerAsync(path)).IsGranted) Directory.Delete(path, true);")]
    [InlineData("M:Shop.IApprovals.AskAsync(System.String); scope; on return", "await approvals.AskAsync(path); Directory.Delete(path, true);")]
    [InlineData("P:Shop.IApprovals.IsOpen; scope", "if (approvals.IsOpen) Directory.Delete(path, true); await Task.Yield();")]
    [InlineData("M:Shop.IApprovals.AskAsync(System.String); approval", "await approvals.AskAsync(path); Directory.Delete(path, true);")] // AGS2001
    [InlineData("M:Shop.Other.AskAsync(System.String); approval", "if (await approvals.AskAsync(path)) [|Directory.Delete(path, true)|];")]
    [InlineData("", "if (await approvals.AskAsync(path)) [|Directory.Delete(path, true)|];")]
    public Task Declares_guards(string file, string body) =>
        Verify.WithFile("AgentSafety.Guards.txt", file, Tool.Replace("{0}", body, StringComparison.Ordinal));

    [Fact]
    public Task A_line_that_cannot_be_read_costs_no_other() => Verify.WithFile("AgentSafety.Guards.txt",
        """
        # guards of the shop
        DemandAsync; approval
        M:Shop.IApprovals.DemandAsync(System.String); approval
        M:Shop.IApprovals.AskAsync(System.String); blessing
        """,
        Tool.Replace("{0}", "await approvals.DemandAsync(path); Directory.Delete(path, true);", StringComparison.Ordinal));

    [Fact]
    public Task A_line_that_cannot_be_read_is_reported_there() => Verify.Configuration("AgentSafety.Guards.txt",
        """
        # guards of the shop
        {|#0:DemandAsync; approval|}
        M:Shop.IApprovals.DemandAsync(System.String); approval

        {|#1:M:Shop.IApprovals.AskAsync(System.String); blessing|}
        {|#2:M:Shop.IApprovals.AskAsync(System.String)|}
        {|#3:M:Shop.IApprovals.AskAsync(System.String); approval; sometimes|}
        {|#4:;;;|}
        """, count: 5);
}
