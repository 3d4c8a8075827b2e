using Microsoft.Extensions.AI;

namespace AgentSafety;

/// <summary>
/// A function that asks before it runs, whoever calls it: a chat client that invokes functions, an MCP server, Semantic Kernel, your own code.
/// <c>ApprovalRequiredAIFunction</c> only marks a function, for the invokers that look for the mark; this one asks itself, through <see cref="AgentGuard"/>,
/// with all guards that are in force.
/// </summary>
/// <remarks>
/// What was shown is what runs: the arguments are copied before anybody is asked, and an argument that changes while the person reads is refused.
/// A denial is thrown; most invokers tell the model that the function failed.
/// </remarks>
/// <example><code>
/// Tools = [new GuardedAIFunction(AIFunctionFactory.Create(DropTable))]
/// server.WithTools([McpServerTool.Create(new GuardedAIFunction(AIFunctionFactory.Create(DropTable)))])
/// </code></example>
public sealed class GuardedAIFunction : DelegatingAIFunction
{
    private readonly Func<AIFunctionArguments, ProposedAct> _describe;

    /// <summary>Shows the name of the function, its description and each argument.</summary>
    /// <param name="innerFunction">Runs at most once for each call, and only after an approval.</param>
    /// <exception cref="ArgumentNullException"><paramref name="innerFunction"/> is <see langword="null"/>.</exception>
    /// <example><code>new GuardedAIFunction(AIFunctionFactory.Create(DropTable))</code></example>
    public GuardedAIFunction(AIFunction innerFunction) : base(innerFunction) =>
        _describe = arguments => new(Name, ShownArguments.Of(arguments, JsonSerializerOptions)) { Effect = string.IsNullOrWhiteSpace(Description) ? null : Description };

    /// <summary>Shows what you make of the arguments: an operation as a person would say it, and exactly what it is done to.</summary>
    /// <param name="innerFunction">Runs at most once for each call, and only after an approval.</param>
    /// <param name="describe">Called before and after the question with a copy of the arguments, and must say the same. What it throws, or a <see langword="null"/>, denies.</param>
    /// <exception cref="ArgumentNullException"><paramref name="innerFunction"/> or <paramref name="describe"/> is <see langword="null"/>.</exception>
    /// <example><code>new GuardedAIFunction(drop, arguments => new ProposedAct("drop table", $"{arguments["table"]}"))</code></example>
    public GuardedAIFunction(AIFunction innerFunction, Func<AIFunctionArguments, ProposedAct> describe) : base(innerFunction) =>
        _describe = describe ?? throw new ArgumentNullException(nameof(describe));

    /// <summary>Asks, and runs the function if a person approved it.</summary>
    /// <param name="arguments">What the model wants it to be called with.</param>
    /// <param name="cancellationToken">Gives up waiting for the answer. The function gets a token that the kill switch cancels too.</param>
    /// <returns>What the function returned.</returns>
    /// <exception cref="GuardDeniedException">A guard said no, and the function did not run.</exception>
    /// <exception cref="InvalidOperationException">An argument changed while somebody was asked, or can't be shown, and the function did not run.</exception>
    [AgentGuard(Protections.Approval)]
    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        var copy = Copied(arguments);
        var shown = _describe(copy) ?? throw new InvalidOperationException($"The description of '{Name}' says nothing, so nobody can approve it.");
        return await AgentGuard.RunAsync(shown, token => InvokeShownAsync(shown, copy, token), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Names are found whatever their case, as some callers mean them: a function must not take its default for what was shown with another value.</summary>
    private AIFunctionArguments Copied(AIFunctionArguments arguments)
    {
        var own = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var argument in arguments)
            own[argument.Key] = argument.Value;

        return own.Count == arguments.Count
            ? new(own, StringComparer.OrdinalIgnoreCase) { Services = arguments.Services, Context = arguments.Context }
            : throw new InvalidOperationException($"Two arguments of '{Name}' differ only in case, so nobody can say which one counts.");
    }

    private async Task<object?> InvokeShownAsync(ProposedAct shown, AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        if (_describe(arguments) is not { } now || now.Operation != shown.Operation || !now.Targets.SequenceEqual(shown.Targets, StringComparer.Ordinal))
            throw new InvalidOperationException($"An argument of '{Name}' changed while somebody was asked, so it did not run.");

        return await InnerFunction.InvokeAsync(arguments, cancellationToken).ConfigureAwait(false);
    }
}
