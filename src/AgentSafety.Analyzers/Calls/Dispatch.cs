using System.Collections.Concurrent;
using AgentSafety.Symbols;

namespace AgentSafety.Calls;

/// <summary>Which bodies a call may run: of all that could answer by the class hierarchy in source, those the receiver's static type allows.</summary>
internal sealed class Dispatch(Compilation compilation, SourceFiles files, SourceModels models, RegisteredServices services)
{
    private readonly ConcurrentDictionary<(ISymbol Method, ISymbol Receiver), ImmutableArray<IMethodSymbol>> _targets = new(PairComparer.Instance);
    private readonly Lazy<SourceTypes> _types = new(() => new(compilation, files, models));

    public ImmutableArray<IMethodSymbol> Targets(Call call)
    {
        var method = call.Method.ReducedFrom ?? call.Method;
        if (!call.IsVirtual || IsClosed(method))
            return [method.Implementation()];

        var receiver = ReceiverOf(call, method);
        return _targets.GetOrAdd((method.ConstructedFrom, receiver), key => Find((IMethodSymbol)key.Method, (INamedTypeSymbol)key.Receiver));
    }

    /// <summary>Other assemblies may override or implement it too, and nothing says which one runs.</summary>
    public bool MayBeAnsweredElsewhere(Call call)
    {
        var method = call.Method.ReducedFrom ?? call.Method;
        return call.IsVirtual && !IsClosed(method) && !(ReceiverOf(call, method) is { TypeKind: TypeKind.Interface } service && services.OnlyImplementationOf(service) is not null);
    }

    /// <summary>
    /// An interface is answered by what is also the receiver's type: disposing an <c>IEnumerator</c> isn't disposing everything there is.
    /// </summary>
    private static INamedTypeSymbol ReceiverOf(Call call, IMethodSymbol method) =>
        call.Receiver is INamedTypeSymbol { SpecialType: not SpecialType.System_Object } named
        && (method.ContainingType.TypeKind is TypeKind.Interface || named.IsOrInherits(method.ContainingType.OriginalDefinition))
            ? named
            : method.ContainingType;

    private static bool IsClosed(IMethodSymbol method) =>
        method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor or MethodKind.LocalFunction or MethodKind.AnonymousFunction or MethodKind.DelegateInvoke
        || method.ContainingType is null
        || method.ContainingType.TypeKind is not TypeKind.Interface && !(method.IsVirtual || method.IsAbstract || method is { IsOverride: true, IsSealed: false });

    private ImmutableArray<IMethodSymbol> Find(IMethodSymbol method, INamedTypeSymbol receiver)
    {
        var answering = receiver.TypeKind is TypeKind.Interface ? [] : new List<INamedTypeSymbol> { receiver };
        if (receiver.TypeKind is TypeKind.Interface && services.OnlyImplementationOf(receiver) is { } only)
            answering.Add(only);
        else
            answering.AddRange(_types.Value.Below(receiver.OriginalDefinition));

        var found = new List<IMethodSymbol>();
        if (!method.IsAbstract)
            found.Add(method.Implementation()); // a default interface method, or the virtual one itself

        foreach (var type in answering)
            if (type.TypeKind is not TypeKind.Interface && Answer(type, method) is { } answer)
                found.Add(answer.Implementation());

        return [.. found.Distinct<IMethodSymbol>(SymbolEqualityComparer.Default)];
    }

    /// <summary>What this type runs when the method is called on it.</summary>
    private static IMethodSymbol? Answer(INamedTypeSymbol type, IMethodSymbol method)
    {
        if (method.ContainingType.TypeKind is TypeKind.Interface)
        {
            foreach (var implemented in type.AllInterfaces)
                if (Agrees(implemented, method.ContainingType)
                    && Counterpart(implemented, method) is { } declared
                    && type.FindImplementationForInterfaceMember(declared) is IMethodSymbol implementation)
                    return MostDerived(type, implementation);

            return null;
        }

        return MostDerived(type, method);
    }

    private static IMethodSymbol? MostDerived(INamedTypeSymbol type, IMethodSymbol method)
    {
        for (var current = type; current is not null; current = current.BaseType)
            foreach (var member in current.GetMembers(method.Name))
                for (var overridden = member as IMethodSymbol; overridden is not null; overridden = overridden.OverriddenMethod)
                    if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method.OriginalDefinition))
                        return (IMethodSymbol)member;

        return method;
    }

    /// <summary>A closed construction keeps its arguments: <c>IStore&lt;Order&gt;</c> isn't implemented by a store of customers.</summary>
    private static bool Agrees(INamedTypeSymbol implemented, INamedTypeSymbol called)
    {
        if (!SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, called.OriginalDefinition))
            return false;

        for (var i = 0; i < called.TypeArguments.Length; i++)
            if (called.OriginalDefinition.TypeParameters[i].Variance is VarianceKind.None && IsKnown(called.TypeArguments[i]) && IsKnown(implemented.TypeArguments[i])
                && !SymbolEqualityComparer.Default.Equals(called.TypeArguments[i], implemented.TypeArguments[i]))
                return false;

        return true;

        static bool IsKnown(ITypeSymbol type) => type is INamedTypeSymbol { IsGenericType: false };
    }

    private static IMethodSymbol? Counterpart(INamedTypeSymbol implemented, IMethodSymbol method)
    {
        foreach (var member in implemented.GetMembers(method.Name))
            if (SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, method.OriginalDefinition))
                return (IMethodSymbol)member;

        return null;
    }

    private sealed class PairComparer : IEqualityComparer<(ISymbol, ISymbol)>
    {
        public static readonly PairComparer Instance = new();

        public bool Equals((ISymbol, ISymbol) x, (ISymbol, ISymbol) y) =>
            SymbolEqualityComparer.Default.Equals(x.Item1, y.Item1) && SymbolEqualityComparer.Default.Equals(x.Item2, y.Item2);

        public int GetHashCode((ISymbol, ISymbol) pair) =>
            SymbolEqualityComparer.Default.GetHashCode(pair.Item1) * 31 + SymbolEqualityComparer.Default.GetHashCode(pair.Item2);
    }
}
