using System.Collections.Concurrent;

namespace AgentSafety.Symbols;

/// <summary>From the symbols of one compilation to names that outlive it, and back.</summary>
internal sealed class CodeIds(SourceFiles files, SourceModels models)
{
    private readonly ConcurrentDictionary<ISymbol, CodeId?> _ids = new(SymbolEqualityComparer.Default);

    /// <summary>Null when there is no code to read here: metadata, another compilation, what the compiler makes up.</summary>
    public CodeId? Of(ISymbol symbol) => _ids.TryGetValue(symbol, out var id) ? id : _ids.GetOrAdd(symbol, Name(symbol));

    /// <summary>The symbol of a member; of the member around a lambda or local function.</summary>
    public ISymbol? MemberOf(CodeId id, CancellationToken cancellationToken)
    {
        if (files.Tree(id.File) is not { } tree || Outline.Of(tree).DeclarationAt(id.Declaration, tree) is not { } declaration)
            return null;

        var declared = models.DeclaredAt(declaration, cancellationToken);
        return declared is INamedTypeSymbol type
            ? type.InstanceConstructors.Concat(type.StaticConstructors).FirstOrDefault(constructor => Equals(Of(constructor), id))
            : declared;
    }

    public SyntaxTree? TreeOf(CodeId id) => files.Tree(id.File);

    private CodeId? Name(ISymbol symbol)
    {
        if (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
            return symbol.DeclaringSyntaxReferences is [var code, ..] && Of(symbol.OutermostMember()) is { } member ? member.Within(code.Span.Start) : null;

        if (symbol is IMethodSymbol { IsImplicitlyDeclared: true, Parameters.IsEmpty: true, MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor, ContainingType: { } type } constructor)
            return Declared(type, constructor.IsStatic ? CodePart.StaticConstructor : CodePart.Constructor);

        return Declared(symbol, CodePart.Written);
    }

    /// <summary>Of several parts, the first by position: the same whatever order files come in.</summary>
    private CodeId? Declared(ISymbol symbol, CodePart part)
    {
        var first = symbol.DeclaringSyntaxReferences switch
        {
            [] => null,
            [var only] => only,
            var several => several.OrderBy(static declaration => new Position(declaration.SyntaxTree.FilePath, declaration.Span.Start)).First(),
        };
        return first is not null && files.NameOf(first.SyntaxTree) is { } file && Outline.Of(first.SyntaxTree).NumberOf(first.GetSyntax()) is { } number
            ? new(file, number, part)
            : null;
    }
}
