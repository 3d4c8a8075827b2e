namespace AgentSafety.Symbols;

/// <summary>
/// A body, named without a symbol: the so-manieth declaration of a file (see <see cref="Outline"/>). While only bodies are edited it names the
/// same body in every later compilation. What the compiler adds to a type is named beside it. A lambda or local function also has the place where it begins, and so is known only within its tree.
/// </summary>
internal sealed class CodeId(string file, int declaration, string? added, int nested = CodeId.NotNested) : IEquatable<CodeId>
{
    public const int NotNested = -1;
    private const int OfAnotherAssembly = -1;

    private readonly int _hash = (StringComparer.Ordinal.GetHashCode(file) * 31 + declaration) * 31 + nested + (added is null ? 0 : StringComparer.Ordinal.GetHashCode(added));

    public string File { get; } = file;

    public int Declaration { get; } = declaration;

    public string? Added { get; } = added;

    public int Nested { get; } = nested;

    public bool IsNested => Nested != NotNested;

    /// <summary>What another assembly runs for one of its members, or for one that it implements. <see cref="File"/> is its name, <see cref="Added"/> the member.</summary>
    public bool IsElsewhere => Declaration == OfAnotherAssembly;

    public static CodeId Elsewhere(string assembly, string documentationId) => new(assembly, OfAnotherAssembly, documentationId);

    public CodeId Within(int start) => new(File, Declaration, Added, start);

    /// <summary>The same where its declaration stands elsewhere in the file.</summary>
    public CodeId Moved(int distance) => IsNested && distance != 0 ? Within(Nested + distance) : this;

    public bool Equals(CodeId? other) =>
        ReferenceEquals(this, other)
        || other is not null && _hash == other._hash && Declaration == other.Declaration && Nested == other.Nested && Added == other.Added && File == other.File;

    public override bool Equals(object? obj) => Equals(obj as CodeId);

    public override int GetHashCode() => _hash;
}
