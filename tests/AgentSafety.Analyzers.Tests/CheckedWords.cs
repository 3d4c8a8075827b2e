using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests;

/// <summary>Checks that leave nothing in a text that could end what it stands in: AGS1013 has nothing to say then. Which deed it names stays open (AGS1007).</summary>
public sealed class CheckedWords
{
    private const string Query = "db.Execute($\"SELECT * FROM {q}\");";
    private const string Marked = "[|db.Execute($\"SELECT * FROM {q}\")|];";

    [Theory]
    [InlineData("if (!Regex.IsMatch(q, \"^[a-z]+$\")) throw new ArgumentException(q);", Query)]
    [InlineData("if (!Regex.IsMatch(q, @\"\\A[\\w.-]{1,20}\\z\")) return;", Query)]
    [InlineData("if (!Name.IsMatch(q)) throw new ArgumentException(q);", Query)]
    [InlineData("if (!Generated().IsMatch(q)) throw new ArgumentException(q);", Query)]
    [InlineData("if (!Regex.IsMatch(q, \"^(?:users|orders)$\")) throw new ArgumentException(q);", Query)]
    [InlineData("if (!q.All(char.IsLetterOrDigit)) throw new ArgumentException(q);", Query)]
    [InlineData("if (!q.All(c => char.IsLetterOrDigit(c) || c == '-')) throw new ArgumentException(q);", Query)]
    [InlineData("if (!q.All(c => char.IsLetterOrDigit(c) || c is '_' or '-')) throw new ArgumentException(q);", Query)]
    [InlineData("if (q.Any(c => !char.IsLetterOrDigit(c) && c != '_')) throw new ArgumentException(q);", Query)]
    [InlineData("if (!q.All(c => c is >= 'a' and <= 'z')) throw new ArgumentException(q);", Query)]
    [InlineData("EnsureName(q);", Query)]
    [InlineData("if (!IsName(q)) throw new ArgumentException(q);", Query)]
    [InlineData("if (Regex.IsMatch(q, \"^[a-z]+$\")) Console.WriteLine(q);", Marked)]
    [InlineData("if (!Regex.IsMatch(q, \"[a-z]+\")) throw new ArgumentException(q);", Marked)]
    [InlineData("if (!Regex.IsMatch(q, \"^[a-z]+\")) throw new ArgumentException(q);", Marked)]
    [InlineData("if (!Regex.IsMatch(q, \"^.+$\")) throw new ArgumentException(q);", Marked)]
    [InlineData("if (!Regex.IsMatch(q, \"^[^;]+$\")) throw new ArgumentException(q);", Marked)]
    [InlineData("if (!Regex.IsMatch(q, \"^a|[a-z;]$\")) throw new ArgumentException(q);", Marked)]
    [InlineData("if (!Regex.IsMatch(q, \"^[a-z ';]+$\")) throw new ArgumentException(q);", Marked)]
    [InlineData("if (!Regex.IsMatch(q, @\"^\\S+$\")) throw new ArgumentException(q);", Marked)]
    [InlineData("if (Regex.IsMatch(q, \"^(drop|delete)$\")) throw new ArgumentException(q);", Marked)]
    [InlineData("if (q.Contains(';')) throw new ArgumentException(q);", Marked)]
    [InlineData("if (!q.Any(char.IsLetterOrDigit)) throw new ArgumentException(q);", Marked)]
    [InlineData("if (!q.All(c => char.IsLetterOrDigit(c) || c == ';')) throw new ArgumentException(q);", Marked)]
    [InlineData("if (!q.All(c => c != ';')) throw new ArgumentException(q);", Marked)]
    [InlineData("if (!q.All(c => Odd(c))) throw new ArgumentException(q);", Marked)]
    [InlineData("if (!q.All(char.IsLetterOrDigit)) throw new ArgumentException(q); q += \"'\" + Environment.NewLine;", Marked)]
    [InlineData("if (!other.All(char.IsLetterOrDigit)) throw new ArgumentException(q);", Marked)]
    public Task Plain_words_end_nothing(string check, string run) => Verify.AnalyzesFor(RuleIds.SuppliedWords, Tool(check + run));

    [Theory]
    [InlineData("if (!Regex.IsMatch(q, \"^[a-z]+$\")) throw new ArgumentException(q); [|Process.Start(\"kubectl\", q)|];")]
    [InlineData("if (!Regex.IsMatch(q, \"^[a-z]+$\")) throw new ArgumentException(q); [|Process.Start(\"kubectl\", [other, q])|];")]
    [InlineData("if (!Regex.IsMatch(q, \"^(get|logs)$\")) throw new ArgumentException(q); Process.Start(\"kubectl\", q);")]
    [InlineData("if (!Regex.IsMatch(q, \"^(get|.*)$\")) throw new ArgumentException(q); [|Process.Start(\"kubectl\", q)|];")]
    [InlineData("if (!q.All(char.IsLetterOrDigit)) throw new ArgumentException(q); [|db.Execute(q)|];")]
    public Task A_plain_word_may_still_name_the_deed(string body) => Verify.AnalyzesFor(RuleIds.OpenEndedExecutor, Tool(body));

    /// <summary>It says nothing of where a path leads.</summary>
    [Fact]
    public Task A_plain_word_is_no_place() => Verify.AnalyzesFor(RuleIds.UnguardedOperation, Tool("if (!q.All(char.IsLetterOrDigit)) throw new ArgumentException(q); [|Directory.Delete(q, true)|];"));

    [Theory]
    [InlineData("if (!Allowed.Contains(r.Verb)) throw new ArgumentException(r.Verb); Process.Start(\"kubectl\", [r.Verb, r.Name]);")]
    [InlineData("if (!Allowed.Contains(r.Verb)) throw new ArgumentException(r.Verb); Runner.Run(r.Verb, r.Name);")]
    [InlineData("if (!Allowed.Contains(r.Name)) throw new ArgumentException(r.Name); [|Process.Start(\"kubectl\", [r.Verb, r.Name])|];")]
    [InlineData("if (!Allowed.Contains(r.Name)) throw new ArgumentException(r.Name); [|Runner.Run(r.Verb, r.Name)|];")]
    public Task Of_a_record_what_was_checked_is_told_from_what_was_not(string body) => Verify.AnalyzesFor(RuleIds.OpenEndedExecutor, $$"""
        using System.Diagnostics;
        public sealed record Request(string Verb, string Name);
        public static class Tools
        {
            private static readonly string[] Allowed = ["get", "logs"];
            [McpServerTool] public static void Run(Request r) { {{body}} }
        }
        public static class Runner { public static void Run(string verb, string name) => Process.Start("kubectl", [verb, name]); }
        """);

    private static string Tool(string body) => $$"""
        using System.Diagnostics;
        using System.Data.Common;
        using System.Text.RegularExpressions;
        public static partial class Tools
        {
            private static readonly Regex Name = new("^[a-z_]+$");
            [GeneratedRegex("^[a-z]+$")] private static partial Regex Generated();
            private static partial Regex Generated() => throw new NotImplementedException(); // a source generator writes it
            [McpServerTool] public static void Run(DbConnection db, string q, string other) { {{body}} }
            private static void EnsureName(string name) { if (!name.All(char.IsLetterOrDigit)) throw new ArgumentException(name); }
            private static bool IsName(string name) => name.All(char.IsLetterOrDigit);
            private static bool Odd(char c) => c % 2 == 1;
        }
        """;
}
