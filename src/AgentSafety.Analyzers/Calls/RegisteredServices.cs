using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Calls;

/// <summary>
/// Where dependency injection registers exactly one implementation of an interface, a call through the interface runs that one. A factory we
/// can't read, a decorator or a second registration says nothing.
/// </summary>
internal sealed class RegisteredServices
{
    private readonly Lazy<Dictionary<ITypeSymbol, INamedTypeSymbol?>> _only;

    public RegisteredServices(Compilation compilation, SourceModels models) => _only = new(() => Read(compilation, models));

    public INamedTypeSymbol? OnlyImplementationOf(INamedTypeSymbol service) => _only.Value.TryGetValue(service, out var only) ? only : null;

    private static Dictionary<ITypeSymbol, INamedTypeSymbol?> Read(Compilation compilation, SourceModels models)
    {
        var only = new Dictionary<ITypeSymbol, INamedTypeSymbol?>(SymbolEqualityComparer.Default);
        foreach (var tree in compilation.SyntaxTrees)
            foreach (var node in tree.GetRoot().DescendantNodes())
                if (IsCandidate(node) && models.OperationAt(node, CancellationToken.None) is IInvocationOperation call && Registered(call) is { } registered)
                    only[registered.Service] = !only.TryGetValue(registered.Service, out var before) || SymbolEqualityComparer.Default.Equals(before, registered.Implementation)
                        ? registered.Implementation
                        : null;

        return only;
    }

    private static bool IsCandidate(SyntaxNode node) =>
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } }
        && (name.EndsWith("Singleton", StringComparison.Ordinal) || name.EndsWith("Scoped", StringComparison.Ordinal) || name.EndsWith("Transient", StringComparison.Ordinal)
            || name is "AddHttpClient" or "Decorate" or "AddHostedService");

    private static (ITypeSymbol Service, INamedTypeSymbol? Implementation)? Registered(IInvocationOperation call)
    {
        if (!IsDependencyInjection(call.TargetMethod.ContainingNamespace))
            return null;

        var types = call.TargetMethod.TypeArguments.Concat(call.Arguments.Select(static argument => argument.Value.WithoutConversions()).OfType<ITypeOfOperation>().Select(static type => type.TypeOperand)).ToArray();
        return types switch
        {
            [{ TypeKind: TypeKind.Interface } service, INamedTypeSymbol { TypeKind: TypeKind.Class } implementation, ..] when call.TargetMethod.Name is not "Decorate" => (service, implementation),
            [{ TypeKind: TypeKind.Interface } service, ..] => (service, call.TargetMethod.Name is "Decorate" ? null : MadeBy(call)),
            _ => null,
        };
    }

    private static bool IsDependencyInjection(INamespaceSymbol? space)
    {
        for (; space is not null; space = space.ContainingNamespace)
            if (space.Name is "DependencyInjection")
                return true;

        return false;
    }

    /// <summary>What the factory makes: <c>provider => new FileStore(…)</c>.</summary>
    private static INamedTypeSymbol? MadeBy(IInvocationOperation call) =>
        call.Arguments.Select(static argument => argument.Value.WithoutConversions()).OfType<IAnonymousFunctionOperation>().FirstOrDefault() is { Body.Operations: [IReturnOperation { ReturnedValue: { } made }] }
            ? (made.WithoutConversions() as IObjectCreationOperation)?.Type as INamedTypeSymbol
            : null;
}
