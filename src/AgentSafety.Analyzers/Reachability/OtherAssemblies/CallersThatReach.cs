using System.Collections.Concurrent;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>
/// From those that destroy or guard to all that come to them. Names say who may run one; only these are bound, and only those that have something to
/// tell for it are followed further, so that a name that many share costs no more than a look.
/// </summary>
/// <param name="declarations">Of the program.</param>
/// <param name="targetsOf">How a declaration is run.</param>
/// <param name="callers">Decides who may.</param>
/// <param name="codeOf">The bodies of a declaration, and what each of them runs.</param>
/// <param name="telling">Those of some declarations that have something to tell, if these and some others were all that is read.</param>
internal sealed class CallersThatReach(DeclaredInProgram declarations, Func<Declared, IEnumerable<RunThrough>> targetsOf, PossibleCallers callers, CodeOfDeclared codeOf, Func<IReadOnlyCollection<Declared>, IEnumerable<Declared>, IEnumerable<Declared>> telling)
{
    private readonly HashSet<Declared> _found = [];
    private readonly HashSet<Declared> _bound = [];
    private readonly HashSet<CodeId> _known = [];
    private readonly Dictionary<CodeId, List<Declared>> _running = [];
    private HashSet<Declared> _asked = []; // they run one that was found; what comes of that isn't known yet
    private Queue<Declared> _pending = new();

    public IReadOnlyCollection<Declared> From(IEnumerable<Declared> ends, CancellationToken cancellationToken)
    {
        foreach (var end in ends)
            Find(end, cancellationToken);

        while (_pending.Count > 0)
        {
            var wave = _pending;
            _pending = new();
            foreach (var declared in wave)
                Bind(Naming(declared).ToArray(), saysItself: WordsThatReach.IncludeOutright(declared), cancellationToken);
            var asked = _asked;
            _asked = [];
            asked.ExceptWith(_found);
            foreach (var declared in telling(asked, _found).ToArray())
                Find(declared, cancellationToken);
        }

        return _found;
    }

    private void Find(Declared declared, CancellationToken cancellationToken)
    {
        if (!_found.Add(declared))
            return;

        _pending.Enqueue(declared);
        foreach (var code in codeOf.All(declared, cancellationToken))
            if (_known.Add(code) && _running.TryGetValue(code, out var waiting))
                _asked.UnionWith(waiting);
    }

    /// <summary>Those that write what must be written to run it.</summary>
    private IEnumerable<Declared> Naming(Declared declared)
    {
        if (declared.Names.IsEmpty)
            return declarations.All;

        return targetsOf(declared).Concat(declared.Sets.Where(declarations.Keeps).Select(RunThrough.Anywhere))
            .SelectMany(target => declarations.Mentioning(target.Name).Where(caller => !_found.Contains(caller) && callers.MayRun(caller, target)));
    }

    /// <param name="candidates">May run it.</param>
    /// <param name="saysItself">By an attribute, so that it needs no body: who runs it isn't told by bodies then.</param>
    /// <param name="cancellationToken">Stops.</param>
    private void Bind(Declared[] candidates, bool saysItself, CancellationToken cancellationToken)
    {
        if (saysItself)
            _asked.UnionWith(candidates);

        var unbound = candidates.Where(_bound.Add).ToArray();
        var runs = new ConcurrentDictionary<Declared, ImmutableArray<CodeId>>();
        Parallel.ForEach(unbound, new ParallelOptions { CancellationToken = cancellationToken }, caller => runs[caller] = codeOf.RunBy(caller, cancellationToken));
        foreach (var caller in unbound)
        {
            foreach (var code in runs[caller])
                if (_running.TryGetValue(code, out var waiting))
                    waiting.Add(caller);
                else
                    _running.Add(code, [caller]);

            if (runs[caller].Any(_known.Contains))
                _asked.Add(caller);
        }
    }
}
