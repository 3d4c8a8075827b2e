namespace AgentSafety.Rules;

/// <summary>The only place that constructs a descriptor.</summary>
internal static class Rule
{
    public static DiagnosticDescriptor Path(string id, string title, string message, string description, DiagnosticSeverity severity = DiagnosticSeverity.Warning) =>
        Create(id, "Paths", title, message, description, severity);

    public static DiagnosticDescriptor Guard(string id, string title, string message, string description) =>
        Create(id, "Guards", title, message, description, DiagnosticSeverity.Warning);

    public static DiagnosticDescriptor Declaration(string id, string title, string message, string description, DiagnosticSeverity severity = DiagnosticSeverity.Warning) =>
        Create(id, "Declarations", title, message, description, severity);

    public static DiagnosticDescriptor Safety(string id, string title, string message, string description, DiagnosticSeverity severity = DiagnosticSeverity.Warning) =>
        Create(id, "Safety", title, message, description, severity);

    public static DiagnosticDescriptor Configuration(string id, string title, string message, string description) =>
        Create(id, "Configuration", title, message, description, DiagnosticSeverity.Warning);

    public static string HelpLink(string id) => $"https://github.com/agentsafety/agentsafety/blob/main/docs/rules/{id}.md";

    private static DiagnosticDescriptor Create(string id, string category, string title, string message, string description, DiagnosticSeverity severity) =>
        new(id, title, message, $"AgentSafety.{category}", severity, isEnabledByDefault: true, description, HelpLink(id));
}
