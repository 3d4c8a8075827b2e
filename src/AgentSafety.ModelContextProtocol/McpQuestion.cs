using System.Globalization;
using System.Text;
using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace AgentSafety;

/// <summary>The form that a person at an MCP client fills in: what is asked, and one yes/no field. Sending the form isn't a yes; only the field is.</summary>
internal static class McpQuestion
{
    private const string Field = "confirmed";
    private const int LongestTarget = 2000;
    private const int LineLength = 10; // "target | " and its line end: many short ones are long to read too
    private const int LongestRest = 500; // what only explains is cut; operation and targets are what is decided, and are shown whole

    /// <summary>Why nobody should be asked at all, or nothing.</summary>
    public static string? Obstacle(ApprovalRequest request) => request.Operation.Length + request.Targets.Sum(static target => target.Length + LineLength) > LongestTarget
        ? $"operation and targets are longer than {LongestTarget} characters, which nobody reads before answering"
        : null;

    public static ElicitRequestParams Form(ApprovalRequest request) => new()
    {
        Message = Text(request),
        RequestedSchema = new()
        {
            // No default: the SDK would put it in where the client sent nothing.
            Properties = { [Field] = new ElicitRequestParams.BooleanSchema { Title = "Yes, do it", Description = "Only if you want exactly this." } },
            Required = [Field],
        },
    };

    /// <summary>Anything but the field, filled in with yes, on a form that was sent, denies.</summary>
    public static ApprovalDecision Decide(ApprovalRequest request, ElicitResult? answer, string approver) =>
        answer is { IsAccepted: true, Content: { } content } && content.TryGetValue(Field, out var confirmed) && confirmed.ValueKind is JsonValueKind.True
            ? ApprovalDecision.Approve(request, approver)
            : ApprovalDecision.Deny(request, "the person at the MCP client did not confirm it");

    private static string Text(ApprovalRequest request)
    {
        var text = new StringBuilder("An agent asks for approval.");
        Add(text, "operation", VisibleText.Of(request.Operation));
        foreach (var target in request.Targets)
            Add(text, "target", VisibleText.Of(target));

        if (request.Targets.Count == 0)
            Add(text, "target", "(not said)");

        Add(text, "agent", Short(request.Agent));
        Add(text, "its reason", Short(request.Reason));
        Add(text, "effect", Short(request.Effect));
        Add(text, "reaches", Short(request.BlastRadius));
        Add(text, "preview", Short(request.Preview));
        Add(text, "way back", Short(request.Undo) ?? (request.Reversibility is Reversibility.Irreversible ? "none" : null));
        Add(text, "new", request.IsNovel ? "this agent has never done this before" : null);
        return text.ToString();
    }

    /// <summary>The model may have chosen the value: it stays on its line, behind a bar.</summary>
    private static void Add(StringBuilder text, string name, string? value)
    {
        if (value is not null)
            text.Append('\n').Append(name).Append(" | ").Append(value);
    }

    private static string? Short(string? value) => value switch
    {
        null => null,
        { Length: > LongestRest } => VisibleText.Of(value.Remove(LongestRest)) + string.Format(CultureInfo.InvariantCulture, "... ({0} characters)", value.Length),
        _ => VisibleText.Of(value),
    };
}
