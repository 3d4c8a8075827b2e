using AgentSafety.Guards;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>
/// What holds whenever code that stands before functions lets one run. Code that never does is taken for code that does so in a way we don't see.
/// </summary>
internal sealed class Gates(Reach reach)
{
    /// <param name="code">The filter, middleware or wrapper.</param>
    /// <param name="names">What the function may be called; empty where that isn't known.</param>
    /// <param name="cancellationToken">Stops the walk.</param>
    public Protections Of(CodeId code, ImmutableArray<string> names, CancellationToken cancellationToken)
    {
        var summary = reach.Of(code, cancellationToken).Summary;
        var (any, held) = (false, Protections.All);
        foreach (var here in Concerning(summary.Continuations, names))
            (any, held) = (true, held & here.Held);

        foreach (var there in InCallees(summary, cancellationToken))
            (any, held) = (true, held & there);

        return any ? held : Protections.None;
    }

    /// <summary>Those of the name; where the code doesn't ask for it, those of all others.</summary>
    private static IEnumerable<Continuation> Concerning(Sequence<Continuation> all, ImmutableArray<string> names)
    {
        var asked = all.Where(here => here.Name is { Length: > 0 } name && names.Contains(name)).ToArray();
        var others = names.IsEmpty ? [] : asked.Length > 0 ? asked : all.Where(static here => here.Name is { Length: 0 }).ToArray();
        return others.Length > 0 ? others : all.Where(static here => here.Name is null);
    }

    /// <summary>By a method that it calls: what holds there besides what held at the call.</summary>
    private IEnumerable<Protections> InCallees(MethodSummary summary, CancellationToken cancellationToken)
    {
        var least = new Dictionary<CodeId, Protections>();
        var pending = new Queue<(MethodSummary Summary, Protections Held)>([(summary, Protections.None)]);
        while (pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (caller, before) = pending.Dequeue();
            foreach (var step in caller.Steps)
                foreach (var callee in reach.CodeOf(step, cancellationToken))
                {
                    var held = before | step.Held;
                    if (least.TryGetValue(callee, out var known) && (known & held) == known)
                        continue;

                    least[callee] = known = least.ContainsKey(callee) ? known & held : held;
                    var called = reach.Of(callee, cancellationToken).Summary;
                    pending.Enqueue((called, known));
                    foreach (var there in called.Continuations)
                        if (there is { IsHanded: false, Name: null })
                            yield return known | there.Held;
                }
        }
    }
}
