using Microsoft.CodeAnalysis.CSharp;
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
        _kept = new(_all.Where(static declared => MayHoldCode(declared.Node)).SelectMany(static declared => declared.Names), StringComparer.Ordinal);
    }

    public IReadOnlyCollection<Declared> All => _all;

    /// <summary>A text or a number never does.</summary>
    private static bool MayHoldCode(SyntaxNode declaration) => declaration switch
    {
        BaseFieldDeclarationSyntax field => MayHoldCode(field.Declaration.Type),
        BasePropertyDeclarationSyntax property => MayHoldCode(property.Type),
        NullableTypeSyntax nullable => MayHoldCode(nullable.ElementType),
        ArrayTypeSyntax array => MayHoldCode(array.ElementType),
        PredefinedTypeSyntax predefined => predefined.Keyword.IsKind(SyntaxKind.ObjectKeyword),
        TypeSyntax => true,
        _ => false,
    };

    public IEnumerable<TypeDeclarationSyntax> Types => _all.Select(static declared => declared.Node).OfType<TypeDeclarationSyntax>();

    /// <summary>These, and all that may run them or one that does.</summary>
    /// <param name="ends">Where to begin.</param>
    /// <param name="targetsOf">How a declaration is run.</param>
    /// <param name="callers">Decides who may.</param>
    public IReadOnlyCollection<Declared> ComingTo(IEnumerable<Declared> ends, Func<Declared, IEnumerable<RunThrough>> targetsOf, PossibleCallers callers)
    {
        var found = new HashSet<Declared>(ends);
        var pending = new Queue<Declared>(found);
        var naming = new Lazy<ILookup<string, Declared>>(() => _all.SelectMany(static declared => declared.Words.Select(word => (word, declared))).ToLookup(static entry => entry.word, static entry => entry.declared, StringComparer.Ordinal));
        while (pending.Count > 0)
        {
            var declared = pending.Dequeue();
            if (declared.Names.IsEmpty)
                return _all;

            foreach (var target in targetsOf(declared).Concat(declared.Sets.Where(_kept.Contains).Select(RunThrough.Anywhere)))
                foreach (var caller in naming.Value[target.Name])
                    if (!found.Contains(caller) && callers.MayRun(caller, target))
                    {
                        found.Add(caller);
                        pending.Enqueue(caller);
                    }
        }

        return found;
    }
}
