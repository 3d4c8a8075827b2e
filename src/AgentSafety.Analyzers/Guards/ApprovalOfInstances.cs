using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Guards;

/// <summary>
/// A class that is a function asks nobody by itself; a person is asked if each of its instances is handed on inside <c>ApprovalRequiredAIFunction</c>.
/// Where its type is named instead (<c>AddSingleton&lt;Wipe&gt;()</c>, <c>typeof(Wipe)</c>), somebody else makes one.
/// </summary>
internal sealed class ApprovalOfInstances(Compilation compilation, SourceModels models, KnownTypes types, ApprovalAtRegistration approval)
{
    private const string Function = "Microsoft.Extensions.AI.AIFunction";

    public bool IsRequiredFor(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (!types.IsOrInherits(type, Function))
            return false;

        var made = 0;
        foreach (var tree in compilation.SyntaxTrees)
            if (tree.MayMention(type.Name))
                foreach (var name in tree.GetRoot(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == type.Name))
                    if (Handed(name) is { } syntax)
                    {
                        if (syntax is not ObjectCreationExpressionSyntax || models.OperationAt(syntax, cancellationToken) is not { } creation || !approval.IsRequiredFor(creation))
                            return false;

                        made++;
                    }

        return made > 0;
    }

    /// <summary>A <c>new</c> of the name, or a place that leaves making one to others; null for a mere mention.</summary>
    private static SyntaxNode? Handed(IdentifierNameSyntax name)
    {
        var type = name.Parent is QualifiedNameSyntax qualified ? qualified : (TypeSyntax)name;
        return type.Parent switch
        {
            ObjectCreationExpressionSyntax creation => creation,
            TypeArgumentListSyntax or TypeOfExpressionSyntax or BaseTypeSyntax => type.Parent,
            VariableDeclarationSyntax declaration when declaration.Variables.Any(static variable => variable.Initializer?.Value is ImplicitObjectCreationExpressionSyntax) => declaration,
            _ => null,
        };
    }
}
