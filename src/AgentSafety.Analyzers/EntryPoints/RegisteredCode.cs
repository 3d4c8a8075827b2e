using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.EntryPoints;

/// <summary>
/// Which code a value that is handed over stands for: a lambda, a method, either branch of a choice, the elements of a list or map (also one by one, in a
/// query or loop), what a local or a read-only field of the same file was given once. What comes from further away isn't followed.
/// </summary>
internal sealed class RegisteredCode(SourceModels models)
{
    private const int Furthest = 4;

    public IEnumerable<(IMethodSymbol Code, SyntaxNode Syntax)> Of(IOperation value) => Of(value, Furthest);

    private IEnumerable<(IMethodSymbol Code, SyntaxNode Syntax)> Of(IOperation value, int left)
    {
        value = value.WithoutConversions();
        if (left < 0)
            return [];

        return value switch
        {
            IAnonymousFunctionOperation lambda => [(lambda.Symbol, lambda.Syntax)],
            IMethodReferenceOperation group => [(group.Method, group.Syntax)],
            IConditionalOperation { WhenFalse: { } otherwise } choice => Of(choice.WhenTrue, left - 1).Concat(Of(otherwise, left - 1)),
            ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => Of(arm.Value, left - 1)),
            ICoalesceOperation choice => Of(choice.Value, left - 1).Concat(Of(choice.WhenNull, left - 1)),
            _ when ReflectedMethods.IsMethod(value.Type) => ReflectedMethods.Of(value, handed => Of(handed, left - 1)).Select(method => (method, value.Syntax)),
            IParameterReferenceOperation or ILocalReferenceOperation or IFieldReferenceOperation => OriginOf(value) is { } origin ? Of(origin, left - 1).Select(found => (found.Code, value.Syntax)) : [],
            _ => Elements.Of(value).SelectMany(element => Of(element, left - 1)),
        };
    }

    /// <summary>What comes from elsewhere is named by the reference: an editor shows only what lies inside the registration.</summary>
    private IOperation? OriginOf(IOperation reference) => reference switch
    {
        IParameterReferenceOperation { Parameter: var parameter } => StoredValues.QueriedBy(reference, parameter),
        ILocalReferenceOperation { Local: var local } => StoredValues.LoopedOver(reference, local) ?? reference.OnlyValueOf(local),
        IFieldReferenceOperation { Field: { IsReadOnly: true } field } => InitializerOf(field, reference),
        _ => null,
    };

    /// <summary>Of the same file only: whoever remembers what this one registers would not notice an edit in another.</summary>
    private IOperation? InitializerOf(IFieldSymbol field, IOperation reference) =>
        field.DeclaringSyntaxReferences is [var declaration] && declaration.SyntaxTree == reference.Syntax.SyntaxTree
        && declaration.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value } && !IsAssigned(field, declaration.SyntaxTree)
            ? models.OperationAt(value, CancellationToken.None)
            : null;

    private static bool IsAssigned(IFieldSymbol field, SyntaxTree tree) => tree.GetRoot().DescendantNodes().OfType<AssignmentExpressionSyntax>()
        .Any(assignment => assignment.Left is IdentifierNameSyntax name && name.Identifier.ValueText == field.Name || assignment.Left is MemberAccessExpressionSyntax access && access.Name.Identifier.ValueText == field.Name);
}
