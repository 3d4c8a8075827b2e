using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Symbols;

/// <summary>
/// The one home of <see cref="Compilation.GetSemanticModel(SyntaxTree, bool)"/>. While an action runs, the driver hands out
/// its own shared model here (measured: 2,138 of 2,138 calls), so nothing is bound twice. After the last action it
/// no longer does; therefore nothing of ours runs at compilation end.
/// </summary>
internal sealed class SourceModels(Compilation compilation)
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<SyntaxTree, SemanticModel>> Kept = new();

    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel>? _kept = Kept.TryGetValue(compilation, out var kept) ? kept : null;

    /// <summary>Of a compilation that no driver looks at (a referenced project, one that a contract is written for) nobody else keeps the models.</summary>
    public static void KeepFor(Compilation compilation) => Kept.GetValue(compilation, static _ => new());

    public IAssemblySymbol Assembly => compilation.Assembly;

    /// <summary>The operation as written, with its parents: loops, initializers and <c>?.</c> not yet lowered. Null for code of another compilation.</summary>
    public IOperation? OperationAt(SyntaxNode syntax, CancellationToken cancellationToken) =>
        ModelOf(syntax) is { } model ? DeepCode.Read(syntax, () => model.GetOperation(syntax, cancellationToken)) : null;

    /// <summary>For what no operation says: which <c>Deconstruct</c>, which awaiter, which extension is in scope.</summary>
    public SemanticModel? ModelOf(SyntaxNode syntax) => compilation.ContainsSyntaxTree(syntax.SyntaxTree) ? ModelOf(syntax.SyntaxTree) : null;

    private SemanticModel ModelOf(SyntaxTree tree) => _kept is null ? compilation.GetSemanticModel(tree) : _kept.TryGetValue(tree, out var model) ? model : _kept.GetOrAdd(tree, compilation.GetSemanticModel(tree));

    /// <summary>What a declaration declares; of a property's <c>=> value</c>, its getter.</summary>
    public ISymbol? DeclaredAt(SyntaxNode declaration, CancellationToken cancellationToken)
    {
        var model = ModelOf(declaration.SyntaxTree);
        return declaration is ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax property }
            ? (model.GetDeclaredSymbol(property, cancellationToken) as IPropertySymbol)?.GetMethod
            : model.GetDeclaredSymbol(declaration, cancellationToken);
    }
}
