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
            ? type.GetMembers().FirstOrDefault(member => member is IMethodSymbol && Equals(Of(member), id))
            : declared;
    }

    public SyntaxTree? TreeOf(CodeId id) => files.Tree(id.File);

    private CodeId? Name(ISymbol symbol)
    {
        if (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
            return symbol.DeclaringSyntaxReferences is [var code, ..] && Of(symbol.OutermostMember()) is { } member ? member.Within(code.Span.Start) : null;

        return symbol is IMethodSymbol { IsImplicitlyDeclared: true, ContainingType: { } type } method && IsAdded(method)
            ? Declared(type, $"{method.MetadataName}({string.Join(",", method.Parameters.Select(static parameter => parameter.Type.Name))})")
            : Declared(symbol, added: null);
    }

    /// <summary>Code that nobody wrote: it runs initializers, or members of a record.</summary>
    private static bool IsAdded(IMethodSymbol method) =>
        method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor || method.ContainingType.IsRecord;

    /// <summary>Of several parts, the first by position: the same whatever order files come in.</summary>
    private CodeId? Declared(ISymbol symbol, string? added)
    {
        var first = symbol.DeclaringSyntaxReferences switch
        {
            [] => null,
            [var only] => only,
            var several => several.OrderBy(static declaration => new Position(declaration.SyntaxTree.FilePath, declaration.Span.Start)).First(),
        };
        return first is not null && files.NameOf(first.SyntaxTree) is { } file && Outline.Of(first.SyntaxTree).NumberOf(first.GetSyntax()) is { } number
            ? new(file, number, added)
            : null;
    }
}
