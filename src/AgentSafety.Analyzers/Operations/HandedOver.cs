using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>
/// Calls of anybody's method whose arguments say what will be done: a verb (<c>Send(HttpMethod.Delete, url)</c>), or a request whose type is
/// the operation (<c>Execute(new TerminateInstancesRequest())</c>). By the declared types of the parameters first: nearly no method takes one.
/// </summary>
internal sealed class HandedOver(KnownTypes types)
{
    private const string Condition = "handed over";
    private const string AwsRequest = "AmazonWebServiceRequest";
    private const string Request = "Request";

    private static readonly Lazy<ImmutableArray<(string Simple, string Type, DestructiveOperation Family)>> Verbs = new(static () =>
        [.. BuiltInOperations.All.Where(static family => family.When is Condition).SelectMany(static family => family.Types.Select(type => (type.Substring(type.LastIndexOf('.') + 1), type, family)))]);

    /// <summary>What a request with that verb is: <c>DELETE</c>.</summary>
    public static DestructiveOperation? VerbNamed(string text) =>
        Verbs.Value.Select(static verb => verb.Family).FirstOrDefault(family => family.Members.Contains(text, StringComparer.OrdinalIgnoreCase));

    public static bool MayBeIn(IMethodSymbol method)
    {
        foreach (var parameter in method.OriginalDefinition.Parameters)
            if (IsOfInterest(parameter.Type))
                return true;

        return false;
    }

    public DestructiveOperation? In(IInvocationOperation call)
    {
        foreach (var parameter in call.TargetMethod.OriginalDefinition.Parameters)
            if (IsOfInterest(parameter.Type) && call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal) is { Value: var value }
                && (Verb(value.WithoutConversions()) ?? RequestOf(parameter.Type, value.WithoutConversions().Type)) is { } found)
                return found;

        return null;
    }

    private static bool IsOfInterest(ITypeSymbol type)
    {
        if (IsAwsRequest(type))
            return true;

        foreach (var verb in Verbs.Value)
            if (type.Name == verb.Simple)
                return true;

        return false;
    }

    private DestructiveOperation? Verb(IOperation value)
    {
        if (value is not IMemberReferenceOperation { Member: { IsStatic: true } member })
            return null;

        foreach (var (_, type, family) in Verbs.Value)
            if (family.Members.Contains(member.Name) && types.Is(member.ContainingType, type))
                return family;

        return null;
    }

    /// <summary><c>Amazon.EC2.Model.TerminateInstancesRequest</c> is <c>TerminateInstances</c> of a type of <c>Amazon.EC2</c>.</summary>
    private static DestructiveOperation? RequestOf(ITypeSymbol parameter, ITypeSymbol? given)
    {
        if (!IsAwsRequest(parameter) || given is not { Name: var name, ContainingNamespace: { Name: "Model", ContainingNamespace: { } service } }
            || !name.EndsWith(Request, StringComparison.Ordinal)
            || !BuiltInOperations.ByMember.TryGetValue(name.Substring(0, name.Length - Request.Length), out var families))
            return null;

        var prefix = service.ToDisplayString() + ".";
        return families.FirstOrDefault(family => family.When is null && family.Types.Any(type => type.StartsWith(prefix, StringComparison.Ordinal)));
    }

    /// <summary>Any request: not the one that a client's own method takes, which is known by that method.</summary>
    private static bool IsAwsRequest(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol { ConstraintTypes: var constraints } => constraints.Any(static constraint => constraint.Name is AwsRequest),
        _ => type.Name is AwsRequest,
    };
}
