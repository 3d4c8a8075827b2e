using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.EntryPoints;

/// <summary>
/// Bodies in which a program asks a model by itself: what it is answered are a model's words, though no tool is called. By names first, so that a body
/// that asks none is only looked through, and that only in a file which speaks of asking at all.
/// </summary>
internal sealed class AskedModels(KnownEntryPoints known)
{
    private const int Deepest = 3;

    private static readonly PerTree<object> Known = new();

    private readonly string[] _words = [.. known.AskingNames];
    private readonly Stamp _stamp = Stamp.Empty.With(string.Join(",", known.AskingNames));

    /// <summary>Does a file speak of asking at all?</summary>
    public bool MayBeIn(SyntaxTree tree) => _words.Length > 0 && (bool)Known.Of(tree, _stamp, tree => tree.MayMention(_words));

    /// <summary>A lambda belongs to what it is written in; a local function doesn't.</summary>
    public bool AreAskedIn(SyntaxNode body, SemanticModel model, CancellationToken cancellationToken) =>
        body.DescendantNodes(inner => inner == body || inner is not (BaseTypeDeclarationSyntax or LocalFunctionStatementSyntax or BaseNamespaceDeclarationSyntax))
            .Any(node => node is InvocationExpressionSyntax && RegistrationSyntax.IsCandidate(node, known.AskingNames) && Asks(node, model, cancellationToken));

    private bool Asks(SyntaxNode asking, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetOperation(asking, cancellationToken) is IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: true, Type: { } answer } && Holds(answer, Deepest);

    private bool Holds(ITypeSymbol type, int depth) =>
        known.IsAnswer(type) || depth > 0 && type is INamedTypeSymbol { TypeArguments: var arguments } && arguments.Any(argument => Holds(argument, depth - 1));
}
