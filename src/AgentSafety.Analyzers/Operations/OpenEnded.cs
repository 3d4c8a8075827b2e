namespace AgentSafety.Operations;

/// <summary>What running a text amounts to whose words a model chooses: the worst.</summary>
internal static class OpenEnded
{
    private static readonly DestructiveOperation Sql = Anything("sql.open-ended", "SQL");
    private static readonly DestructiveOperation Command = Anything("command.open-ended", "command");
    private static readonly DestructiveOperation Request = Anything("http.open-ended", "request");
    private static readonly DestructiveOperation Script = Anything("script.open-ended", "code");

    public static DestructiveOperation Of(TextLanguage language) => language switch { TextLanguage.Sql => Sql, TextLanguage.Command => Command, TextLanguage.Request => Request, _ => Script };

    /// <summary>As it ends 'runs whatever ...', or 'puts words into ...'.</summary>
    public static string What(DestructiveOperation operation, Say supplied) =>
        supplied is Say.Deed ? operation.Summary : ReferenceEquals(operation, Sql) ? "an SQL statement" : ReferenceEquals(operation, Script) ? "a script" : "a command line";

    private static DestructiveOperation Anything(string id, string summary) => new(id, summary, [], [], Effect.DataLoss, Reversibility.No, BlastRadius.Environment, Danger: []);
}
