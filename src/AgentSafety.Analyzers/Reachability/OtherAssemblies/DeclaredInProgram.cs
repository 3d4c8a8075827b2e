using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>
/// Which declarations can come to those that destroy or guard: whoever runs one has to write its name. So most bodies of a program are never bound
/// for its contract. Where something runs unnamed, everything may.
/// </summary>
internal sealed class DeclaredInProgram
{
    private readonly Declared[] _all;
    private readonly HashSet<string> _kept; // names of fields, properties and events: what is put there is run by whoever names them

    public DeclaredInProgram(Compilation compilation, CancellationToken cancellationToken)
    {
        _all = [.. compilation.SyntaxTrees.SelectMany(tree => Declared.In(tree.GetRoot(cancellationToken)))];
        _kept = new(_all.Where(static declared => declared.Node is BaseFieldDeclarationSyntax or BasePropertyDeclarationSyntax).SelectMany(static declared => declared.Names), StringComparer.Ordinal);
    }

    public IEnumerable<TypeDeclarationSyntax> Types => _all.Select(static declared => declared.Node).OfType<TypeDeclarationSyntax>();

    public IEnumerable<Declared> Mentioning(Func<string, bool> isOfInterest) => _all.Where(declared => declared.Words.Any(isOfInterest));

    /// <summary>These, and all that name them or one that does.</summary>
    public IReadOnlyCollection<Declared> ComingTo(IEnumerable<Declared> ends)
    {
        var found = new HashSet<Declared>(ends);
        var pending = new Queue<Declared>(found);
        var naming = new Lazy<ILookup<string, Declared>>(() => _all.SelectMany(static declared => declared.Words.Select(word => (word, declared))).ToLookup(static entry => entry.word, static entry => entry.declared, StringComparer.Ordinal));
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (pending.Count > 0)
        {
            var declared = pending.Dequeue();
            if (declared.Names.IsEmpty)
                return _all;

            foreach (var name in declared.Names.Concat(declared.Sets.Where(_kept.Contains)))
                if (names.Add(name))
                    foreach (var caller in naming.Value[name])
                        if (found.Add(caller))
                            pending.Enqueue(caller);
        }

        return found;
    }
}
