using static AgentSafety.EntryPoints.Frameworks.RegistrationKind;

namespace AgentSafety.EntryPoints.Frameworks;

/// <summary>Azure.AI.Agents.Persistent 1.1: functions by name, called while a run streams. No package of it could be read; names from its documentation.</summary>
internal static class AzureAgents
{
    public static readonly Framework Framework = new("Azure.AI.Agents.Persistent.AutoFunctionCallOptions", "Azure.AI.Agents.Persistent.PersistentAgentsClient")
    {
        Taken =
        [
            new("Azure.AI.Agents.Persistent.AutoFunctionCallOptions", Function, null, ".ctor"),
            new("Azure.AI.Agents.Persistent.PersistentAgentsClient", Function, null, "EnableAutoFunctionCalls"),
        ],
    };
}
