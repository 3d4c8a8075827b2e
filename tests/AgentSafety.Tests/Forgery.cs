using System.Reflection;

namespace AgentSafety.Tests;

/// <summary>What somebody might do who can write this process's memory, but doesn't know the key.</summary>
internal static class Forgery
{
    public static T Of<T>(T original, string property, object? value) where T : class
    {
        typeof(T).GetField($"<{property}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(original, value);
        return original;
    }

    public static ApprovalDecision Approvers(ApprovalDecision original, params string[] approvers) => Of(original, "Approvers", approvers);
}
