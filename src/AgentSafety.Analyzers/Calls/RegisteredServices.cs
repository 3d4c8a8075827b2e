using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Calls;

/// <summary>
/// Where dependency injection registers exactly one implementation of an interface, a call through the interface runs that one. A factory we
/// can't read, a decorator or a second registration says nothing.
/// </summary>
internal sealed class RegisteredServices
{
    private static readonly PerTree<Service[]> Known = new();
    private static readonly string[] Words = ["Singleton", "Scoped", "Transient", "AddHttpClient", "Decorate", "AddHostedService"];

    private readonly Dictionary<string, Service> _only = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Compilation _compilation;

    public RegisteredServices(Compilation compilation, SourceFiles files, SourceModels models)
    {
        _compilation = compilation;
        var (stamp, declarations) = (Stamp.Empty, DeclarationStamp.Of(compilation));
        foreach (var tree in files.InOrder)
            foreach (var service in Known.Of(tree, declarations, tree => [.. Read(tree, models)]))
            {
                Add(service);
                stamp = stamp.With(service.Type).With(service.Implementation ?? "?");
            }

        Stamp = stamp;
    }

    /// <summary>Changes when any registration does.</summary>
    public Stamp Stamp { get; }

    public INamedTypeSymbol? OnlyImplementationOf(INamedTypeSymbol service) =>
        _names.Contains(service.Name) && _only.TryGetValue(NameOf(service), out var registered) && registered.Implementation is { } only
            ? DocumentationCommentId.GetFirstSymbolForDeclarationId(only, _compilation) as INamedTypeSymbol
            : null;

    private void Add(Service service)
    {
        _names.Add(service.SimpleName);
        _only[service.Type] = _only.TryGetValue(service.Type, out var before) && before.Implementation != service.Implementation ? service with { Implementation = null } : service;
    }

    private static IEnumerable<Service> Read(SyntaxTree tree, SourceModels models)
    {
        if (!tree.MayMention(Words))
            yield break;

        foreach (var node in tree.GetRoot().DescendantNodes())
            if (IsCandidate(node) && models.OperationAt(node, CancellationToken.None) is IInvocationOperation call && Registered(call) is { } registered)
                yield return registered;
    }

    private static bool IsCandidate(SyntaxNode node) =>
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } }
        && (name.EndsWith("Singleton", StringComparison.Ordinal) || name.EndsWith("Scoped", StringComparison.Ordinal) || name.EndsWith("Transient", StringComparison.Ordinal)
            || name is "AddHttpClient" or "Decorate" or "AddHostedService");

    private static Service? Registered(IInvocationOperation call)
    {
        if (!IsDependencyInjection(call.TargetMethod.ContainingNamespace))
            return null;

        var types = call.TargetMethod.TypeArguments.Concat(call.Arguments.Select(static argument => argument.Value.WithoutConversions()).OfType<ITypeOfOperation>().Select(static type => type.TypeOperand)).ToArray();
        return types switch
        {
            [{ TypeKind: TypeKind.Interface } service, INamedTypeSymbol { TypeKind: TypeKind.Class } implementation, ..] when call.TargetMethod.Name is not "Decorate" => Of(service, implementation),
            [{ TypeKind: TypeKind.Interface } service, ..] => Of(service, call.TargetMethod.Name is "Decorate" ? null : MadeBy(call)),
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

    private static Service Of(ITypeSymbol service, INamedTypeSymbol? implementation) => new(service.Name, NameOf(service), implementation?.OriginalDefinition.GetDocumentationCommentId());

    /// <summary>With its type arguments: <c>IStore&lt;Order&gt;</c> is another service than a store of customers.</summary>
    private static string NameOf(ITypeSymbol service) => service.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private sealed record Service(string SimpleName, string Type, string? Implementation);
}
