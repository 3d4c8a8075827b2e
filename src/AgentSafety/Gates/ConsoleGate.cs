namespace AgentSafety;

/// <summary>Asks the person at the console. Only the word <c>yes</c>, typed for this request, approves.</summary>
/// <remarks>
/// It denies where no person can have read the question or typed the answer: at the end of input, when standard input is redirected
/// (over the MCP stdio transport it is the model's channel) and when standard error is. One question is shown at a time.
/// </remarks>
/// <param name="output">Where the question goes; standard error if <see langword="null"/>, since standard output may be the MCP transport.</param>
/// <param name="input">Where the answer comes from; the console if <see langword="null"/>. A reader of your own must not be one that the model can write to.</param>
/// <param name="approver">Name of the person at the console; the name of the user who runs the process if <see langword="null"/>. Never blank, or every request is denied.</param>
/// <example><code>AgentGuard.UseGate(new ConsoleGate(approver: "Ada"));</code></example>
public sealed class ConsoleGate(TextWriter? output = null, TextReader? input = null, string? approver = null) : IApprovalGate
{
    private const int LongestTarget = 2000;

    // There is one console, however many gates: an answer belongs to the one question on the screen.
    private static readonly SemaphoreSlim Turn = new(1, 1);

    /// <summary>Shows the request and waits for the person's answer.</summary>
    /// <param name="request">The act. Characters that could fake a prompt are shown as escapes.</param>
    /// <param name="cancellationToken">Stops waiting. What is typed afterwards answers nothing.</param>
    /// <returns>An approval if the person typed <c>yes</c>, else a denial.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before there was an answer.</exception>
    /// <example><code>var decision = await gate.DecideAsync(request, cancellationToken);</code></example>
    public async ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken)
    {
        if (Obstacle(request) is { } obstacle)
            return ApprovalDecision.Deny(request, obstacle);

        await Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        var asking = Task.Run(() => AskThenPass(request, cancellationToken), CancellationToken.None);
        return await asking.OrCanceled(cancellationToken).ConfigureAwait(false);
    }

    private string? Obstacle(ApprovalRequest request)
    {
        if ((input is null || ReferenceEquals(input, Console.In)) && Console.IsInputRedirected)
            return "standard input is redirected, so an answer from it may be the model's; only a person at a console can approve here";

        if ((output is null || ReferenceEquals(output, Console.Error)) && Console.IsErrorRedirected)
            return "standard error is redirected, so no person can see the question";

        return request.Operation.Length + (request.Target?.Length ?? 0) > LongestTarget
            ? $"operation and target are longer than {LongestTarget} characters, which nobody reads before answering"
            : null;
    }

    /// <summary>The turn ends with the answer, not with the wait: a line typed for a request that was given up doesn't approve the next one.</summary>
    private ApprovalDecision AskThenPass(ApprovalRequest request, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (input is null)
                ForgetTypedAhead();

            ConsoleQuestion.Write(output ?? Console.Error, request);
            return (input ?? Console.In).ReadLine() is "yes"
                ? ApprovalDecision.Approve(request, approver ?? Environment.UserName)
                : ApprovalDecision.Deny(request, "the person at the console did not type 'yes'");
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>What was typed before the question was shown doesn't answer it.</summary>
    private static void ForgetTypedAhead()
    {
        while (Console.KeyAvailable)
            Console.ReadKey(intercept: true);
    }
}
