using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>What a parameter of who is called is given: another parameter, or a part of one.</summary>
/// <param name="To">In the body that is called, as <see cref="In"/> counts.</param>
/// <param name="From">In the body that calls.</param>
internal readonly record struct HandedParameter(int To, int From)
{
    /// <summary>The number of a parameter in a body; less than nothing where a local function sees one of the method around it.</summary>
    public static int? In(IMethodSymbol body, IParameterSymbol parameter) =>
        SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, body) ? parameter.Ordinal
        : body.MethodKind is MethodKind.LocalFunction && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, body.OutermostMember()) ? -1 - parameter.Ordinal
        : null;
}
