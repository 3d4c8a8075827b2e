using AgentSafety.Reachability.OtherAssemblies;
using AgentSafety.Rules;
using AgentSafety.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSafety.Analyzers.Tests.OtherAssemblies;

/// <summary>The text in the metadata: the same every time, short, and read as if somebody wanted to harm us with it.</summary>
public sealed class ContractsAsWritten
{
    private const string Services = """
        public class Cleaner
        {
            private static readonly HashSet<string> Allowed = ["a", "b"];
            public void Run(string path) => Directory.Delete(path, true);
            public void Careful(string path) { if (!Allowed.Contains(path)) throw new UnauthorizedAccessException(); Directory.Delete(path, true); }
            public void Shell(string command) => System.Diagnostics.Process.Start("bash", new[] { "-c", command });
            public int Count(string path) => Directory.GetFiles(path).Length;
            private void Hidden(string path) => Directory.Delete(path, true);
            internal void Inner(string path) => Directory.Delete(path, true);
        }
        """;

    [Fact]
    public void The_same_source_has_the_same_contract()
    {
        var once = new Solution().With("Services", Services).ContractOf("Services");
        for (var again = 0; again < 5; again++)
            Assert.Equal(once, new Solution().With("Services", Services).ContractOf("Services"));
    }

    [Theory]
    [InlineData("M:Cleaner.Run(System.String)", true)]
    [InlineData("M:Cleaner.Careful(System.String)", true)]
    [InlineData("M:Cleaner.Shell(System.String)", true)]
    [InlineData("M:Cleaner.Count(System.String)", false)]
    [InlineData("M:Cleaner.Hidden(System.String)", false)]
    [InlineData("M:Cleaner.Inner(System.String)", false)]
    public void It_tells_of_what_others_can_call_and_destroys_or_guards(string member, bool isTold)
    {
        var (contract, problem) = ReachContract.Read(new Solution().With("Services", Services).ContractOf("Services"));
        Assert.Null(problem);
        Assert.Equal(isTold, contract!.Find(member) is not null);
    }

    [Fact]
    public void Friends_are_told_of_what_is_internal()
    {
        var text = new Solution().With("Services", """[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Server")]""" + Services).ContractOf("Services");
        Assert.NotNull(ReachContract.Read(text).Contract!.Find("M:Cleaner.Inner(System.String)"));
    }

    [Fact]
    public void What_destroys_nothing_has_a_contract_that_says_so() =>
        Assert.Equal("1 0 0 0 ", new Solution().With("Services", "public class Counter { public int Count(string path) => Directory.GetFiles(path).Length; }").ContractOf("Services"));

    [Fact]
    public void Written_and_read_and_written_again_it_is_the_same()
    {
        var text = new Solution().With("Services", Services).ContractOf("Services");
        var contract = ReachContract.Read(text).Contract!;
        string[] told = ["M:Cleaner.Run(System.String)", "M:Cleaner.Careful(System.String)", "M:Cleaner.Shell(System.String)"];
        var members = told.ToDictionary(static id => id, id => contract.Find(id)!);
        Assert.Equal(text, ReachContract.Write(members, [], []));
    }

    [Fact]
    public void Whatever_is_cut_or_changed_is_a_problem_and_never_a_crash()
    {
        var text = new Solution().With("Services", Services).ContractOf("Services");
        var random = new Random(7);
        for (var cut = 0; cut < text.Length; cut++)
        {
            var (contract, problem) = ReachContract.Read(text[..cut]);
            Assert.True(contract is null && problem is not null, $"cut at {cut}");
        }

        for (var trial = 0; trial < 20_000; trial++)
        {
            var changed = text.ToCharArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                changed[random.Next(changed.Length)] = "0123456789 :AZ\uE000\uFFFF"[random.Next(16)];

            var (contract, problem) = ReachContract.Read(new(changed));
            Assert.True(contract is null != problem is null);
        }
    }

    [Theory]
    [InlineData("", "another version")]
    [InlineData("2 0 0 0 ", "another version")]
    [InlineData("1 99999999999999999999 ", "too large")]
    [InlineData("1 0 0 0 0 ", "goes on")]
    [InlineData("1 0 1 0 999999:", "length of a text")]
    public async Task A_contract_that_cannot_be_read_is_said_and_left_out(string contract, string why)
    {
        var services = CSharpCompilation.Create("Services", [Parsed($"""[assembly: System.Reflection.AssemblyMetadata("AgentSafety.Reach", "{contract}")] public class Cleaner;""")], TestReferences.All, new(OutputKind.DynamicallyLinkedLibrary));
        using var assembly = new MemoryStream();
        Assert.True(services.Emit(assembly, cancellationToken: TestContext.Current.CancellationToken).Success);
        var server = CSharpCompilation.Create("Server", [Parsed("class Tools { Cleaner? cleaner; }"), Parsed("")], [.. TestReferences.All, MetadataReference.CreateFromImage(assembly.ToArray())], new(OutputKind.DynamicallyLinkedLibrary));
        var found = Assert.Single(await server.WithAnalyzers([new ConfigurationAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));
        Assert.Equal(RuleIds.UnreadableConfiguration, found.Id);
        Assert.Contains("Services", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Contains(why, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static SyntaxTree Parsed(string source) => CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken);

    [Fact]
    public void A_large_project_says_it_in_a_few_bytes_a_member()
    {
        var methods = string.Concat(Enumerable.Range(0, 2_000).Select(static number => $"public void M{number}(string path) {{ {(number % 10 == 0 ? "Directory.Delete(path, true);" : number % 10 == 1 ? $"M{number - 1}(path);" : "")} }}\n"));
        var text = new Solution().With("Services", $"public class Big {{ {methods} }}").ContractOf("Services");
        Assert.InRange(text.Length, 400 * MemberKey.Length, 400 * 60); // 400 members tell of something
    }
}
