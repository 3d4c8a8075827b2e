using AgentSafety.EntryPoints.Frameworks;
using AgentSafety.Symbols;

namespace AgentSafety.EntryPoints;

/// <summary>
/// Types registered as a whole: <c>WithTools&lt;T&gt;()</c>, <c>WithTools([typeof(T)])</c>, <c>ImportPluginFromObject(new T())</c>. Their methods carry an
/// attribute, and are entry points by it; only those that it says nothing about (the functions of a process step made a plugin) are named here.
/// </summary>
internal sealed class RegisteredTypes(KnownTypes types)
{
    private const string ProcessStep = "Microsoft.SemanticKernel.KernelProcessStep";

    public IEnumerable<Registration> At(IInvocationOperation call)
    {
        foreach (var (type, syntax) in TypesIn(call))
        {
            yield return new(null, syntax, type.Name, call, RegistrationKind.Type);
            if (types.IsOrInherits(type, ProcessStep))
                foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
                    if (method.Attribute(types, SemanticKernel.Attribute) is not null)
                        yield return new(method, syntax, method.Name, call, RegistrationKind.Type);
        }
    }

    private static IEnumerable<(INamedTypeSymbol Type, SyntaxNode Syntax)> TypesIn(IInvocationOperation call)
    {
        if (call.TargetMethod.TypeArguments is [INamedTypeSymbol given, ..])
            return [(given, call.Syntax)];

        return call.Arguments.SelectMany(static argument => argument.Parameter switch
        {
            { Name: "target" } when argument.Value.WithoutConversions().Type is INamedTypeSymbol type => [(type, argument.Value.Syntax)],
            _ => argument.Value.DescendantsAndSelf().OfType<ITypeOfOperation>().Select(static named => (named.TypeOperand, named.Syntax)).Where(static named => named.TypeOperand is INamedTypeSymbol)
                .Select(static named => ((INamedTypeSymbol)named.TypeOperand, named.Syntax)),
        });
    }
}
