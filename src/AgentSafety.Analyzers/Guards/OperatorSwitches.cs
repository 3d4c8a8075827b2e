using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>
/// Switches by which whoever runs the server lets it destroy: an environment variable, a key of the configuration, a yes/no member of ours. They give scope. What
/// lets it do so unasked is no grant but a way round a question.
/// </summary>
internal static class OperatorSwitches
{
    private static readonly string[] Destroying = ["delet", "destr", "write", "danger", "drop", "purge", "remov", "shell", "exec", "mutat", "unsafe"];

    private static readonly string[] Asking = ["ask", "confirm", "approv", "prompt", "consent", "unattended"];

    private static readonly HashSet<string> On = new(StringComparer.OrdinalIgnoreCase) { "'1", "'on", "'enabled" };

    /// <summary>A text or a yes/no that is read from the environment or the configuration, and came out so.</summary>
    public static Facts Of(IOperation read, Outcome outcome) =>
        outcome is { Members: "", IsValue: true } && (outcome.Value is Outcome.True or Outcome.Yes || WrittenYes.Is(outcome.Value) || On.Contains(outcome.Value)) && NameOf(read) is { } name && Grants(name)
            ? Facts.Of(Protections.Scope)
            : Facts.None;

    public static bool Grants(string name) => (Has(name, "allow") || Has(name, "enable")) && Destroying.Any(word => Has(name, word)) && !Asking.Any(word => Has(name, word));

    private static string? NameOf(IOperation read) => read switch
    {
        IInvocationOperation { TargetMethod: { Name: "GetEnvironmentVariable", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } }, Arguments: [{ Value: var name }, ..] } => Text(name),
        IInvocationOperation { TargetMethod: { Name: "GetValue", ContainingType: { Name: "ConfigurationBinder" } type } } call when type.RootNamespace() is "Microsoft" && !call.Arguments.Any(static argument => argument is { Parameter.Name: "defaultValue", Value.ConstantValue: not { HasValue: true, Value: false or null } }) => Text(call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name is "key")?.Value),
        IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType: { Name: "IConfiguration" or "IConfigurationSection" or "IConfigurationRoot" or "ConfigurationManager" } type }, Arguments: [{ Value: var key }] } when type.RootNamespace() is "Microsoft" => Text(key),
        _ => null,
    };

    private static string? Text(IOperation? name) => name?.ConstantValue.Value as string;

    private static bool Has(string name, string word) => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
