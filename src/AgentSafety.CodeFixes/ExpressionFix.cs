namespace AgentSafety.CodeFixes;

/// <summary>A fix at one expression. It is offered only once the compiler has accepted the result.</summary>
public abstract class ExpressionFix : OfferedFix
{
    private protected ExpressionFix(string title, params string[] rules) : base([title], rules)
    {
    }

    private protected ExpressionFix(ImmutableArray<string> titles, params string[] rules) : base(titles, rules)
    {
    }

    /// <summary>What may be written, the best first: the first that compiles is. Just what is proposed, where no more is said.</summary>
    /// <param name="step">The expression that is warned about.</param>
    /// <param name="model">Of the file it is in.</param>
    /// <param name="warning">With what the analyzer knows of it.</param>
    /// <param name="generator">Writes type names, to be shortened and imported afterwards.</param>
    /// <param name="way">Which of the titles.</param>
    private protected virtual IEnumerable<Replacement> Candidates(ExpressionSyntax step, SemanticModel model, Diagnostic warning, SyntaxGenerator generator, int way) =>
        Propose(step, model, warning, generator) is { } only ? [only] : [];

    /// <param name="step">The expression that is warned about.</param>
    /// <param name="model">Of the file it is in.</param>
    /// <param name="warning">With what the analyzer knows of it.</param>
    /// <param name="generator">Writes type names, to be shortened and imported afterwards.</param>
    private protected virtual Replacement? Propose(ExpressionSyntax step, SemanticModel model, Diagnostic warning, SyntaxGenerator generator) => null;

    private protected sealed override async Task<Func<CancellationToken, Task<Document>>?> ChangeAsync(Document document, ImmutableArray<Diagnostic> diagnostics, int way, CancellationToken cancellationToken) =>
        await Replacements.ApplyAsync(document, diagnostics.Select(diagnostic => (diagnostic.Location.SourceSpan, Candidates(diagnostic, way))), cancellationToken).ConfigureAwait(false) is { } changed
            ? _ => Task.FromResult(changed)
            : null;

    private Candidates Candidates(Diagnostic diagnostic, int way) => (step, model, generator) => Candidates(step, model, diagnostic, generator, way);
}
