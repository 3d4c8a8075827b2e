namespace AgentSafety;

/// <summary>The question as the person sees it. The model's text stands behind a bar, never at the left edge.</summary>
internal static class ConsoleQuestion
{
    private const int Columns = 64;
    private const int LongestCode = 400; // the source text explains; operation and target are what is decided, and are shown whole

    public static void Write(TextWriter output, ApprovalRequest request)
    {
        output.WriteLine();
        output.WriteLine("An agent asks for approval.");
        WriteValue(output, "operation", request.Operation);
        WriteValue(output, "target", request.Target ?? "(not said)");
        if (request.Code is { } code)
            WriteValue(output, "code", code.Length > LongestCode ? code.Remove(LongestCode) + "..." : code);

        WriteValue(output, "request", request.Id);
        output.Write("Type 'yes' to approve, anything else to deny: ");
        output.Flush();
    }

    private static void WriteValue(TextWriter output, string name, string value)
    {
        foreach (var line in VisibleText.Lines(value, Columns))
        {
            output.WriteLine($"{name,11} | {line}");
            name = "";
        }
    }
}
