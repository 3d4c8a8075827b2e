namespace AgentSafety;

/// <summary>Something in an audit log that isn't as it was written.</summary>
/// <example><code>foreach (var problem in report.Problems) Console.Error.WriteLine(problem);</code></example>
public sealed class AuditProblem
{
    internal AuditProblem(string file, long line, string what) => (File, Line, What) = (file, line, what);

    /// <summary>Path of the file.</summary>
    /// <example><code>Console.WriteLine($"{problem.File}({problem.Line}): {problem.What}");</code></example>
    public string File { get; }

    /// <summary>Line in the file, from 1; 0 if it is about the file as a whole.</summary>
    /// <example><code>Console.WriteLine($"{problem.File}({problem.Line}): {problem.What}");</code></example>
    public long Line { get; }

    /// <summary>What is wrong, as a sentence.</summary>
    /// <example><code>Console.WriteLine($"{problem.File}({problem.Line}): {problem.What}");</code></example>
    public string What { get; }

    /// <summary>As compilers write it.</summary>
    /// <returns>For example <c>audit.jsonl(3): The record was changed.</c></returns>
    /// <example><code>Console.Error.WriteLine(problem.ToString());</code></example>
    public override string ToString() => $"{File}({Line}): {What}";
}
