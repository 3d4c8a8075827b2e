using System.Collections.Immutable;
using System.Reflection;

namespace AgentSafety.Testing.Proof;

/// <summary>One of each that an assembly holds, in the order of their names.</summary>
internal static class Shipped
{
    public static ImmutableArray<T> In<T>(Assembly assembly) => [.. assembly.GetTypes()
        .Where(static type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract).OrderBy(static type => type.Name, StringComparer.Ordinal).Select(static type => (T)Activator.CreateInstance(type)!)];
}
