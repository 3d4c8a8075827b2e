using AgentSafety.Host;
using Microsoft.CodeAnalysis;

// Arguments: the packed analyzers, the packed fixes, the guards that the fixes write.
// Says what it did, a line each; the test compares the lines.
var analyzers = new PackedAssembly(args[0]);
var fixes = new PackedAssembly(args[1]);
var tool = AgentTool.ReferencingGuards(args[2]);

Console.WriteLine($"Roslyn {typeof(Compilation).Assembly.GetName().Version?.ToString(3)}");
Console.WriteLine($"analyzers: {string.Join(", ", analyzers.Analyzers.Select(analyzer => analyzer.GetType().Name))}");

var finding = await tool.OnlyFindingAsync(analyzers);
Console.WriteLine($"before: {finding?.Id} at '{finding?.Location.SourceTree?.GetText().ToString(finding.Location.SourceSpan)}'");

if (finding is null || await tool.FixedAsync(finding, fixes) is not { } safe)
    return 1;

Console.WriteLine($"after: {(await safe.OnlyFindingAsync(analyzers))?.ToString() ?? "nothing"}");
Console.WriteLine($"compiles: {await safe.CompilesAsync()}");
return 0;
