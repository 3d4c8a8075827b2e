using System.Collections.Concurrent;

namespace AgentSafety.Calls;

/// <summary>
/// The assemblies that nobody needs to vouch for: what they can destroy is in our tables. Told by their signature, because anybody may call
/// a package <c>System.Something</c>; asked once for each assembly.
/// </summary>
internal sealed class PlatformAssemblies
{
    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _known = new(SymbolEqualityComparer.Default);

    public bool Contains(IAssemblySymbol assembly) => _known.TryGetValue(assembly, out var known) ? known : _known.GetOrAdd(assembly, IsPlatform(assembly.Identity));

    /// <summary>The same, for who asks once.</summary>
    public static bool IsPlatform(IAssemblySymbol assembly) => IsPlatform(assembly.Identity);

    private static bool IsPlatform(AssemblyIdentity assembly) => TokenOf(assembly) switch
    {
        0xadb9793829ddae60 => true, // ASP.NET Core, Microsoft.Extensions, Entity Framework
        0xb77a5c561934e089 or 0xb03f5f7f11d50a3a or 0xcc7b13ffcd2ddd51 or 0x31bf3856ad364e35 or 0x7cec85d7bea7798e => IsNamedLikeIt(assembly.Name), // the last three sign much else
        _ => IsOfTheAgent(assembly.Name),
    };

    private static bool IsNamedLikeIt(string name) =>
        name is "mscorlib" or "netstandard" or "System" or "WindowsBase" or "Microsoft.CSharp" or "Accessibility"
        || name.StartsWith("System.", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.VisualBasic", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.Win32.", StringComparison.Ordinal)
        || name.StartsWith("Presentation", StringComparison.Ordinal);

    /// <summary>What the agent itself runs on, and our own guards.</summary>
    private static bool IsOfTheAgent(string name) => name is "AgentSafety" or "ModelContextProtocol" or "ModelContextProtocol.Core" or "ModelContextProtocol.AspNetCore";

    private static ulong TokenOf(AssemblyIdentity assembly)
    {
        var token = 0UL;
        foreach (var part in assembly.PublicKeyToken)
            token = token << 8 | part;

        return token;
    }
}
