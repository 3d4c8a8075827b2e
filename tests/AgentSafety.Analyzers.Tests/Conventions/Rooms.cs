using System.Text.RegularExpressions;

namespace AgentSafety.Analyzers.Tests.Conventions;

/// <summary>Who may know whom. A line in the wrong room is found here, not in review.</summary>
public sealed partial class Rooms
{
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Symbols"] = [],
        ["Configuration"] = ["Symbols"],
        ["EntryPoints"] = ["Configuration", "Symbols"],
        ["Calls"] = ["Configuration", "Symbols"],
        ["Operations"] = ["Configuration", "Symbols"],
        ["Guards"] = ["Configuration", "Symbols"],
        ["Reachability"] = ["EntryPoints", "Calls", "Operations", "Guards", "Configuration", "Symbols"],
        ["Rules"] = ["Reachability", "EntryPoints", "Configuration", "Symbols"],
    };

    public static TheoryData<string> All => [.. MayUse.Keys];

    [Fact]
    public void Every_folder_is_a_known_room() =>
        Assert.Equal(MayUse.Keys.Order(), Directory.GetDirectories(Repository.Analyzers).Select(Path.GetFileName).Where(static name => name is not ("bin" or "obj")).Order());

    [Theory]
    [MemberData(nameof(All))]
    public void A_room_knows_only_what_it_may(string room)
    {
        foreach (var (file, text) in FilesIn(room))
            foreach (Match used in OwnNamespace().Matches(text))
                Assert.True(used.Groups[1].Value == room || MayUse[room].Contains(used.Groups[1].Value), $"{file} uses {used.Groups[1].Value}");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Only_rules_are_analyzers(string room)
    {
        foreach (var (file, text) in FilesIn(room))
        {
            Assert.True(room is "Rules" || !text.Contains("DiagnosticAnalyzer", StringComparison.Ordinal), file);
            Assert.True(file == "Rule.cs" || !text.Contains("new DiagnosticDescriptor(", StringComparison.Ordinal) && !text.Contains("DiagnosticDescriptor Create", StringComparison.Ordinal), file);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Models_are_asked_for_in_one_place(string room)
    {
        foreach (var (file, text) in FilesIn(room))
            Assert.True(file == "SourceModels.cs" || !text.Contains(".GetSemanticModel(", StringComparison.Ordinal), file);
    }

    [Fact]
    public void Nothing_runs_for_every_operation_or_at_the_end()
    {
        foreach (var (file, text) in MayUse.Keys.SelectMany(FilesIn))
            Assert.False(ForbiddenAction().IsMatch(text), file);
    }

    [Fact]
    public void Fixes_know_ids_and_advice_and_nothing_else_of_ours()
    {
        var uses = Directory.EnumerateFiles(Repository.CodeFixes, "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(static file => OwnNamespace().Matches(File.ReadAllText(file)))
            .Select(static match => match.Groups[1].Value).Distinct();
        Assert.Empty(uses.Except(["Rules", "CodeFixes"]));
    }

    private static IEnumerable<(string Name, string Text)> FilesIn(string room) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Analyzers, room), "*.cs", SearchOption.AllDirectories).Select(static file => (Path.GetFileName(file), File.ReadAllText(file)));

    [GeneratedRegex(@"(?:using|namespace) AgentSafety\.(\w+)")]
    private static partial Regex OwnNamespace();

    [GeneratedRegex(@"\.Register(Operation|OperationBlock|OperationBlockStart|CompilationEnd|SymbolStart|SymbolEnd|SemanticModel|CodeBlock)\w*\(")]
    private static partial Regex ForbiddenAction();
}
