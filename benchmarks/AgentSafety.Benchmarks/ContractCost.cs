using AgentSafety.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSafety.Benchmarks;

/// <summary>What it adds to a build that each assembly says what its members reach: a chain of projects, compiled with the generator and without, in turns.</summary>
public static class ContractCost
{
    public static void Print(int rounds, int projects = 20, int methods = 2_000)
    {
        var files = new SyntheticProgram(methods, tools: 0).Files().ToArray();
        var (off, on) = (new List<double>(), new List<double>());
        var longest = 0;
        Build(files, projects: 1, generate: false, ref longest); // compiles the compiler
        Build(files, projects: 1, generate: true, ref longest);
        for (var round = 0; round < rounds; round++)
        {
            off.Add(Build(files, projects, generate: false, ref longest));
            on.Add(Build(files, projects, generate: true, ref longest));
        }

        Console.WriteLine($"{projects} projects of {methods} methods: {off.Min():F0} ms without the generator, {on.Min():F0} ms with it, ratio {on.Min() / off.Min():F3} (medians {Median(on) / Median(off):F3}); the longest contract has {longest} characters");
    }

    private static double Build(string[] files, int projects, bool generate, ref int longest)
    {
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        MetadataReference? previous = null;
        for (var project = 0; project < projects; project++)
        {
            var trees = files.Select((file, number) => CSharpSyntaxTree.ParseText(file.Replace("Synthetic.", $"Synthetic{project}.", StringComparison.Ordinal), path: $"/{project}/{number}.cs"));
            Compilation compilation = CSharpCompilation.Create($"Project{project}", trees, [.. References.WithoutAgents, .. previous is null ? [] : new[] { previous }], new(OutputKind.DynamicallyLinkedLibrary));
            if (generate)
            {
                var files_ = compilation.SyntaxTrees.Count();
                CSharpGeneratorDriver.Create(new ReachContractGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out compilation, out _);
                longest = Math.Max(longest, compilation.SyntaxTrees.Skip(files_).Sum(static tree => tree.Length));
            }

            using var image = new MemoryStream();
            if (!compilation.Emit(image).Success)
                throw new InvalidOperationException("the synthetic program must compile");
            previous = MetadataReference.CreateFromImage(image.ToArray());
        }

        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    private static double Median(List<double> samples) => samples.Order().ElementAt(samples.Count / 2);
}
