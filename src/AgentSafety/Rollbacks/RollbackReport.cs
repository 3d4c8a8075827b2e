namespace AgentSafety;

/// <summary>What became of each compensation, in the order in which they ran.</summary>
/// <example><code>foreach (var failed in report.Results.Where(result => result.Failure is not null)) log.LogError(failed.Failure, "{How}", failed.How);</code></example>
public sealed class RollbackReport
{
    internal RollbackReport(IReadOnlyList<CompensationResult> results) => Results = [.. results];

    /// <summary>One result for each compensation, the last registered first.</summary>
    /// <example><code>report.Results[0].How // "start it again"</code></example>
    public IReadOnlyList<CompensationResult> Results { get; }

    /// <summary>Did all of them succeed?</summary>
    /// <example><code>if (!report.IsComplete) await CallSomebodyAsync();</code></example>
    public bool IsComplete => Results.All(static result => result.Failure is null);

    /// <summary>The report as a person would read it.</summary>
    /// <returns>One line.</returns>
    /// <example><code>Console.WriteLine(report);</code></example>
    public override string ToString() => Results.Count == 0
        ? "nothing to undo"
        : string.Join("; ", Results.Select(static result => result.Failure is { } failure
            ? $"'{VisibleText.Of(result.How)}' failed with {failure.GetType().Name}"
            : $"'{VisibleText.Of(result.How)}' done"));
}
