using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>What a path calls the operation at its end.</summary>
internal static class StepName
{
    /// <summary>'TerminateInstancesAsync' speaks for itself; 'Delete' needs its type.</summary>
    public static string Name(this IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: var name } method } => IsOneWord(name) ? method.ShortName() : name,
        IMethodReferenceOperation { Method: { Name: var name } method } => IsOneWord(name) ? method.ShortName() : name,
        IObjectCreationOperation { Type.Name: var name } => $"new {name}",
        _ => operation.Syntax.ToString(),
    };

    private static bool IsOneWord(string name)
    {
        var length = name.EndsWith("Async", StringComparison.Ordinal) ? name.Length - "Async".Length : name.Length;
        for (var i = 1; i < length; i++)
            if (char.IsUpper(name[i]))
                return false;

        return true;
    }
}
