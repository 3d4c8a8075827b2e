using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Calls;

/// <summary><c>fixed (int* p = value)</c> asks the value for a reference to pin. There is no operation for it: only the statement tells.</summary>
internal static class Pinned
{
    public static IEnumerable<Call> Of(IOperation operation, SourceModels models)
    {
        if (operation.Syntax.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FixedStatementSyntax } }
            || operation.ChildOperations.FirstOrDefault()?.WithoutConversions().Type is not INamedTypeSymbol type
            || models.ModelOf(operation.Syntax) is not { } model)
            return [];

        return model.LookupSymbols(operation.Syntax.SpanStart, type, "GetPinnableReference", includeReducedExtensionMethods: true)
            .OfType<IMethodSymbol>().Where(static method => method is { IsStatic: false, Parameters.IsEmpty: true }).Take(1).Select(method => new Call(method, type));
    }
}
