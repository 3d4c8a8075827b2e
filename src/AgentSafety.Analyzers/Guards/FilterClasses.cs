using AgentSafety.Guards.Filters;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Guards;

/// <summary>Filters that are classes: one that nobody registers, or makes, stands before nothing.</summary>
internal sealed class FilterClasses(Compilation compilation, SourceModels models, KnownTypes types)
{
    private static readonly PerTree<object> Known = new();
    private static readonly string[] Overridden = [.. AllFilters.All.SelectMany(static filter => filter.Implemented).Select(static row => row.Method)];

    /// <summary>Of dependency injection.</summary>
    public static bool IsService(string name) =>
        name.EndsWith("Singleton", StringComparison.Ordinal) || name.EndsWith("Scoped", StringComparison.Ordinal) || name.EndsWith("Transient", StringComparison.Ordinal);

    /// <summary>Of a kernel.</summary>
    public static bool IsList(ExpressionSyntax receiver) => receiver.GetLastToken().ValueText is "FunctionInvocationFilters" or "AutoFunctionInvocationFilters";

    public IEnumerable<IMethodSymbol> RegisteredAt(IOperation operation, ImmutableArray<Implemented> rows)
    {
        if (operation is not IInvocationOperation call)
            yield break;

        foreach (var row in rows)
            if (IsFor(call, row.Type))
                foreach (var type in ClassesIn(call))
                    if (ImplementationIn(type, row) is { } code)
                        yield return code;
    }

    /// <summary>Subclasses of which there is a <c>new</c>.</summary>
    public IEnumerable<IMethodSymbol> Made(ImmutableArray<Implemented> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
            if (types.Named(row.Type).Any(static type => type.TypeKind is TypeKind.Class))
                foreach (var tree in compilation.SyntaxTrees)
                    if ((bool)Known.Of(tree, default, static tree => tree.MayMention(Overridden)))
                        foreach (var method in tree.GetRoot(cancellationToken).DescendantNodes().OfType<MethodDeclarationSyntax>())
                            if (method.Identifier.ValueText == row.Method && method.Parent is TypeDeclarationSyntax type && IsMade(type.Identifier.ValueText, cancellationToken)
                                && models.DeclaredAt(method, cancellationToken) is IMethodSymbol { IsOverride: true } code && types.IsOrInherits(code.ContainingType, row.Type))
                                yield return code;
    }

    private bool IsFor(IInvocationOperation call, string filter) =>
        call.TargetMethod.TypeArguments.Any(type => types.Is(type, filter))
        || call.Instance?.Type is INamedTypeSymbol { TypeArguments: [var element] } && types.Is(element, filter)
        || call.Arguments.Any(argument => argument.Value.WithoutConversions() is ITypeOfOperation { TypeOperand: var type } && types.Is(type, filter));

    private static IEnumerable<INamedTypeSymbol> ClassesIn(IInvocationOperation call) => call.TargetMethod.TypeArguments
        .Concat(call.Arguments.SelectMany(static argument => argument.Value.DescendantsAndSelf()).Select(static part => part is ITypeOfOperation type ? type.TypeOperand : part.Type))
        .OfType<INamedTypeSymbol>().Where(static type => type.TypeKind is TypeKind.Class).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);

    private IMethodSymbol? ImplementationIn(INamedTypeSymbol type, Implemented row) =>
        types.IsOrInherits(type, row.Type) && types.Named(row.Type).SelectMany(declared => declared.GetMembers(row.Method)).FirstOrDefault() is { } declared
            ? type.FindImplementationForInterfaceMember(declared) as IMethodSymbol
            : null;

    private bool IsMade(string name, CancellationToken cancellationToken) => compilation.SyntaxTrees.Any(tree => tree.MayMention(name)
        && tree.GetRoot(cancellationToken).DescendantNodes().OfType<ObjectCreationExpressionSyntax>().Any(creation => creation.Type.GetLastToken().ValueText == name));
}
