namespace AgentSafety.Rules;

/// <summary>What the analyzer tells the code fix of an operation that can be tried without being done.</summary>
/// <param name="Name">A setting, an argument, a flag, or a word of a command line and what to write instead: <c>destroy=plan -destroy</c>.</param>
/// <param name="Value">Of a setting or argument.</param>
internal sealed record DryRunAdvice(string Name, string Value)
{
    public bool IsFlag => Name[0] == '-';

    public bool IsWord => !IsFlag && Name.Contains('=');

    /// <summary>Beside the other advice.</summary>
    public ImmutableDictionary<string, string?> AddTo(ImmutableDictionary<string, string?> properties) => properties.Add(Key(nameof(Name)), Name).Add(Key(nameof(Value)), Value);

    public static DryRunAdvice? From(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(Key(nameof(Name)), out var name) && name is { Length: > 0 } && diagnostic.Properties.TryGetValue(Key(nameof(Value)), out var value) && value is not null ? new(name, value) : null;

    private static string Key(string name) => $"DryRun.{name}";
}
