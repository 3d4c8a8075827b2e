namespace AgentSafety;

/// <summary>
/// The act failed, and so did a compensation: things are neither as they were nor as they should be, and a person has to look.
/// <see cref="Exception.InnerException"/> is what the act threw.
/// </summary>
/// <example><code>
/// catch (RollbackFailedException halfDone)
/// {
///     await pager.CallAsync(halfDone.Report.ToString());
/// }
/// </code></example>
public sealed class RollbackFailedException : InvalidOperationException
{
    internal RollbackFailedException(ProposedAct act, RollbackReport report, Exception failure)
        : base($"'{VisibleText.Of(act.Operation)}' failed and could not be undone: {report}", failure) => Report = report;

    /// <summary>What became of each compensation.</summary>
    /// <example><code>Console.WriteLine(halfDone.Report);</code></example>
    public RollbackReport Report { get; }
}
