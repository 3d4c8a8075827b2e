using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>Ways to wait for a task: <c>await</c>, <c>ConfigureAwait</c>, <c>AsTask</c>, <c>Wait</c>, <c>Result</c>, <c>GetAwaiter().GetResult()</c>.</summary>
internal static class Awaited
{
    /// <summary>The task behind what merely passes its outcome on.</summary>
    public static IOperation Unwrap(IOperation operation)
    {
        while (true)
        {
            operation = operation.WithoutConversions();
            if (operation is IAwaitOperation { Operation: var awaited })
                operation = awaited;
            else if (operation is IInvocationOperation { Instance: { } task } call && PassesOutcomeOn(call))
                operation = task;
            else if (operation is IPropertyReferenceOperation { Instance: { } completed, Property: { Name: "Result", ContainingType: { Name: "Task" or "ValueTask" } } })
                operation = completed;
            else
                return operation;
        }
    }

    /// <summary>A wait that may give up, or that swallows what was thrown, says nothing about the task.</summary>
    private static bool PassesOutcomeOn(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "ConfigureAwait" => call.TargetMethod.Parameters is [{ Type.SpecialType: SpecialType.System_Boolean }],
        "AsTask" or "GetAwaiter" or "GetResult" or "Wait" => call.TargetMethod.Parameters.IsEmpty,
        "WaitAsync" => true, // throws when it gives up
        _ => false,
    };

    /// <summary>Does control go on only after the task has ended well?</summary>
    public static IOperation? WaitedFor(IOperation operation) => operation switch
    {
        IAwaitOperation { Operation: var awaited } => Unwrap(awaited),
        IInvocationOperation { Instance: { } task, TargetMethod: { Name: "GetResult" } } => Unwrap(task),
        IInvocationOperation { Instance: { } task, TargetMethod: { Name: "Wait", Parameters.IsEmpty: true } } => Unwrap(task),
        IPropertyReferenceOperation { Instance: { } task, Property: { Name: "Result", ContainingType.Name: "Task" or "ValueTask" } } => Unwrap(task),
        _ => null,
    };
}
