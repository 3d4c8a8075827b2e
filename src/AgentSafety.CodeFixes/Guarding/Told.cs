using AgentSafety.Rules;

namespace AgentSafety.CodeFixes.Guarding;

/// <summary>What the guard is told besides the operation and its target: what is lost, for whoever is asked, and the way back.</summary>
/// <param name="Effect">In one sentence; null where nothing is said.</param>
/// <param name="Rollback">Code that makes the way back, with simple names of types; null where none is known.</param>
/// <param name="Types">The types named in <paramref name="Rollback"/> that may have to be imported.</param>
internal sealed record Told(string? Effect = null, string? Rollback = null, ImmutableArray<INamedTypeSymbol> Types = default)
{
    public static readonly Told Nothing = new(Types: []);

    /// <summary>The best first. A way back that can't be written here makes place for what is known without it.</summary>
    public static IEnumerable<Told> Of(GuardAdvice advice, Act act, GuardLibrary library, SemanticModel model)
    {
        if (library.Rollback is not { } rollback)
            return [Nothing];

        var effect = string.IsNullOrWhiteSpace(advice.Effect) ? null : advice.Effect;
        var without = advice.NoWayBack is { } why ? new Told(effect, $"{rollback.Name}.Impossible({Quoted(why)})", [rollback]) : new(effect, Types: []);
        return advice.Undo is { } template && Undo.Read(template, act, model) is var (how, code, types)
            ? [new(effect, $"{rollback.Name}.By({Quoted(how)}, {code})", [rollback, .. types]), without]
            : [without];
    }

    /// <summary>As arguments by name.</summary>
    public IEnumerable<string> Arguments()
    {
        if (Effect is not null)
            yield return $"effect: {Quoted(Effect)}";
        if (Rollback is not null)
            yield return $"rollback: {Rollback}";
    }

    /// <summary>The names of types in the last argument of the call, which is the way back, put in whole.</summary>
    public ExpressionSyntax PutTypesInto(ExpressionSyntax call, SyntaxGenerator generator)
    {
        if (Rollback is null)
            return call;

        var argument = call.DescendantNodes().OfType<ArgumentSyntax>().Last(static argument => argument.NameColon?.Name.Identifier.ValueText == "rollback");
        return call.ReplaceNode(argument, Types.Aggregate(argument, (written, type) => TypeName.PutInto(written, type.Name, type, generator)));
    }

    private static string Quoted(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
