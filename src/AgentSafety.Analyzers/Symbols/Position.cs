namespace AgentSafety.Symbols;

/// <summary>Where something is written: the order that breaks every tie, the same whatever order files or threads come in.</summary>
internal readonly record struct Position(string File, int Start) : IComparable<Position>
{
    public static Position Of(SyntaxNode node) => new(node.SyntaxTree.FilePath, node.SpanStart);

    public static Position Of(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences is [var declaration, ..] ? new(declaration.SyntaxTree.FilePath, declaration.Span.Start) : default;

    public int CompareTo(Position other)
    {
        var byFile = string.CompareOrdinal(File, other.File);
        return byFile != 0 ? byFile : Start.CompareTo(other.Start);
    }
}
