namespace AgentSafety;

/// <summary>
/// Calling this destroys. The contract of a method whose body the analyzer can't see: of an interface, or in another assembly.
/// </summary>
/// <param name="operation">What is done, as a person would say it: <c>delete bucket</c>.</param>
/// <example><code>[DestructiveOperation("delete bucket")]
/// Task DeleteAsync(string name);</code></example>
[AttributeUsage(AttributeTargets.Method, Inherited = true)]
public sealed class DestructiveOperationAttribute(string operation) : Attribute
{
    /// <summary>What is done, as a person would say it.</summary>
    /// <example><code>attribute.Operation // "delete bucket"</code></example>
    public string Operation { get; } = operation;

    /// <summary>What is lost, in one sentence, or <see langword="null"/> when the operation says it all.</summary>
    /// <example><code>[DestructiveOperation("delete bucket", Summary = "all its objects are lost")]</code></example>
    public string? Summary { get; set; }
}
