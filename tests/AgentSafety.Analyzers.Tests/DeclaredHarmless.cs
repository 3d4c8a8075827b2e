using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests;

/// <summary>AGS3001 to 3003: what is said of a tool, and what it does.</summary>
public sealed class DeclaredHarmless
{
    private const string World = """
        public static class World
        {
            public static void Wipe(string path) => Directory.Delete(path, true);
            public static void WipeIfAsked(string path) { Ask(path); Wipe(path); }
            public static void Note(string path) => File.AppendAllText(path, "noted");
            public static void Write(string path) => File.WriteAllText(path, "written");
            public static void Query(string sql) => Db.Query(sql);
            public static System.Data.Common.DbConnection Db => throw new();
            [AgentGuard(Protections.Approval)] public static void Ask(string path) { }
        }
        """;

    [Theory]
    [InlineData("[McpServerTool([|ReadOnly = true|])] public void Clean(string path) => World.Wipe(path);")]
    [InlineData("[McpServerTool([|Destructive = false|])] public void Clean(string path) => World.Wipe(path);")]
    [InlineData("[McpServerTool(Name = \"clean\", [|ReadOnly = true|], OpenWorld = false)] public void Clean(string path) => Directory.Delete(path, true);")]
    [InlineData("[McpServerTool([|ReadOnly = true|], [|Destructive = false|])] public void Clean(string path) => World.Wipe(path);")]
    [InlineData("[McpServerTool([|ReadOnly = true|], Destructive = true)] public void Clean(string path) => World.Wipe(path);")]
    [InlineData("[McpServerResource, [|McpServerTool|](ReadOnly = false)] public void Clean(string path) { }", false)]
    [InlineData("[[|McpServerResource|](UriTemplate = \"x://{path}\")] public string Clean(string path) { World.Wipe(path); return path; }")]
    [InlineData("[[|McpServerPrompt|]] public string Clean(string path) { World.Wipe(path); return path; }")]
    [InlineData("[McpServerTool(ReadOnly = true)] public void Clean(string path) => World.Note(path);")] // adds; destroys nothing
    [InlineData("[McpServerTool(ReadOnly = true)] public void Clean(string path) => World.Write(path);")]
    [InlineData("[McpServerTool(ReadOnly = false, Destructive = true)] public void Clean(string path) => World.Wipe(path);")]
    [InlineData("[McpServerTool(Destructive = true)] public void Clean(string path) => World.Wipe(path);")]
    [InlineData("[McpServerTool] public void Clean(string path) => World.Wipe(path);")]
    [InlineData("[McpServerResource] public string Read(string path) => File.ReadAllText(path);")]
    [InlineData("public string Read(string path) { World.Wipe(path); return path; }")]
    public Task A_hint_must_be_true(string tool, bool marked = true) => Verify.AnalyzesFor(RuleIds.HarmlessDeclaration, In(marked ? tool : tool.Replace("[|", "").Replace("|]", "")));

    [Theory]
    [InlineData("World.Ask(path); World.Wipe(path);")]
    [InlineData("World.WipeIfAsked(path);")]
    [InlineData("AgentGuard.Run(\"wipe\", () => World.Wipe(path));")]
    [InlineData("if (path == \"tmp\") World.Wipe(path);")]
    public Task Whatever_guards_stand_behind_it(string body) =>
        Verify.AnalyzesFor(RuleIds.HarmlessDeclaration, In($"[McpServerTool([|ReadOnly = true|])] public void Clean(string path) {{ {body} }}"));

    [Theory]
    [InlineData("[McpServerTool([|ReadOnly = true|])] public void Read(string sql) => World.Query(sql);")]
    [InlineData("[McpServerTool([|Destructive = false|])] public void Read(string sql) { using var command = World.Db.CreateCommand(); command.CommandText = sql; command.ExecuteReader(); }")]
    [InlineData("[McpServerTool([|ReadOnly = true|])] public void Read(string sql) { World.Ask(sql); World.Query(sql); }")] // who is asked isn't told the truth
    [InlineData("[McpServerTool([|ReadOnly = true|])] public void Run(string line) => System.Diagnostics.Process.Start(\"bash\", $\"-c {line}\");")]
    [InlineData("public object Tool() => McpServerTool.Create(World.Query, new() { [|ReadOnly = true|] });")]
    [InlineData("public object Tool() => McpServerTool.Create((string sql) => World.Query(sql), new() { [|Destructive = false|] });")]
    [InlineData("[McpServerTool(ReadOnly = true)] public void Find(string name) => World.Query($\"SELECT * FROM users WHERE name = '{name}'\");")] // words in it: AGS1013
    [InlineData("[McpServerTool(ReadOnly = true)] public void Read(string sql) => World.Query(\"SELECT 1\");")]
    [InlineData("[McpServerTool(ReadOnly = true)] public void Read(string sql) { if (sql is \"SELECT 1\" or \"SELECT 2\") World.Query(sql); }")]
    [InlineData("[McpServerTool(ReadOnly = false, Destructive = true)] public void Run(string sql) => World.Query(sql);")]
    public Task What_runs_whatever_the_model_writes_is_not_harmless(string tool) => Verify.AnalyzesFor(RuleIds.HarmlessDeclaration, In(tool));

