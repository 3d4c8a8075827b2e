using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests;

/// <summary>What a project declares of methods that it can't read and can't write an attribute on.</summary>
public sealed class OwnOperations
{
    private const string Name = "AgentSafety.Operations.txt";

    private const string Tool = """
        public interface IStore { void Archive(string id); void Archive(int id); void Read(string id); }
        public class Tools(IStore store)
        {
            [McpServerTool] public void Run(string id) { {0} store.Archive(3); store.Read(id); }
        }
        """;

    [Theory]
    [InlineData("M:IStore.Archive(System.String)", "[|store.Archive(id)|];")]
    [InlineData("# ours\nM:IStore.Archive(System.String); moves it where nobody finds it", "[|store.Archive(id)|];")]
    [InlineData("M:IStore.Archive(System.Guid)", "store.Archive(id);")]
    [InlineData("M:Other.IStore.Archive(System.String)", "store.Archive(id);")]
    [InlineData("IStore.Archive", "store.Archive(id);")] // AGS9001
    public Task Are_known_by_documentation_id(string text, string call) => Verify.WithFile(Name, text, Tool.Replace("{0}", call, StringComparison.Ordinal));

    [Fact]
    public Task Another_file_says_nothing() => Verify.WithFile("Operations.txt", "M:IStore.Archive(System.String)", Tool.Replace("{0}", "store.Archive(id);", StringComparison.Ordinal));

    [Fact]
    public Task A_bad_line_is_told_and_the_others_count() => Verify.Configuration(Name, """
        M:IStore.Archive(System.String)
        {|#0:IStore.Archive|}
        {|#1:M:IStore.Archive(System.Int32); archives; for good|}
        """, count: 2);
}
