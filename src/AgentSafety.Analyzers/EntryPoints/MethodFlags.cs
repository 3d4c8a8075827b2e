using System.Reflection;

namespace AgentSafety.EntryPoints;

/// <summary>Which methods <c>GetMethods(flags)</c> gives: those that are public, if it isn't told. Flags that aren't written out give all.</summary>
internal static class MethodFlags
{
    public static Func<IMethodSymbol, bool> In(IInvocationOperation call)
    {
        if (call.TargetMethod.Name is "GetRuntimeMethods" || FlagsOf(call) is not { } flags)
            return static _ => true;

        return method => flags.HasFlag(method.DeclaredAccessibility is Accessibility.Public ? BindingFlags.Public : BindingFlags.NonPublic)
            && flags.HasFlag(method.IsStatic ? BindingFlags.Static : BindingFlags.Instance);
    }

    private static BindingFlags? FlagsOf(IInvocationOperation call) => call.Arguments switch
    {
        [] => BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static,
        [{ Value.ConstantValue: { HasValue: true, Value: int flags } }] => (BindingFlags)flags,
        _ => null,
    };
}
