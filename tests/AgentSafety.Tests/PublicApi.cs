using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace AgentSafety.Tests;

/// <summary>What the analyzer reads, and what nobody may derive from.</summary>
public class PublicApi
{
    private static readonly Assembly Guards = typeof(AgentGuard).Assembly;

    [Fact]
    public void Every_way_to_ask_is_a_guard_that_gives_approval()
    {
        var guards = typeof(AgentGuard).GetMethods().Concat(typeof(IAgentGuard).GetMethods()).Where(method => method.DeclaringType != typeof(object)).ToLookup(Gives);
        Assert.Equal(14, guards[Protections.Approval].Count());
        Assert.All(guards[Protections.Approval], method => Assert.Matches("^(Run|EnsureApproved)(Async)?$", method.Name));
        Assert.Equal(10, guards[Protections.Scope].Count());
        Assert.All(guards[Protections.Scope], method => Assert.Matches("^RunInScope(Async)?$", method.Name));
        Assert.Equal(["BeginAgent", "BeginGate", "Use", "UseGate"], guards[Protections.None].Select(method => method.Name).Order());
    }

    /// <summary>An act that doesn't go through a guard isn't stopped by the scope around it: to begin one proves nothing.</summary>
    [Fact]
    public void Nothing_else_claims_to_guard() => Assert.DoesNotContain(
        Guards.GetExportedTypes().Where(type => type != typeof(AgentGuard) && type != typeof(IAgentGuard)).SelectMany(type => type.GetMethods()),
        method => Gives(method) is not Protections.None);

    [Fact]
    public void Nothing_can_be_derived_from() =>
        Assert.All(Guards.GetExportedTypes().Where(type => type.IsClass), type => Assert.True(type.IsSealed || type.GetConstructors(Inside).All(Hidden), type.Name));

    [Fact]
    public void Requests_and_decisions_are_made_only_by_the_guard_and_from_a_request()
    {
        Assert.Empty(typeof(ApprovalRequest).GetConstructors());
        Assert.Empty(typeof(ApprovalDecision).GetConstructors());
        Assert.Empty(typeof(ApprovalDeniedException).GetConstructors());
        Assert.DoesNotContain(
            Guards.GetExportedTypes().SelectMany(type => type.GetProperties()),
            property => IsWritable(property) && property.DeclaringType?.Assembly == Guards && property.DeclaringType != typeof(DestructiveOperationAttribute)
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
        beside.Resolving += (context, name) => File.Exists(Beside(name.Name!)) ? context.LoadFromAssemblyPath(Beside(name.Name!)) : null;
        var netStandard = beside.LoadFromAssemblyPath(Beside("AgentSafety"));
        Assert.NotSame(Guards, netStandard);
        Assert.Contains(netStandard.GetReferencedAssemblies(), reference => reference.Name == "netstandard");
        Assert.Equal(Describe(Guards), Describe(netStandard));
    }

    [Fact]
    public void It_depends_on_the_framework_and_on_what_every_host_has() => Assert.Empty(
        Guards.GetReferencedAssemblies().Select(reference => reference.Name!).Where(name => !name.StartsWith("System.", StringComparison.Ordinal))
            .Except(["Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options"]));

    private const BindingFlags Inside = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static string Beside(string assembly) => Path.Combine(AppContext.BaseDirectory, "netstandard2.0", $"{assembly}.dll");

    private static bool IsWritable(PropertyInfo property) =>
        property.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool Hidden(ConstructorInfo constructor) => constructor.IsPrivate || constructor.IsAssembly || constructor.IsFamilyAndAssembly;

    private static Protections Gives(MethodInfo method) => (Protections)(int)(method.GetCustomAttributesData()
        .SingleOrDefault(data => data.AttributeType == typeof(AgentGuardAttribute))?.ConstructorArguments[0].Value ?? 0);

    private static IEnumerable<string> Describe(Assembly assembly) => assembly.GetExportedTypes()
        .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Select(member => $"{type} {member}"))
        .Order(StringComparer.Ordinal);
}
