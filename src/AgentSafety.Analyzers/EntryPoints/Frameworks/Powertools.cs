using static AgentSafety.EntryPoints.Frameworks.RegistrationKind;

namespace AgentSafety.EntryPoints.Frameworks;

/// <summary>Powertools for AWS Lambda: functions of a Bedrock agent (AWS.Lambda.Powertools.EventHandler 1.0). No package of it could be read; names from its source.</summary>
internal static class Powertools
{
    private const string Resolvers = "AWS.Lambda.Powertools.EventHandler.Resolvers.";

    public static readonly Framework Framework = new(Resolvers + "BedrockAgentFunctionResolver", Resolvers + "BedrockFunctionToolAttribute")
    {
        Marked = [new(Resolvers + "BedrockFunctionToolAttribute")],
        Taken = [new(Resolvers + "BedrockAgentFunctionResolver", Function, null, "Tool")],
    };
}
