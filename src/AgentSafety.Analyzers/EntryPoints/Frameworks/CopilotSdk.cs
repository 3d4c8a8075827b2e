using static AgentSafety.EntryPoints.Frameworks.RegistrationKind;

namespace AgentSafety.EntryPoints.Frameworks;

/// <summary>GitHub Copilot SDK 1.0 (in 0.x <c>AIFunctionFactory</c> is used instead). No package of it could be read; names from its source.</summary>
internal static class CopilotSdk
{
    public static readonly Framework Framework = new("GitHub.Copilot.CopilotTool")
    {
        Taken = [new("GitHub.Copilot.CopilotTool", Function, "method", "DefineTool")],
    };
}
