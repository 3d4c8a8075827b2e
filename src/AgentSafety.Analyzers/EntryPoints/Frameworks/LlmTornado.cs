using static AgentSafety.EntryPoints.Frameworks.RegistrationKind;

namespace AgentSafety.EntryPoints.Frameworks;

/// <summary>LlmTornado agents take a list of delegates. No package of it could be read; names from its documentation.</summary>
internal static class LlmTornado
{
    public static readonly Framework Framework = new("LlmTornado.Agents.TornadoAgent") { Taken = [new("LlmTornado.Agents.TornadoAgent", Function, "tools", ".ctor")] };
}
