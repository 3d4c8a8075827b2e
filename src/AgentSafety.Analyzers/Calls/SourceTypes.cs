using System.Collections.Concurrent;
using AgentSafety.Symbols;

namespace AgentSafety.Calls;

/// <summary>
/// The types written in this compilation, by what they derive from and implement; each list in source order. What each file declares is found
/// out once, by name; the symbols of this compilation are made only for what is asked.
/// </summary>
internal sealed class SourceTypes
{
    private static readonly PerTree<Declared[]> Known = new();

    private readonly ILookup<string, (SyntaxTree Tree, int Number)> _below;
    private readonly SourceModels _models;
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<INamedTypeSymbol>> _found = new(SymbolEqualityComparer.Default);

    public SourceTypes(Compilation compilation, SourceFiles files, SourceModels models)
    {
        _models = models;
        var stamp = DeclarationStamp.Of(compilation);
        _below = files.InOrder
            .SelectMany(tree => Known.Of(tree, stamp, tree => [.. In(tree, models)]).SelectMany(type => type.Ancestors.Select(ancestor => (Ancestor: ancestor, Type: (tree, type.Number)))))
            .ToLookup(static entry => entry.Ancestor, static entry => entry.Type, StringComparer.Ordinal);
    }

    public ImmutableArray<INamedTypeSymbol> Below(INamedTypeSymbol type) => _found.GetOrAdd(type, Find);

    private ImmutableArray<INamedTypeSymbol> Find(INamedTypeSymbol ancestor) =>
    [
        .. _below[ancestor.Name].Select(declared => TypeAt(declared.Number, declared.Tree, _models)).OfType<INamedTypeSymbol>()
            .Where(type => !SymbolEqualityComparer.Default.Equals(type, ancestor) && type.IsOrInherits(ancestor)),
    ];

    private static IEnumerable<Declared> In(SyntaxTree tree, SourceModels models)
    {
        foreach (var number in Outline.Of(tree).Types)
            if (TypeAt(number, tree, models) is { } type && IsFirstPart(type, tree, number))
            {
                var ancestors = new HashSet<string>(type.AllInterfaces.Select(static implemented => implemented.Name), StringComparer.Ordinal);
                for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
                    ancestors.Add(parent.Name);

                yield return new(number, [.. ancestors]);
            }
    }

    private static INamedTypeSymbol? TypeAt(int number, SyntaxTree tree, SourceModels models) =>
        Outline.Of(tree).DeclarationAt(number, tree) is { } declaration ? models.DeclaredAt(declaration, CancellationToken.None) as INamedTypeSymbol : null;

    /// <summary>A type in several parts is listed once, where the first of them stands.</summary>
    private static bool IsFirstPart(INamedTypeSymbol type, SyntaxTree tree, int number)
    {
        var first = type.DeclaringSyntaxReferences.OrderBy(static part => new Position(part.SyntaxTree.FilePath, part.Span.Start)).First();
        return first.SyntaxTree == tree && Outline.Of(tree).NumberOf(first.GetSyntax()) == number;
    }

    private sealed record Declared(int Number, ImmutableArray<string> Ancestors);
}
