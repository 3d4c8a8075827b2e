namespace AgentSafety;

/// <summary>The question as the person sees it. The model's text stands behind a bar, never at the left edge.</summary>
internal static class ConsoleQuestion
{
    private const int Columns = 64;
    private const int LongestExplanation = 400; // the source text explains, as the rest does; operation and target are what is decided, and are shown whole

    public static void Write(TextWriter output, ApprovalRequest request)
    {
        output.WriteLine();
        output.WriteLine("An agent asks for approval.");
        WriteValue(output, "operation", request.Operation);
        WriteValue(output, "target", request.Target ?? "(not said)");
        foreach (var (name, value) in Explanations(request))
            if (value is not null)
                WriteValue(output, name, value.Length > LongestExplanation ? value.Remove(LongestExplanation) + "..." : value);

        WriteValue(output, "request", request.Id);
        output.Write("Type 'yes' to approve, anything else to deny: ");
        output.Flush();
    }

    private static (string Name, string? Value)[] Explanations(ApprovalRequest request) =>
    [
        ("agent", request.Agent),
        ("reason", request.Reason),
        ("effect", request.Effect),
        ("reaches", request.BlastRadius),
        ("preview", request.Preview),
        ("way back", request.Reversibility is Reversibility.Irreversible ? $"none: {request.Undo ?? "it can't be undone"}" : request.Undo),
        ("new", request.IsNovel ? "this agent has never done this before" : null),
        ("code", request.Code),
    ];

    private static void WriteValue(TextWriter output, string name, string value)
    {
        foreach (var line in VisibleText.Lines(value, Columns))
        {
            output.WriteLine($"{name,11} | {line}");
            name = "";
        }
    }
}
