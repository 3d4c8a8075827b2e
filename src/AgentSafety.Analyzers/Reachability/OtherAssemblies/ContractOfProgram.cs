using AgentSafety.Calls;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>The contract of a whole compilation: what others can call in it, and what they call of others that it implements.</summary>
internal sealed class ContractOfProgram(Compilation compilation, AgentProgram program, WordsThatReach words)
{
    private readonly Shown _shown = new(compilation);
    private readonly SourceModels _models = new(compilation);
    private readonly SortedDictionary<string, MemberContract> _members = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _implemented = new(StringComparer.Ordinal);

    public string Write(CancellationToken cancellationToken)
    {
        var declarations = new DeclaredInProgram(compilation, cancellationToken);
        var ends = declarations.Mentioning(words.Include).Where(declared => declared.Words.Contains(WordsThatReach.Contract) || MembersOf(declared.Node, cancellationToken).Any(member => Tells(member, cancellationToken))).ToArray();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var declared in declarations.ComingTo(ends))
            foreach (var member in MembersOf(declared.Node, cancellationToken))
            {
                names.Add(member.Name.Substring(member.Name.LastIndexOf('.') + 1));
                foreach (var called in CalledFor(member))
                    Add(called, cancellationToken);
            }

        foreach (var type in declarations.Types)
            if (type.BaseList is not null && _models.DeclaredAt(type, cancellationToken) is INamedTypeSymbol { TypeKind: not TypeKind.Interface } declared)
                foreach (var called in ImplementedBy(declared, names))
                    Add(called, cancellationToken);

        return ReachContract.Write(_members, _implemented);
    }

    private bool Tells(IMethodSymbol member, CancellationToken cancellationToken) =>
        !program.ContractOf(program.BodiesOf(new Call(member, IsVirtual: false)), cancellationToken).IsEmpty;

    private void Add(IMethodSymbol called, CancellationToken cancellationToken)
    {
        if (called.GetDocumentationCommentId() is { } id && !_members.ContainsKey(id))
            _members.Add(id, program.ContractOf(program.BodiesOf(new Call(called)), cancellationToken));
    }

    /// <summary>The methods of a declaration: itself, its accessors, or the constructors that run its initializers.</summary>
    private IEnumerable<IMethodSymbol> MembersOf(SyntaxNode declaration, CancellationToken cancellationToken) => declaration switch
    {
        TypeDeclarationSyntax or BaseFieldDeclarationSyntax => ConstructorsOf(declaration, cancellationToken),
        GlobalStatementSyntax => [],
        _ => _models.DeclaredAt(declaration, cancellationToken) switch
        {
            IMethodSymbol method => [method],
            IPropertySymbol property => new[] { property.GetMethod, property.SetMethod }.OfType<IMethodSymbol>().Concat(declaration is PropertyDeclarationSyntax { Initializer: not null } ? property.ContainingType.Constructors : []),
            IEventSymbol @event => new[] { @event.AddMethod, @event.RemoveMethod }.OfType<IMethodSymbol>(),
            _ => [],
        },
    };

    private ImmutableArray<IMethodSymbol> ConstructorsOf(SyntaxNode declaration, CancellationToken cancellationToken) =>
        declaration.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().FirstOrDefault() is { } type && _models.DeclaredAt(type, cancellationToken) is INamedTypeSymbol declared ? declared.Constructors : [];

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
        foreach (var told in type.AllInterfaces.Concat(BasesOf(type)))
            if (_shown.Includes(told) && told.OriginalDefinition.GetDocumentationCommentId() is { } id)
            {
                _implemented.Add(id);
                if (told.TypeKind is TypeKind.Interface)
                    foreach (var member in told.OriginalDefinition.GetMembers())
                        if (member is IMethodSymbol method && names.Contains(method.Name))
                            yield return method;
            }
    }

    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (var parent = type.BaseType; parent is { SpecialType: SpecialType.None }; parent = parent.BaseType)
            yield return parent;
    }
}
