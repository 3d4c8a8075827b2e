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
        var ends = declarations.All.Where(declared => Ends(declared, callers) && (WordsThatReach.IncludeOutright(declared) || _declared.MembersOf(declared.Node, cancellationToken).Any(member => Tells(member, cancellationToken))));
        var implementing = new Lazy<Implementing>(() => new(Types(declarations, cancellationToken)));
        return Write(declarations, declarations.ComingTo(ends, declared => ThroughWhat(declared, implementing.Value, cancellationToken), callers), cancellationToken);
    }

    /// <summary>As if nothing could be told by words: what is left out by them must not be missed.</summary>
    public string WriteReadingAll(CancellationToken cancellationToken)
    {
        var declarations = new DeclaredInProgram(compilation, cancellationToken);
        return Write(declarations, declarations.All, cancellationToken);
    }

    private string Write(DeclaredInProgram declarations, IReadOnlyCollection<Declared> telling, CancellationToken cancellationToken)
    {
        var read = new BodiesToRead(program.Files, telling.Concat(declarations.All.Where(static declared => declared.EndsInThrow || declared.AnswersYesOrNo)));
        var contracts = program.ContractsWithin(read);
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

    private bool Ends(Declared declared, PossibleCallers callers) =>
        declared.Words.Any(word => words.Include(word) || words.Elsewhere.Contains(word) && callers.MayRunElsewhere(declared, word));

    private bool Tells(IMethodSymbol member, CancellationToken cancellationToken) =>
        !program.ContractsAlone().Of(program.BodiesOf(new Call(member, IsVirtual: false)), cancellationToken).IsEmpty;

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