    [Fact]
    public Task What_is_run_is_told() => Verify.Says(DeclarationRules.HarmlessDeclaration, """
        public class Tools
        {
            [McpServerTool({|#0:ReadOnly = true|})] public void Look(string sql) { {|#1:Service.Query(sql)|}; }
        }
        public static class Service
        {
            public static void Query(string sql) => {|#2:Db.Execute(sql)|};
            private static System.Data.Common.DbConnection Db => throw new();
        }
        """, steps: 3, "Look", "says 'ReadOnly = true'", "SqlMapper.Execute", " through 'Service.Query', which runs whatever SQL the model writes");

    [Theory]
    [InlineData("McpServerTool.Create(World.Wipe, new McpServerToolCreateOptions { [|ReadOnly = true|] })")]
    [InlineData("McpServerTool.Create(World.Wipe, new() { Name = \"x\", [|Destructive = false|] })")]
    [InlineData("McpServerTool.Create((string path) => World.Wipe(path), options: new() { [|ReadOnly = true|] })")]
    [InlineData("McpServerTool.Create(AIFunctionFactory.Create(World.Wipe), new() { [|ReadOnly = true|] })")]
    [InlineData("McpServerTool.Create(new ApprovalRequiredAIFunction(AIFunctionFactory.Create(World.Wipe)), new() { [|ReadOnly = true|] })")]
    [InlineData("McpServerTool.Create(World.Wipe, new() { ReadOnly = false, Destructive = true })")]
    [InlineData("McpServerTool.Create(World.Wipe, new() { ReadOnly = DateTime.Now.Year > 2000 })")] // not known here
    [InlineData("McpServerTool.Create(World.Write, new() { ReadOnly = true })")]
    [InlineData("AIFunctionFactory.Create(World.Wipe)")]
    public Task A_hint_where_a_tool_is_made(string tool) => Verify.AnalyzesFor(RuleIds.HarmlessDeclaration, In($"public object Tool() => {tool};"));

    [Fact]
    public Task An_inherited_hint_is_spoken_of_where_it_is_not_true() => Verify.AnalyzesFor(RuleIds.HarmlessDeclaration, World + """
        public class Look { [McpServerTool(ReadOnly = true)] public virtual void At(string path) { } }
        public class Clean : Look { public override void [|At|](string path) => World.Wipe(path); }
        """);

    [Fact]
    public Task The_parts_of_a_partial_method_are_one() => Verify.AnalyzesFor(RuleIds.HarmlessDeclaration, World + """
        public partial class Tools { [McpServerTool([|ReadOnly = true|])] public partial void Clean(string path); public partial void Empty(string path); }
        public partial class Tools { public partial void Clean(string path) => World.Wipe(path); [McpServerTool([|ReadOnly = true|])] public partial void Empty(string path) => World.Wipe(path); }
        """);

    [Fact]
    public Task An_attribute_of_the_same_name_is_another() => Verify.AnalyzesFor(RuleIds.HarmlessDeclaration, World + """
        namespace Ours
        {
            public sealed class McpServerToolAttribute : Attribute { public bool ReadOnly { get; set; } }
            public class Tools { [McpServerTool(ReadOnly = true)] public void Clean(string path) => World.Wipe(path); }
        }
        """);

    [Fact]
    public Task The_way_to_the_operation_is_told() => Verify.Says(DeclarationRules.HarmlessDeclaration, """
        public class Tools
        {
            [McpServerTool({|#0:ReadOnly = true|})] public void Look(string path) { {|#1:Service.Tidy(path)|}; }
        }
        public static class Service
        {
            public static void Tidy(string path) { if (File.Exists(path)) {|#2:Directory.Delete(path, true)|}; }
        }
        """, steps: 3, "Look", "says 'ReadOnly = true'", "Directory.Delete", " through 'Service.Tidy'");

