using AgentSafety.Host;
using Microsoft.CodeAnalysis;

// Arguments: the packed analyzers, the packed fixes, the guards that the fixes write.
// Or, for spoilt programs: the analyzers, the fixes, the list of references, the programs, the first seed, how many.
// Says what it did, a line each; the test compares the lines.
var analyzers = new PackedAssembly(args[0]);
var fixes = new PackedAssembly(args[1]);

Console.WriteLine($"Roslyn {typeof(Compilation).Assembly.GetName().Version?.ToString(3)}");
if (args is [_, _, var references, var programs, var from, var count])
    return await SpoiltPrograms.TryAsync(analyzers, fixes, references, programs, int.Parse(from, null), int.Parse(count, null));

var tool = AgentTool.ReferencingGuards(args[2]);
Console.WriteLine($"analyzers: {string.Join(", ", analyzers.Analyzers.Select(analyzer => analyzer.GetType().Name))}");

var finding = await tool.OnlyFindingAsync(analyzers);
Console.WriteLine($"before: {finding?.Id} at '{finding?.Location.SourceTree?.GetText().ToString(finding.Location.SourceSpan)}'");

if (finding is null || await tool.FixedAsync(finding, fixes) is not { } safe)
    return 1;

Console.WriteLine($"after: {(await safe.OnlyFindingAsync(analyzers))?.ToString() ?? "nothing"}");
Console.WriteLine($"compiles: {await safe.CompilesAsync()}");
return 0;
