using AgentSafety.Rules;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>What approves whatever it is asked denies.</summary>
public class DeniesUnasked
{
    private static readonly FixVerifier<PathAnalyzer, DenyFix> Verify = new() { Rule = "AGS2004" };

    [Theory]
    [InlineData("new([|ApprovalDecision.Approve(request, \"ops\")|])", "new(ApprovalDecision.Deny(request, \"nobody was asked\"))")]
    [InlineData("request.Operation == \"drop\" ? new(ApprovalDecision.Deny(request, \"no\")) : new([|AgentSafety.ApprovalDecision.Approve(request, approver: \"ops\")|] /* why */)", "request.Operation == \"drop\" ? new(ApprovalDecision.Deny(request, \"no\")) : new(AgentSafety.ApprovalDecision.Deny(request, \"nobody was asked\") /* why */)")]
    public Task A_gate(string before, string after) => Verify.Fixes(File(before, "null"), File(after, "null"));

    [Theory]
    [InlineData("requests.Select(request => request.CreateResponse([|true|])).Concat(requests.Select(request => request.CreateResponse(approved: [|true|], \"fine\")))", "requests.Select(request => request.CreateResponse(false)).Concat(requests.Select(request => request.CreateResponse(approved: false, \"fine\")))")]
    [InlineData("new ModelContextProtocol.Client.McpClientHandlers { ElicitationHandler = (_, _) => new(new ModelContextProtocol.Protocol.ElicitResult { Action = [|\"accept\"|] }) }", "new ModelContextProtocol.Client.McpClientHandlers { ElicitationHandler = (_, _) => new(new ModelContextProtocol.Protocol.ElicitResult { Action = \"decline\" }) }")]
    public Task An_answer(string before, string after) => Verify.Fixes(File("throw null!", before), File("throw null!", after));

    [Fact]
    public Task Nothing_where_a_list_decides() => Verify.OffersNothing(File("throw null!", "requests.Select(request => request.CreateResponse([|request.RequestId != \"drop\"|]))"));

    private static string File(string gate, string answer) => $$"""
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using AgentSafety;
        using Microsoft.Extensions.AI;

        public class Gate : IApprovalGate
        {
            public ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken) => {{gate}};

            public object? Use(ToolApprovalRequestContent[] requests) => {{answer}};
        }

        """;
}
