using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AgentSafety.Adapters.Tests;

/// <summary>A guarded function asks, whoever calls it. Everything but an approval keeps it from running.</summary>
public sealed class WhoeverCallsIt
{
    private readonly List<string> _dropped = [];

    public static TheoryData<string> All => Invokers.Names;

    private AIFunction Drop => AIFunctionFactory.Create(
        (string table) =>
        {
            _dropped.Add(table);
            return $"dropped {table}";
        },
        "drop_table", "Drops a table for good.");

    [Theory, MemberData(nameof(All))]
    public async Task An_approved_call_runs_once_with_its_arguments(string invoker)
    {
        var gate = TestGate.Approving();
        using var scope = AgentGuard.BeginGate(gate);
        Assert.Contains("dropped orders", await Invokers.CallAsync(invoker, new GuardedAIFunction(Drop), new() { ["table"] = "orders" }), StringComparison.Ordinal);
        Assert.Equal(["orders"], _dropped);
        var request = Assert.Single(gate.Requests);
        Assert.Equal(("drop_table", "table: orders", "Drops a table for good."), (request.Operation, request.Target, request.Effect));
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_denied_call_does_not_run(string invoker)
    {
        var gate = TestGate.Denying();
        using var scope = AgentGuard.BeginGate(gate);
        await Record.ExceptionAsync(() => Invokers.CallAsync(invoker, new GuardedAIFunction(Drop), new() { ["table"] = "orders" }));
        Assert.Empty(_dropped);
        Assert.Single(gate.Requests);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Without_a_gate_nothing_runs(string invoker)
    {
        await Record.ExceptionAsync(() => Invokers.CallAsync(invoker, new GuardedAIFunction(Drop), new() { ["table"] = "orders" }));
        Assert.Empty(_dropped);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Around_a_function_that_is_only_marked_it_asks_where_the_mark_is_lost(string invoker)
    {
        using var scope = AgentGuard.BeginGate(TestGate.Denying());
        await Record.ExceptionAsync(() => Invokers.CallAsync(invoker, new GuardedAIFunction(new ApprovalRequiredAIFunction(Drop)), new() { ["table"] = "orders" }));
        Assert.Empty(_dropped);
    }

    [Fact]
    public async Task What_was_shown_is_what_runs_where_the_caller_does_not_care_about_case()
    {
        var drop = AIFunctionFactory.Create((string table = "all") => _dropped.Add(table), "drop_table");
        var gate = TestGate.Approving();
        using var scope = AgentGuard.BeginGate(gate);
        await new GuardedAIFunction(drop).InvokeAsync(new(StringComparer.OrdinalIgnoreCase) { ["Table"] = "orders" });
        Assert.Equal(["orders"], _dropped);
        Assert.Equal("Table: orders", Assert.Single(gate.Requests).Target);

        await Assert.ThrowsAsync<InvalidOperationException>(() => new GuardedAIFunction(drop).InvokeAsync(new() { ["Table"] = "orders", ["table"] = "customers" }).AsTask());
        Assert.Single(_dropped);
    }

    [Fact]
    public async Task A_denial_says_why()
    {
        using var scope = AgentGuard.BeginGate(TestGate.Denying("not on a Friday"));
        var denied = await Assert.ThrowsAsync<ApprovalDeniedException>(() => Invokers.CallAsync("direct", new GuardedAIFunction(Drop), new() { ["table"] = "orders" }));
        Assert.Contains("not on a Friday", denied.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_you_say_is_what_the_person_sees()
    {
        var gate = TestGate.Approving();
        using var scope = AgentGuard.BeginGate(gate);
        await Invokers.CallAsync("direct", new GuardedAIFunction(Drop, arguments => new("drop table", $"db/{arguments["table"]}") { Reason = "why" }), new() { ["table"] = "orders" });
        Assert.Equal(("drop table", "db/orders", "why"), (gate.Requests[0].Operation, gate.Requests[0].Target, gate.Requests[0].Reason));
    }

    [Fact]
    public async Task Every_argument_is_shown_as_it_is()
    {
        var gate = TestGate.Denying();
        using var scope = AgentGuard.BeginGate(gate);
        var arguments = new Dictionary<string, object?>
        {
            ["text"] = "größe", ["json"] = JsonDocument.Parse("""{"a":[1,2]}""").RootElement, ["string"] = JsonSerializer.SerializeToElement("x"),
            ["none"] = null, ["yes"] = true, ["half"] = 0.5, ["list"] = new List<string> { "a", "b" },
        };
        await Record.ExceptionAsync(() => Invokers.CallAsync("direct", new GuardedAIFunction(Drop), arguments));
        Assert.Equal(["half: 0.5", "json: {\"a\":[1,2]}", "list: [\n  \"a\",\n  \"b\"\n]", "none: null", "string: x", "text: größe", "yes: true"], gate.Requests[0].Targets);
    }

    [Fact]
    public async Task An_argument_that_can_not_be_shown_is_not_approved()
    {
        var gate = TestGate.Approving();
        using var scope = AgentGuard.BeginGate(gate);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Invokers.CallAsync("direct", new GuardedAIFunction(Drop), new() { ["table"] = new Loop() }));
        Assert.Empty(gate.Requests);
        Assert.Empty(_dropped);
    }

    [Fact]
    public async Task An_argument_that_changes_while_the_person_reads_is_refused()
    {
        var tables = new List<string> { "drafts" };
        var dropped = new List<string>();
        var drop = AIFunctionFactory.Create((List<string> tables) => dropped.AddRange(tables), "drop_tables");
        using var scope = AgentGuard.BeginGate(new GateOf(request =>
        {
            tables.Add("orders");
            return ApprovalDecision.Approve(request, "Ada");
        }));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Invokers.CallAsync("direct", new GuardedAIFunction(drop), new() { ["tables"] = tables }));
        Assert.Empty(dropped);
    }

    [Fact]
    public async Task An_argument_that_is_replaced_while_the_person_reads_changes_nothing()
    {
        var arguments = new AIFunctionArguments { ["table"] = "drafts" };
        using var scope = AgentGuard.BeginGate(new GateOf(request =>
        {
            arguments["table"] = "orders";
            return ApprovalDecision.Approve(request, "Ada");
        }));
        await new GuardedAIFunction(Drop).InvokeAsync(arguments);
        Assert.Equal(["drafts"], _dropped);
    }

    [Fact]
    public void It_is_a_guard_that_gives_approval()
    {
        var call = typeof(GuardedAIFunction).GetMethod("InvokeCoreAsync", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!;
        Assert.Equal(Protections.Approval, ((AgentGuardAttribute)Attribute.GetCustomAttribute(call, typeof(AgentGuardAttribute))!).Protections);
        Assert.True(typeof(GuardedAIFunction).IsSealed);
    }

    private sealed class Loop
    {
        public Loop Self => this;
    }
}
