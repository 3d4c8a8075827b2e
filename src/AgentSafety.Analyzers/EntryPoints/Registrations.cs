using AgentSafety.EntryPoints.Frameworks;
using AgentSafety.Symbols;

namespace AgentSafety.EntryPoints;

/// <summary>Calls, <c>new</c> and assignments that hand code to an agent's framework.</summary>
internal sealed class Registrations(KnownTypes types, KnownEntryPoints known, SourceModels models)
{
    private const string Lambda = "lambda";

    private readonly RegisteredCode _code = new(models);
    private readonly RegisteredTypes _types = new(types);

    public IEnumerable<Registration> At(IOperation? operation) => operation switch
    {
        IInvocationOperation call when RowOf(call.TargetMethod) is { } row => Of(call, call.Arguments, row, row.Kind is RegistrationKind.Handler ? call.TargetMethod.Name : null),
        IObjectCreationOperation { Constructor: { } constructor } creation when RowOf(constructor) is { } row => Of(creation, creation.Arguments, row, name: null),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property }, Value: var value } assignment when RowOf(property) is { } row =>
            Code(assignment, value, row, property.Name),
        _ => [],
    };

    /// <summary>Is what this is handed run later, by an agent?</summary>
    public bool Takes(IOperation? operation) => operation switch
    {
        IInvocationOperation { TargetMethod: var method } => RowOf(method) is not null,
        IObjectCreationOperation { Constructor: { } constructor } => RowOf(constructor) is not null,
        _ => false,
    };

    private Taking? RowOf(ISymbol member)
    {
        var isConstructor = member is IMethodSymbol { MethodKind: MethodKind.Constructor };
        foreach (var row in known.TakenBy(isConstructor ? member.ContainingType.Name : member.Name))
            if (row.Members.Contains(member.Name) && types.Is(member.ContainingType, row.Type))
                return row;

        var declared = member is IMethodSymbol method ? (method.ReducedFrom ?? method).OriginalDefinition : member.OriginalDefinition;
        return known.File.NamesTaking(declared) ? new(member.ContainingType.Name, RegistrationKind.Function, null) : null;
    }

    private IEnumerable<Registration> Of(IOperation call, ImmutableArray<IArgumentOperation> arguments, Taking row, string? name) => row.Kind switch
    {
        RegistrationKind.Function or RegistrationKind.Handler => arguments
            .Where(argument => argument.Parameter is { } parameter && (row.Parameter is null ? parameter.Type.CarriesCode() : parameter.Name == row.Parameter))
            .SelectMany(argument => Code(call, argument.Value, row, GivenName(arguments) ?? name)),
        RegistrationKind.Type => _types.At((IInvocationOperation)call),
        _ => [new(null, call.Syntax, ((IInvocationOperation)call).TargetMethod.Name, call, row.Kind)],
    };

    private IEnumerable<Registration> Code(IOperation call, IOperation value, Taking row, string? name) => _code.Of(value).Distinct()
        .Select(code => new Registration(code.Code, code.Syntax, name ?? (code.Code.MethodKind is MethodKind.AnonymousFunction ? Lambda : code.Code.Name), call, row.Kind, $"{row.Type}.{MemberOf(call)}", row.AskedUnless));

    private static string MemberOf(IOperation registering) => registering switch
    {
        IInvocationOperation { TargetMethod.Name: var method } => method,
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var property } } => property,
        _ => ".ctor",
    };

    private static string? GivenName(ImmutableArray<IArgumentOperation> arguments) =>
        arguments.FirstOrDefault(static argument => argument.Parameter is { Name: "name" or "functionName" })?.Value.ConstantValue is { HasValue: true, Value: string name } ? name : null;
}
