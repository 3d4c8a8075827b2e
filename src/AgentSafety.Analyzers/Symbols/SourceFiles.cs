namespace AgentSafety.Symbols;

/// <summary>The files of one compilation by a name that stays the same from one compilation to the next: their path, and a number where a path comes twice.</summary>
internal sealed class SourceFiles
{
    private readonly Dictionary<string, SyntaxTree> _trees = new(StringComparer.Ordinal);
    private readonly Dictionary<SyntaxTree, string> _names = [];

    public SourceFiles(Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var name = tree.FilePath;
            for (var again = 1; _trees.ContainsKey(name); again++)
                name = $"{tree.FilePath}#{again}";

            _trees.Add(name, tree);
            _names.Add(tree, name);
        }

        InOrder = [.. _trees.OrderBy(static entry => entry.Key, StringComparer.Ordinal).Select(static entry => entry.Value)];
    }

    /// <summary>By name, whatever order they came in.</summary>
    public ImmutableArray<SyntaxTree> InOrder { get; }

    public SyntaxTree? Tree(string name) => _trees.TryGetValue(name, out var tree) ? tree : null;

    /// <summary>Null for a tree of another compilation.</summary>
    public string? NameOf(SyntaxTree tree) => _names.TryGetValue(tree, out var name) ? name : null;
}
