using System.Reflection;
using System.Runtime.Loader;

namespace AgentSafety.Tests;

/// <summary>What the analyzer reads, and what nobody may derive from.</summary>
public class PublicApi
{
    private static readonly Assembly Guards = typeof(AgentGuard).Assembly;

    [Fact]
    public void Every_way_to_ask_is_a_guard_that_gives_approval()
    {
        var asking = typeof(AgentGuard).GetMethods().Where(method => method.Name.StartsWith("Run", StringComparison.Ordinal)
            || method.Name.StartsWith("Ensure", StringComparison.Ordinal)).ToList();
        Assert.Equal(6, asking.Count);
        Assert.All(asking, method => Assert.Equal(
            (int)Protections.Approval,
            method.GetCustomAttributesData().Single(data => data.AttributeType == typeof(AgentGuardAttribute)).ConstructorArguments[0].Value));
    }

    [Fact]
    public void Nothing_can_be_derived_from() =>
        Assert.All(Guards.GetExportedTypes().Where(type => type.IsClass), type => Assert.True(type.IsSealed, type.Name));

    [Fact]
    public void Requests_and_decisions_are_made_only_by_the_guard_and_from_a_request()
    {
        Assert.Empty(typeof(ApprovalRequest).GetConstructors());
        Assert.Empty(typeof(ApprovalDecision).GetConstructors());
        Assert.Empty(typeof(ApprovalDeniedException).GetConstructors());
        Assert.DoesNotContain(
            Guards.GetExportedTypes().SelectMany(type => type.GetProperties()),
            property => property.CanWrite && property.DeclaringType?.Assembly == Guards && property.DeclaringType != typeof(DestructiveOperationAttribute)
                && !property.DeclaringType.Name.EndsWith("Options", StringComparison.Ordinal));
    }

    [Fact]
    public void Contracts_say_what_they_were_given()
    {
        Assert.Equal([0, 1, 2, 4], Enum.GetValues<Protections>().Select(protection => (int)protection));
        Assert.Equal(Protections.Scope | Protections.Rollback, new AgentGuardAttribute(Protections.Scope | Protections.Rollback).Protections);
        var operation = new DestructiveOperationAttribute("delete bucket") { Summary = "All its objects are lost." };
        Assert.Equal(("delete bucket", "All its objects are lost."), (operation.Operation, operation.Summary));
    }

    [Fact]
    public void Both_frameworks_have_the_same_public_API()
    {
        var beside = new AssemblyLoadContext("netstandard2.0", isCollectible: true);
        var netStandard = beside.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "netstandard2.0", "AgentSafety.dll"));
        Assert.NotSame(Guards, netStandard);
        Assert.Contains(netStandard.GetReferencedAssemblies(), reference => reference.Name == "netstandard");
        Assert.Equal(Describe(Guards), Describe(netStandard));
    }

    [Fact]
    public void It_depends_on_the_framework_and_on_the_abstraction_of_logging_only() =>
        Assert.All(
            Guards.GetReferencedAssemblies().Where(reference => reference.Name != "Microsoft.Extensions.Logging.Abstractions"),
            reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));

    private static IEnumerable<string> Describe(Assembly assembly) => assembly.GetExportedTypes()
        .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Select(member => $"{type} {member}"))
        .Order(StringComparer.Ordinal);
}
