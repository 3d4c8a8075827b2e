namespace AgentSafety;

/// <summary>Which agent acts in this flow.</summary>
internal sealed class AgentScope : IDisposable
{
    private static readonly AsyncLocal<string?> Acting = new();

    private readonly string? _outer = Acting.Value;

    private AgentScope(string agent) => Acting.Value = agent;

    public static string? Current => Acting.Value;

    public static AgentScope Begin(string agent) =>
        new(string.IsNullOrWhiteSpace(agent) ? throw new ArgumentException("An agent without a name could be anybody.", nameof(agent)) : agent);

    public void Dispose() => Acting.Value = _outer;
}
