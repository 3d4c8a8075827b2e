namespace AgentSafety.Operations;

/// <summary>What SQL text destroys. Temporary tables (<c>#t</c>, <c>TEMP</c>) and what can be built again from the data (an index) don't count.</summary>
internal static class SqlOperations
{
    private static readonly DestructiveOperation Drop = Sql("drop", "drops what the SQL names", BlastRadius.Container);
    private static readonly DestructiveOperation Truncate = Sql("truncate", "empties a table", BlastRadius.Container);
    private static readonly DestructiveOperation DeleteAll = Sql("delete-all", "deletes every row of a table", BlastRadius.Container);
    private static readonly DestructiveOperation UpdateAll = Sql("update-all", "overwrites every row of a table", BlastRadius.Container);
    private static readonly DestructiveOperation Delete = Sql("delete", "deletes rows", BlastRadius.Item);

    private static readonly DestructiveOperation GrantAll = new("sql.grant-all", "grants all privileges", [], [], Effect.PrivilegeEscalation, Reversibility.Yes, BlastRadius.Container, Danger: [], Rollback: "revoke it again");

    /// <summary>After these a new statement begins, though no semicolon says so.</summary>
    private static readonly HashSet<string> Openers = new(StringComparer.Ordinal) { ";", "BEGIN", "THEN", "ELSE", "DO", "GO", "EXEC", ")" };

    private static readonly HashSet<string> Rebuildable = new(StringComparer.Ordinal) { "INDEX", "STATISTICS", "TEMPORARY", "TEMP", "CONSTRAINT", "DEFAULT", "PRIMARY", "FOREIGN", "CHECK", "NOT", "IDENTITY" };

    private static readonly HashSet<string> Routines = new(StringComparer.Ordinal) { "PROCEDURE", "PROC", "FUNCTION", "TRIGGER", "EVENT", "RULE" };

    /// <summary>The worst that the text does, or null. Text that isn't known claims nothing.</summary>
    public static DestructiveOperation? In(string text)
    {
        var words = SqlWords.In(text);
        DestructiveOperation? worst = null;
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0 && !Openers.Contains(words[i - 1]))
                continue;
            if (words[i] is "CREATE" or "ALTER" && Next(words, i + 1, 4).Any(Routines.Contains))
                return worst; // the body of a routine is written down, not run

            var end = words.IndexOf(";", i) is var semicolon and >= 0 ? semicolon : words.Count;
            if (Statement(words, i, end) is { } found && (worst is null || found.Severity > worst.Severity))
                worst = found;
        }

        return worst;
    }

    private static DestructiveOperation? Statement(List<string> words, int start, int end) => words[start] switch
    {
        "DROP" when start + 1 < end => IsLasting(words, start + 1, end) ? Drop : null,
        "TRUNCATE" when start + 1 < end => IsLasting(words, start + 1, end) ? Truncate : null,
        "ALTER" when words.IndexOf("DROP", start, end - start) is var drop and >= 0 => IsLasting(words, drop + 1, end) ? Drop : null,
        "DELETE" when start > 0 && words[start - 1] is "THEN" => Delete, // MERGE … WHEN MATCHED THEN DELETE
        "DELETE" when start + 1 < end => !IsLasting(words, start + 1, end) ? null : HasWhere(words, start, end) || words[start + 1] is "TOP" ? Delete : DeleteAll,
        "GRANT" when words.IndexOf("ALL", start, end - start) >= 0 => GrantAll,
        "UPDATE" when start > 0 && words[start - 1] is "DO" or "THEN" && start + 1 < end && words[start + 1] is "SET" => null, // an upsert, or MERGE: of the rows that were named
        "UPDATE" when words.IndexOf("SET", start, end - start) >= 0 => HasWhere(words, start, end) || !IsLasting(words, start + 1, end) ? null : UpdateAll,
        _ => null,
    };

    private static bool IsLasting(List<string> words, int from, int end) =>
        from < end && !Next(words, from, Math.Min(5, end - from)).TakeWhile(static word => word is not "WHERE").Any(static word => word[0] == '#' || Rebuildable.Contains(word));

    /// <summary>A condition that narrows: not <c>1 = 1</c>, nor <c>TRUE</c>.</summary>
    private static bool HasWhere(List<string> words, int start, int end) =>
        words.IndexOf("WHERE", start, end - start) is var where and >= 0 && words.GetRange(where + 1, end - where - 1) is var condition && !IsAlways(condition);

    private static bool IsAlways(List<string> condition) => condition.Count == 1 && condition[0] is "TRUE" or "1" or "=" || condition.Count == 3 && condition[1] is "=" && condition[0] == condition[2];

    private static IEnumerable<string> Next(List<string> words, int from, int count) => words.Skip(from).Take(count);

    private static DestructiveOperation Sql(string id, string summary, BlastRadius blastRadius) =>
        new($"sql.{id}", summary, [], [], Effect.DataLoss, Reversibility.No, blastRadius, Danger: [], Rollback: "run it in a transaction, or back the table up first");
}
