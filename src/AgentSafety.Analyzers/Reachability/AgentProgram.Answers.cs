using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Reachability;

/// <summary>Programs that ask a model by themselves.</summary>
internal sealed partial class AgentProgram
{
    /// <summary>Findings of a body that asks a model and runs what it is answered. What a model calls has said all that.</summary>
    public IEnumerable<Finding> FindingsOfAnswers(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        Sites.BodiesIn(type, _asked.MayBeIn, cancellationToken).SelectMany(body => FindingsOfAnswers(body, _models.ModelOf(body), cancellationToken));

    private IEnumerable<Finding> FindingsOfAnswers(SyntaxNode body, SemanticModel? model, CancellationToken cancellationToken)
    {
        if (model is null || !_asked.AreAskedIn(body, model, cancellationToken) || CodeOf(body, model, cancellationToken) is not { } code || IsEntryPoint(code))
            return [];

        var chosen = body.DescendantNodes().Where(_dispatch.IsCandidate).Select(branching => _dispatch.BranchesOf(branching, model, cancellationToken)).OfType<TextSpan>();
        return _reach.Value.FromAnswers(code, body, [.. chosen], cancellationToken);
    }

    private static ISymbol? CodeOf(SyntaxNode body, SemanticModel model, CancellationToken cancellationToken) => body is CompilationUnitSyntax { Members: var members }
        ? members.OfType<GlobalStatementSyntax>().FirstOrDefault() is { } first ? model.GetEnclosingSymbol(first.SpanStart, cancellationToken) : null
        : model.GetDeclaredSymbol(body, cancellationToken);
}
