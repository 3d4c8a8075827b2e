using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Guards;

/// <summary>Does an MCP server speak over its standard streams? Told by the names that are written in source: where a host is built is no part of any path.</summary>
internal sealed class StandardStreams(Compilation compilation, KnownTypes types)
{
    private static readonly string[] Standard = ["WithStdioServerTransport", "StdioServerTransport"];
    private static readonly string[] Any = [.. Standard, "WithStreamServerTransport"];
    private static readonly string[] Http = ["WithHttpTransport"];

    private static readonly PerTree<object> Standards = new(), Anies = new(), Https = new();

    private readonly Lazy<bool> _areTheTransport = new(() => types.Exists("ModelContextProtocol.Server.McpServerTool") && Mention(compilation, Standards, Standard));
    private readonly Lazy<bool> _areAllThereIs = new(() => Mention(compilation, Anies, Any) && !Mention(compilation, Https, Http));

    /// <summary>Nobody types what is read there.</summary>
    public bool AreTheTransport => _areTheTransport.Value;

    /// <summary>Or others, and no HTTP.</summary>
    public bool AreAllThereIs => _areAllThereIs.Value;

    private static bool Mention(Compilation compilation, PerTree<object> known, string[] words) => compilation.SyntaxTrees.Any(tree => known.Of(tree, Stamp.Empty, tree => (object)(
        tree.MayMention(words) && tree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => words.Contains(name.Identifier.ValueText)))) is true);
}
