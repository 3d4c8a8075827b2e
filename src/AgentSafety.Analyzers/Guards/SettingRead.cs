using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>Reads of the environment and the configuration: under which name, and what comes of it where nobody has set it.</summary>
internal static class SettingRead
{
    private static readonly HashSet<string> Configurations = new(StringComparer.Ordinal) { "IConfiguration", "IConfigurationSection", "IConfigurationRoot", "ConfigurationManager" };

    public static bool Is(IOperation operation) => NameIn(operation) is not null;

    /// <summary>The value that names what is read.</summary>
    public static IOperation? NameIn(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "GetEnvironmentVariable", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } }, Arguments: [{ Value: var name }, ..] } => name,
        IInvocationOperation { TargetMethod: { Name: "GetValue", ContainingType: { Name: "ConfigurationBinder" } type } } call when type.RootNamespace() is "Microsoft" => call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name is "key")?.Value,
        IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType: var type }, Arguments: [{ Value: var key }] } when IsConfiguration(type) => key,
        _ => null,
    };

    /// <summary>What the section is called that it is read from, with the mark that parts the two; nothing where that is the whole configuration, null where nobody can say.</summary>
    public static string? SectionOf(IOperation read, Func<IOperation, IOperation> origin)
    {
        var section = "";
        for (var from = ReceiverOf(read); from is { Type: { } type } && IsConfiguration(type); from = ReceiverOf(from))
        {
            from = origin(from);
            if (from is IInvocationOperation { TargetMethod.Name: "GetSection" or "GetRequiredSection" } part && part.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name is "key") is { Value.ConstantValue.Value: string name })
                section = $"{name}:{section}";
            else
                return from.Type?.Name is "IConfigurationSection" ? null : section;
        }

        return section;
    }

    /// <summary>The constant that it is where it isn't set; null where that can't be told.</summary>
    public static string? WhereUnset(IOperation read) =>
        read is not IInvocationOperation { TargetMethod.Name: "GetValue" } call ? Outcome.Null
        : call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name is "defaultValue") is { Value: var stated } ? Constants.Of(stated.WithoutConversions())
        : call.Type switch
        {
            { SpecialType: SpecialType.System_Boolean } => Outcome.False,
            { IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => Outcome.Null,
            _ => null,
        };

    private static IOperation? ReceiverOf(IOperation read) => read switch
    {
        IInvocationOperation { TargetMethod.Name: "GetValue" or "GetSection" or "GetRequiredSection" } call => call.Receiver(),
        IPropertyReferenceOperation { Instance: var instance } => instance,
        _ => null,
    };

    private static bool IsConfiguration(ITypeSymbol type) => Configurations.Contains(type.Name) && (type as INamedTypeSymbol)?.RootNamespace() is "Microsoft";
}
