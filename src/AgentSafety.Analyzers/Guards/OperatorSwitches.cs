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

    private static string? NameOf(IOperation read) =>
        read is IInvocationOperation { TargetMethod.Name: "GetValue" } call && call.Arguments.Any(static argument => argument is { Parameter.Name: "defaultValue", Value.ConstantValue: not { HasValue: true, Value: false or null } })
            ? null
            : SettingRead.NameIn(read)?.ConstantValue.Value as string;

    private static bool Has(string name, string word) => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