    [Theory]
    [InlineData("[[|McpServerTool|]] public void Clean(string path) => World.Wipe(path);")]
    [InlineData("[[|McpServerTool|](ReadOnly = false, Name = \"clean\")] public void Clean(string path) => World.WipeIfAsked(path);")]
    [InlineData("[[|McpServerTool|](Idempotent = true)] public void Clean(string path) => World.Wipe(path);")]
    [InlineData("[[|McpServerTool|]] public void Read(string sql) => World.Query(sql);")]
    [InlineData("[McpServerTool] public void Find(string name) => World.Query($\"SELECT * FROM users WHERE name = '{name}'\");")]
    [InlineData("[McpServerTool(Destructive = true)] public void Clean(string path) => World.Wipe(path);")]
    [InlineData("[McpServerTool(Destructive = false)] public void Clean(string path) => World.Wipe(path);")] // AGS3001
    [InlineData("[McpServerTool(ReadOnly = true)] public void Clean(string path) => World.Wipe(path);")] // AGS3001
    [InlineData("[McpServerTool] public void Note(string path) => World.Note(path);")]
    [InlineData("[McpServerTool] public string Read(string path) => File.ReadAllText(path);")]
    [InlineData("[McpServerResource] public string Clean(string path) { World.Wipe(path); return path; }")] // has no hint
    [InlineData("public object Tool() => [|McpServerTool.Create|](World.Wipe);")]
    [InlineData("public object Tool() => McpServerTool.Create(World.Wipe, [|new() { Name = \"x\" }|]);")]
    [InlineData("public object Tool() => McpServerTool.Create(World.Wipe, new() { Destructive = true });")]
    [InlineData("public object Tool(McpServerToolCreateOptions options) => McpServerTool.Create(World.Wipe, options);")] // not known here
    [InlineData("public object Tool() => McpServerTool.Create(Said); [McpServerTool(Destructive = true)] public static void Said(string path) => World.Wipe(path);")]
    [InlineData("public object Tool() => [|McpServerTool.Create|](AIFunctionFactory.Create(Lost)); [McpServerTool(Destructive = true)] public static void Lost(string path) => World.Wipe(path);")]
    public Task What_destroys_says_so(string tool) => Verify.AnalyzesFor(RuleIds.UndeclaredDestruction, In(tool));

    [Theory]
    [InlineData("[McpServerTool([|Idempotent = true|])] public void Note(string path) => World.Note(path);")]
    [InlineData("[McpServerTool([|Idempotent = true|])] public Task Save(Amazon.EC2.IAmazonEC2 ec2, string id) => ec2.CreateSnapshotAsync(new Amazon.EC2.Model.CreateSnapshotRequest { VolumeId = id });")]
    [InlineData("[McpServerTool([|Idempotent = true|], Destructive = true)] public void Both(string path) { World.Wipe(path); World.Note(path); }")]
    [InlineData("public object Tool() => McpServerTool.Create(World.Note, new() { [|Idempotent = true|] });")]
    [InlineData("[McpServerTool(Idempotent = false)] public void Note(string path) => World.Note(path);")]
    [InlineData("[McpServerTool] public void Note(string path) => World.Note(path);")]
    [InlineData("[McpServerTool(Idempotent = true)] public void Clean(string path) => World.Wipe(path);")] // gone is gone
    [InlineData("[McpServerTool(Idempotent = true)] public void Write(string path) => World.Write(path);")]
    [InlineData("[McpServerTool(Idempotent = true)] public void Scratch() => File.AppendAllText(Path.GetTempFileName(), \"x\");")]
    public Task What_adds_each_time_is_not_idempotent(string tool) => Verify.AnalyzesFor(RuleIds.IdempotentDeclaration, In(tool));

    [Theory]
    [InlineData("World.Note(path);")]
    [InlineData("File.AppendAllText(path, \"noted\");")]
    public Task What_only_adds_is_no_finding_on_a_path(string body) => Verify.Analyzes(In($"[McpServerTool] public void Note(string path) {{ {body} }}"));

    private static string In(string tool) => $"{World}\npublic class Tools {{ {tool} }}";
}
