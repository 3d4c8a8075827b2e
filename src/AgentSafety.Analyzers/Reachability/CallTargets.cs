using System.Collections.Concurrent;
using AgentSafety.Calls;
using AgentSafety.Guards;
using AgentSafety.Reachability.OtherAssemblies;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>A body that a call may run, and what somebody vouches for it to be.</summary>
internal sealed record CallTarget(CodeId? Code, GuardContract? Vouched);

/// <summary>
/// Which bodies a call may run, without symbols. Who answers for an interface is worked out from the members of every type that implements it; that
/// hangs on the tree of the interface, under the stamp of all that decides it, and needn't be worked out again at every key.
/// </summary>
internal sealed class CallTargets(Dispatch dispatch, DeclaredGuards declared, CodeIds ids, SourceFiles files, ReferencedAssemblies others, Stamp stamp)
{
    private static readonly PerTree<ConcurrentDictionary<(CodeId Method, CodeId? Receiver), ImmutableArray<CallTarget>>> Known = new();

    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<CallTarget>> _direct = new(SymbolEqualityComparer.Default);

    public ImmutableArray<CallTarget> Of(Call call)
    {
        if (!call.IsVirtual)
            return _direct.TryGetValue(call.Method, out var direct) ? direct : _direct.GetOrAdd(call.Method, Find(call));

        if (NameOf(call) is not { } name || files.Tree(name.Method.File) is not { } tree)
            return Find(call);

        var known = Known.Of(tree, stamp, static _ => new());
        return known.TryGetValue(name, out var targets) ? targets : known.GetOrAdd(name, Find(call));
    }

    private ImmutableArray<CallTarget> Find(Call call)
    {
        var targets = dispatch.Targets(call);
        var here = targets.SelectMany(target => CodeOf(target).Select(code => (CodeId?)code).DefaultIfEmpty().Select(code => new CallTarget(code, declared.Of(target))));
        return dispatch.MayBeAnsweredElsewhere(call)
            ? [.. here.Concat(others.Answering((call.Method.ReducedFrom ?? call.Method).OriginalDefinition, isVirtual: true).Select(code => new CallTarget(code, declared.Of(call.Method)))).Distinct()]
            : [.. here];
    }

    private ImmutableArray<CodeId> CodeOf(IMethodSymbol target) => target.IsExtern ? [] : ids.Of(target) is { } code ? [code] : others.Answering(target, isVirtual: false);

    /// <summary>Null for what has type arguments, and for what is declared elsewhere.</summary>
    private (CodeId Method, CodeId? Receiver)? NameOf(Call call) =>
        call.Method is not { IsGenericMethod: false, ReducedFrom: null, ContainingType: { IsGenericType: false, DeclaringSyntaxReferences.IsEmpty: false } } || ids.Of(call.Method) is not { } method ? null
        : call.Receiver is null ? (method, null)
        : call.Receiver is INamedTypeSymbol { IsGenericType: false } && ids.Of(call.Receiver) is { } receiver ? (method, receiver)
        : null;
}
