using AgentSafety.Guards;
using AgentSafety.Configuration;
using AgentSafety.EntryPoints;
using AgentSafety.Reachability;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSafety.Analyzers.Tests;

public sealed class Reachability
{
    [Theory]
    [InlineData(30, nameof(Lack.AnyProtection), "File.Delete")]
    [InlineData(10, nameof(Lack.Sight), "…")]
    public void What_lies_beyond_the_most_bodies_that_are_read_is_said_to_be_unseen(int most, string lack, string last)
    {
        var chain = string.Concat(Enumerable.Range(0, 20).Select(static i => $"static void M{i}(string p) => M{i + 1}(p);\n"));
        var compilation = CSharpCompilation.Create("Chain", [CSharpSyntaxTree.ParseText($"static class Tools {{ {chain} static void M20(string p) => System.IO.File.Delete(p); }}", path: "Tools.cs", cancellationToken: TestContext.Current.CancellationToken)], TestReferences.All);
        var types = new KnownTypes(compilation);
        var known = new KnownEntryPoints(compilation, types, EntryPointFile.Read([], TestContext.Current.CancellationToken));
        var wrappers = new Wrappers(types, new(compilation), static _ => AgentSafety.Symbols.Protections.None);
        var program = new ProgramReach(compilation, types, ProjectFiles.Read([], TestContext.Current.CancellationToken), known, new(types, known, new(compilation)), new(known.TakingNames), new(types, new(types, compilation), wrappers), wrappers, most);

        var first = (IMethodSymbol)compilation.GetTypeByMetadataName("Tools")!.GetMembers("M0").Single();
        var finding = Assert.Single(program.From("M0", first, AgentSafety.Symbols.Protections.None, TestContext.Current.CancellationToken), finding => finding.Lack.ToString() == lack);
        Assert.Equal(last, finding.LastStep.Name);
    }
}
