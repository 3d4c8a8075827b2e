using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSafety.Catalogue.Tests;

/// <summary>
/// What the real SDKs declare, read as metadata. A package that is read twice (for .NET and for .NET Framework, or in two versions) shows
/// one face in each world; all others are the same in every world.
/// </summary>
internal static class Sdk
{
    private static readonly Lazy<ImmutableArray<CSharpCompilation>> Worlds = new(static () =>
    {
        var packages = Assemblies().GroupBy(Path.GetFileName).Select(static faces => faces.ToArray()).ToArray();
        return [.. Enumerable.Range(0, packages.Max(static faces => faces.Length))
            .Select(world => World(packages.Select(faces => faces[Math.Min(world, faces.Length - 1)])))];
    });

    /// <summary>One line a package, as the project file writes them: folder, versions, assemblies.</summary>
    private static IEnumerable<string> Assemblies() =>
        from line in File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "sdk-assemblies.txt"))
        let fields = line.Split('|')
        from version in fields[1].Split(',')
        from assembly in fields[2].Split(',')
        let path = Path.Combine(fields[0], version, assembly)
        where File.Exists(path) || (!fields[1].Contains(',') ? throw new FileNotFoundException("Restore the test project first.", path) : false)
        select path;

    private static CSharpCompilation World(IEnumerable<string> assemblies)
    {
        var framework = Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll").Where(static file => Path.GetFileName(file) is ['S', 'y', ..] or "mscorlib.dll" or "netstandard.dll" or "Microsoft.Win32.Registry.dll");
        return CSharpCompilation.Create("World", references: framework.Concat(assemblies).Select(static path => MetadataReference.CreateFromFile(path)));
    }

    /// <summary>The type, once for each world that has it.</summary>
    public static IEnumerable<INamedTypeSymbol> Types(string metadataName) =>
        Worlds.Value.SelectMany(world => world.GetTypesByMetadataName(metadataName));

    public static bool Has(string metadataName) => Types(metadataName).Any();

    /// <summary>The public methods that the type declares, for look-up goes by who declares a member; for a base class that declares none, those of its derived classes.</summary>
    public static ImmutableArray<IMethodSymbol> Methods(string metadataName, Func<string, bool> named)
    {
        var types = Types(metadataName).ToArray();
        var own = types.SelectMany(type => Declared(type, named)).ToImmutableArray();
        return !own.IsEmpty ? own : [.. types.Where(static type => type is { TypeKind: TypeKind.Class, IsAbstract: true, IsStatic: false }).SelectMany(DerivedFrom).SelectMany(type => Declared(type, named))];
    }

    private static readonly Lazy<ILookup<string, INamedTypeSymbol>> BySimpleName = new(static () => Worlds.Value[0].References.Select(Worlds.Value[0].GetAssemblyOrModuleSymbol).OfType<IAssemblySymbol>()
        .SelectMany(static assembly => TypesIn(assembly.GlobalNamespace)).SelectMany(static type => type.GetTypeMembers().Append(type)).ToLookup(static type => type.Name));

    /// <summary>A type of that name, wherever it is, has or inherits the property.</summary>
    public static bool HasProperty(string type, string name) => BySimpleName.Value[type].Any(found => WithBases(found).Any(known => known.GetMembers(name).Any(static member => member is IPropertySymbol)));

    /// <summary>A value that the type has for all: a field or property.</summary>
    public static bool HasValue(string metadataName, string name) => Types(metadataName).Any(type => type.GetMembers(name).Any(static member => member is { IsStatic: true, Kind: SymbolKind.Field or SymbolKind.Property }));

    public static bool Derives(string narrow, string wide) =>
        narrow != wide && Types(narrow).Any(type => WithBases(type).Skip(1).Any(known => known.OriginalDefinition.ToDisplayString() == Types(wide).FirstOrDefault()?.ToDisplayString()));

    /// <summary>A parameter of the method, or a property of one of its parameters' types.</summary>
    public static bool HasSetting(IMethodSymbol method, string name) => method.Parameters.Any(parameter =>
        name.Split('.') is [var type, var property] ? parameter.Type is INamedTypeSymbol outer && WithBases(outer).SelectMany(static known => known.GetMembers().OfType<IPropertySymbol>()).Any(inner => inner.Type.Name == type && !inner.Type.GetMembers(property).IsEmpty) :
        string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase)
        || parameter.Type is INamedTypeSymbol request && WithBases(request).Any(type => type.GetMembers(name).Any(static member => member is IPropertySymbol { SetMethod: not null })));

    private static IEnumerable<IMethodSymbol> Declared(INamedTypeSymbol type, Func<string, bool> named) =>
        type.GetMembers().OfType<IMethodSymbol>().Where(method => method.DeclaredAccessibility is Accessibility.Public && method.MethodKind is MethodKind.Ordinary or MethodKind.Constructor && named(method.Name));

    private static IEnumerable<INamedTypeSymbol> WithBases(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            yield return current;

        foreach (var implemented in type.AllInterfaces)
            yield return implemented;
    }

    private static IEnumerable<INamedTypeSymbol> DerivedFrom(INamedTypeSymbol wide) =>
        Worlds.Value[0].References.Select(Worlds.Value[0].GetAssemblyOrModuleSymbol).OfType<IAssemblySymbol>()
            .Where(assembly => SymbolEqualityComparer.Default.Equals(assembly, wide.ContainingAssembly) || assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == wide.ContainingAssembly.Name)))
            .SelectMany(static assembly => TypesIn(assembly.GlobalNamespace))
            .Where(type => WithBases(type).Skip(1).Contains(wide, SymbolEqualityComparer.Default));

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(TypesIn));
}
