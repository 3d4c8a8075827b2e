using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSafety.Testing.Proof;

/// <summary>What is said of each state of a program. Most ways lead to the same few states, and each is looked at once.</summary>
internal sealed class Views(ImmutableArray<DiagnosticAnalyzer> analyzers)
{
    private readonly Dictionary<string, (Project Project, Said Said)> _known = [];

    /// <summary>The state as it was looked at: warnings lie in the trees of that project, and of no other of the same text.</summary>
    public async Task<(Project Project, Said Said)> OfAsync(Project project)
    {
        var texts = await Offer.TextsAsync(project);
        return _known.TryGetValue(texts, out var view) ? view : _known[texts] = (project, await Said.OfAsync(project, analyzers));
    }
}
