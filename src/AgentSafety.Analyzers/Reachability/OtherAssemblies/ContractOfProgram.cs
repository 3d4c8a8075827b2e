using AgentSafety.Calls;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>The contract of a whole compilation: what others can call in it, and what they call of others that it implements.</summary>
internal sealed class ContractOfProgram(Compilation compilation, AgentProgram program, WordsThatReach words, ReferencedAssemblies others)
{
    private readonly Shown _shown = new(compilation);
    private readonly SourceModels _models = new(compilation);
    private readonly DeclaredMembers _declared = new(new(compilation));
    private readonly SortedDictionary<string, MemberContract> _members = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _implemented = new(StringComparer.Ordinal);

    /// <summary>By documentation id, once it is written.</summary>
    public IReadOnlyDictionary<string, MemberContract> Members => _members;

    public string Write(CancellationToken cancellationToken)
    {
        var declarations = new DeclaredInProgram(compilation, cancellationToken);
        var callers = new PossibleCallers(compilation, new(_models, cancellationToken), others);
        var guards = OfGuards(declarations);
        var code = new CodeOfDeclared(program, _declared);
        var ends = declarations.All.AsParallel().AsOrdered().WithCancellation(cancellationToken)
            .Where(declared => Ends(declared, declarations, callers) && (WordsThatReach.IncludeOutright(declared) || Tells(declared, program.ContractsAlone())));
        var implementing = new Lazy<Implementing>(() => new(Types(declarations, cancellationToken)));
        var telling = new CallersThatReach(declarations, declared => ThroughWhat(declared, implementing.Value, cancellationToken), callers, code, Telling).From(ends, cancellationToken);
        return Write(declarations, telling, guards.Value, cancellationToken);

        IEnumerable<Declared> Telling(IReadOnlyCollection<Declared> asked, IEnumerable<Declared> known)
        {
            var contracts = program.ContractsWithin(guards.Value.And(asked.Concat(known)));
            return asked.Where(declared => Tells(declared, contracts));
        }

        bool Tells(Declared declared, ContractOfBodies contracts) => code.BodiesOf(declared, cancellationToken).Any(body => contracts.Of([body], cancellationToken).IsWorthFollowing);
    }

    /// <summary>As if nothing could be told by words: what is left out by them must not be missed.</summary>
    public string WriteReadingAll(CancellationToken cancellationToken)
    {
        var declarations = new DeclaredInProgram(compilation, cancellationToken);
        return Write(declarations, declarations.All, OfGuards(declarations).Value, cancellationToken);
    }

    private Lazy<BodiesToRead> OfGuards(DeclaredInProgram declarations) => new(() => new(program.Files, declarations.OfGuards));

    private string Write(DeclaredInProgram declarations, IReadOnlyCollection<Declared> telling, BodiesToRead guards, CancellationToken cancellationToken)
    {
        var contracts = program.ContractsWithin(guards.And(telling));
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var declared in telling.Concat(declarations.All.Where(static declared => declared.OnlyThrows)))
            foreach (var member in _declared.MembersOf(declared.Node, cancellationToken))
            {
                names.Add(DeclaredMembers.NameOf(member));
                foreach (var called in CalledFor(member))
                    Add(called, contracts, cancellationToken);
            }

        foreach (var type in Types(declarations, cancellationToken))
            foreach (var called in ImplementedBy(type, names))
                Add(called, contracts, cancellationToken);

        return ReachContract.Write(_members, _implemented, declarations.All.Where(static declared => declared.Words.Contains(WordsThatReach.Guard)).SelectMany(static declared => declared.Names));
    }

    private bool Ends(Declared declared, DeclaredInProgram declarations, PossibleCallers callers)
    {
        var checks = false;
        foreach (var word in declared.Words)
            if (words.IncludeAnywhere(word) || words.Include(word) && callers.MayReach(declared, word, words) || words.Elsewhere.Contains(word) && callers.MayRunElsewhere(declared, word))
                return true;
            else
                checks |= WordsThatReach.Checks(word);

        return checks && declarations.CanCheck(declared);
    }

    private void Add(IMethodSymbol called, ContractOfBodies contracts, CancellationToken cancellationToken)
    {
        if (called.GetDocumentationCommentId() is { } id && !_members.ContainsKey(id))
            _members.Add(id, contracts.Of(program.BodiesOf(new Call(called)), cancellationToken));
    }

    /// <summary>How a declaration is run: by the names that must be written for it, through values of which types.</summary>
    private IEnumerable<RunThrough> ThroughWhat(Declared declared, Implementing implementing, CancellationToken cancellationToken)
    {
        var members = _declared.MembersOf(declared.Node, cancellationToken).ToArray();
        foreach (var name in declared.Names)
        {
            var isWritten = members.Length > 0 && Array.TrueForAll(members, member => DeclaredMembers.NameOf(member) == name);
            var target = isWritten ? new RunThrough(name) : RunThrough.Anywhere(name);
            foreach (var member in members)
                target.Add(member, implementing.Of);

            yield return target;
        }
    }

    private IEnumerable<INamedTypeSymbol> Types(DeclaredInProgram declarations, CancellationToken cancellationToken) =>
        declarations.Types.Where(static type => type.BaseList is not null).Select(type => _models.DeclaredAt(type, cancellationToken)).OfType<INamedTypeSymbol>().Where(static type => type.TypeKind is not TypeKind.Interface);

    /// <summary>The member itself where it is shown, and those of other types that it overrides.</summary>
    private IEnumerable<IMethodSymbol> CalledFor(IMethodSymbol member)
    {
        for (var called = member; called is not null; called = called.OverriddenMethod)
            if (_shown.Includes(called) && (called.MethodKind is not MethodKind.StaticConstructor))
                yield return called.OriginalDefinition;
    }

    /// <summary>What others may call through an interface or a base that this type stands for.</summary>
    private IEnumerable<IMethodSymbol> ImplementedBy(INamedTypeSymbol type, HashSet<string> names)
    {
        foreach (var told in type.AllInterfaces.Concat(type.AndBases().Skip(1).Where(static parent => parent.SpecialType is SpecialType.None)))
            if (_shown.Includes(told) && told.OriginalDefinition.GetDocumentationCommentId() is { } id)
            {
                _implemented.Add(id);
                if (told.TypeKind is TypeKind.Interface)
                    foreach (var member in told.OriginalDefinition.GetMembers())
                        if (member is IMethodSymbol method && names.Contains(DeclaredMembers.NameOf(method)))
                            yield return method;
            }
    }
}
