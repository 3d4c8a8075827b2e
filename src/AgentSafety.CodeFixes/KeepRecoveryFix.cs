using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

/// <summary>
/// Leaves on what keeps or brings back what is destroyed: a snapshot, a waiting time, a refusal. Where the service then asks for more, that is written
/// too: a last snapshot has a name, and what isn't forced waits for so many days.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepRecoveryFix)), Shared]
public sealed class KeepRecoveryFix() : OtherValueFix("Keep recovery", RuleIds.RecoveryOff)
{
    private const string Forced = "ForceDeleteWithoutRecovery";
    private const string Waiting = "RecoveryWindowInDays";
    private const string LongestInDays = "30";

    /// <summary>What names the snapshot that isn't skipped any more.</summary>
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["SkipFinalSnapshot"] = "FinalDBSnapshotIdentifier", ["SkipFinalClusterSnapshot"] = "FinalClusterSnapshotIdentifier",
    };

    private static readonly string[] Identifiers = ["DBInstanceIdentifier", "DBClusterIdentifier", "ClusterIdentifier"];

    private protected override Replacement? Propose(ExpressionSyntax step, SemanticModel model, Diagnostic warning, SyntaxGenerator generator)
    {
        if (base.Propose(step, model, warning, generator) is not { New: [ExpressionSyntax value] } other)
            return null;
        if (step is not AssignmentExpressionSyntax assignment || Setting.Of(assignment, model) is not { } setting)
            return other;

        if (setting.Property.Name is Forced && setting.LeavesOut(Waiting))
            return new(assignment, setting.Saying(Waiting, SyntaxFactory.ParseExpression(LongestInDays)));

        return Names.TryGetValue(setting.Property.Name, out var name) && setting.LeavesOut(name)
            ? setting.With(assignment.WithRight(value), setting.Saying(name, NameOfSnapshot(setting, model, generator)))
            : other;
    }

    /// <summary>What is deleted, and when: the same name twice would be refused.</summary>
    private static ExpressionSyntax NameOfSnapshot(Setting setting, SemanticModel model, SyntaxGenerator generator)
    {
        var identifier = setting.Others.FirstOrDefault(static other => Identifiers.Contains(Setting.NameOf(other)) && other.Right is IdentifierNameSyntax or MemberAccessExpressionSyntax)?.Right;
        var text = $$"""$"{{(identifier is null ? "" : $$"""{{{identifier.WithoutTrivia()}}}-""")}}final-{DateTime.UtcNow:yyyyMMddHHmmss}" """;
        return model.Compilation.GetTypeByMetadataName("System.DateTime") is { } time ? TypeName.PutInto(SyntaxFactory.ParseExpression(text), time.Name, time, generator) : SyntaxFactory.ParseExpression(text);
    }
}
