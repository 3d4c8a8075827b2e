using AgentSafety.Symbols;

namespace AgentSafety.Calls;

/// <summary>Why a step can't be followed.</summary>
internal enum OpaqueReason
{
    None,

    /// <summary>Bound when it runs.</summary>
    Dynamic,

    /// <summary>Named by a value: reflection, loaded code, compiled expressions.</summary>
    Reflection,

    /// <summary>A delegate that somebody else made.</summary>
    DelegateFromOutside,

    /// <summary>An interface or abstract method that no type in source implements.</summary>
    NotImplementedInSource,

    /// <summary>A method of another assembly that no contract speaks of.</summary>
    OtherAssembly,

    /// <summary>Code that isn't .NET's.</summary>
    Unmanaged,
}

/// <summary>What can't be followed and why; <see cref="OpaqueReason.None"/> if it can. A parameter or member that brings the code is in <see cref="Symbol"/>.</summary>
internal readonly record struct OpaqueStep(OpaqueReason Reason, string Name, ISymbol? Symbol = null);

/// <summary>
/// Says why one operation can't be followed. Only calls are asked: what is read from, set on or made of another assembly's types is taken for data.
/// Nothing is put into words before something opaque is found.
/// </summary>
internal sealed class Opaque(PlatformAssemblies platform, IAssemblySymbol here)
{
    /// <summary>What runs code by name, by the method's name: looked up before a symbol is compared.</summary>
    private static readonly Dictionary<string, string[]> Reflective = new(StringComparer.Ordinal)
    {
        ["Invoke"] = ["System.Reflection.MethodBase", "System.Reflection.ConstructorInfo", "System.Reflection.MethodInvoker", "System.Reflection.ConstructorInvoker"],
        ["DynamicInvoke"] = ["System.Delegate"],
        ["CreateDelegate"] = ["System.Delegate", "System.Reflection.MethodInfo"],
        ["CreateInstance"] = ["System.Activator", "System.Reflection.Assembly", "System.AppDomain", "Microsoft.Extensions.DependencyInjection.ActivatorUtilities"],
        ["CreateInstanceFrom"] = ["System.Activator", "System.AppDomain"],
        ["InvokeMember"] = ["System.Type"],
        ["GetValue"] = ["System.Reflection.PropertyInfo"],
        ["SetValue"] = ["System.Reflection.PropertyInfo"],
        ["AddEventHandler"] = ["System.Reflection.EventInfo"],
        ["Load"] = ["System.Reflection.Assembly", "System.AppDomain"],
        ["LoadFrom"] = ["System.Reflection.Assembly"],
        ["LoadFile"] = ["System.Reflection.Assembly"],
        ["UnsafeLoadFrom"] = ["System.Reflection.Assembly"],
        ["LoadFromAssemblyName"] = ["System.Runtime.Loader.AssemblyLoadContext"],
        ["LoadFromAssemblyPath"] = ["System.Runtime.Loader.AssemblyLoadContext"],
        ["LoadFromStream"] = ["System.Runtime.Loader.AssemblyLoadContext"],
        ["ExecuteAssembly"] = ["System.AppDomain"],
        ["Compile"] = ["System.Linq.Expressions.LambdaExpression", "System.Linq.Expressions.Expression`1"],
    };

    /// <param name="operation">Any operation of a control-flow graph.</param>
    /// <param name="isAnswered">A body in source was found for it, or a contract or a table speaks of it.</param>
    /// <param name="values">Every value that a local or capture can hold; none when that isn't known.</param>
    public OpaqueStep At(IOperation operation, bool isAnswered, Func<IOperation, IEnumerable<IOperation>> values) => operation switch
    {
        _ when isAnswered => default,
        IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation { MemberName: var member } } => new(OpaqueReason.Dynamic, member),
        IDynamicMemberReferenceOperation { Parent: not IDynamicInvocationOperation, MemberName: var member } => new(OpaqueReason.Dynamic, member),
        IDynamicInvocationOperation or IDynamicIndexerAccessOperation or IDynamicObjectCreationOperation => new(OpaqueReason.Dynamic, "dynamic"),
        IFunctionPointerInvocationOperation => new(OpaqueReason.Unmanaged, "delegate*"),
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: { } invoked } => DelegateOrigin.Outside(invoked, values) is { } outside
            ? new(OpaqueReason.DelegateFromOutside, outside is IParameterSymbol or ILocalSymbol ? outside.Name : outside.ShortName(), outside)
            : default,
        IInvocationOperation { TargetMethod: var method } => Of((method.ReducedFrom ?? method).OriginalDefinition),
        IMethodReferenceOperation { Method: var method } => Of((method.ReducedFrom ?? method).OriginalDefinition),
        _ => default,
    };

    private OpaqueStep Of(IMethodSymbol method)
    {
        if (method.ContainingType is not { } type)
            return default;

        var isHere = SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, here); // an editor hands out the source of other projects too
        var reason = IsReflective(method) ? OpaqueReason.Reflection
            : !isHere && platform.Contains(type.ContainingAssembly) ? OpaqueReason.None
            : method.IsExtern || IsImported(method) ? OpaqueReason.Unmanaged
            : method.IsAbstract ? OpaqueReason.NotImplementedInSource
            : !isHere ? OpaqueReason.OtherAssembly
            : OpaqueReason.None;
        return reason is OpaqueReason.None ? default : new(reason, method.ShortName(), method);
    }

    private static bool IsReflective(IMethodSymbol method)
    {
        if (Reflective.TryGetValue(method.Name, out var owners))
            foreach (var owner in owners)
                if (IsNamed(method.ContainingType, owner))
                    return true;

        return false;
    }

    private static bool IsNamed(INamedTypeSymbol type, string fullName) =>
        fullName.EndsWith(type.MetadataName, StringComparison.Ordinal)
        && fullName.Length > type.MetadataName.Length
        && type.ContainingNamespace.ToDisplayString() == fullName.Substring(0, fullName.Length - type.MetadataName.Length - 1);

    /// <summary><c>[LibraryImport]</c>, before a generator has written the rest.</summary>
    private static bool IsImported(IMethodSymbol method)
    {
        if (method is { IsPartialDefinition: true, PartialImplementationPart: null })
            foreach (var attribute in method.GetAttributes())
                if (attribute.AttributeClass is { Name: "LibraryImportAttribute" })
                    return true;

        return false;
    }
}
