using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>
/// Clients of services, proved by what their SDK derives them from, or by its namespace and its way to name them (read in the assemblies: AWS SDK 4, Azure.ResourceManager 1,
/// Azure.Storage 12, Microsoft.Azure.Cosmos 3, KubernetesClient 21, Microsoft.Graph 5, Octokit 14, Docker.DotNet 3, Stripe.net 53; in the source of Google.Cloud). What they take away lasts.
/// </summary>
internal sealed class ServiceClients(KnownTypes types)
{
    private static readonly string[] Bases =
    [
        "Amazon.Runtime.IAmazonService", "Azure.ResourceManager.ArmResource", "Azure.ResourceManager.ArmCollection",
        "Microsoft.Azure.Cosmos.CosmosClient", "Microsoft.Azure.Cosmos.Database", "Microsoft.Azure.Cosmos.Container",
        "Microsoft.Kiota.Abstractions.BaseRequestBuilder", "k8s.IKubernetes", "k8s.GenericClient", "k8s.ClientSets.ResourceClient", "Octokit.ApiClient", "Stripe.Service",
    ];

    private static readonly string[] Names = ["Google.Cloud.*Client", "k8s.*OperationsExtensions", "k8s.I*Operations", "Octokit.I*Client", "Docker.DotNet.I*Operations"];

    public bool Offer(IMethodSymbol method) => method.ContainingType is { } type && !NameWords.Of(type.Name).Contains("Lease") // what is leased is given back in any case
        && (IsOfTheDataPlane(method) || Array.Exists(Bases, known => types.IsOrInherits(type, known)) || IsNamed(type));

    private static bool IsNamed(INamedTypeSymbol type) =>
        type.RootNamespace() is "Google" or "k8s" or "Octokit" or "Docker" && $"{type.ContainingNamespace.ToDisplayString()}.{type.Name}" is var name && Array.Exists(Names, pattern => Wildcard.Matches(pattern, name));

    /// <summary>The clients of storage, vaults and search share no class: they answer with a <c>Response</c> or an <c>Operation</c> of Azure.Core.</summary>
    private static bool IsOfTheDataPlane(IMethodSymbol method) =>
        method.RootNamespace() is "Azure" && method.ContainingType.Name.EndsWith("Client", StringComparison.Ordinal)
        && (method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var answer] } ? answer : method.ReturnType) is { Name: "Response" or "Operation", ContainingNamespace: { Name: "Azure", ContainingNamespace.IsGlobalNamespace: true } };
}
