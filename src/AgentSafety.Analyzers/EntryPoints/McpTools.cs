using AgentSafety.Symbols;

namespace AgentSafety.EntryPoints;

/// <summary>
/// Methods that a Model Context Protocol server offers: <c>[McpServerTool]</c> on any method, public or not, static or not; an override
/// inherits it, an implementation of an interface method doesn't (ModelContextProtocol 0.1 to 2.4).
/// </summary>
internal sealed class McpTools(KnownTypes types)
{
    public const string ToolAttribute = "ModelContextProtocol.Server.McpServerToolAttribute";

    public bool IsTool(IMethodSymbol method) => method.Attribute(types, ToolAttribute) is not null;
}
