namespace AgentSafety.EntryPoints.Frameworks;

internal static class AllFrameworks
{
    /// <summary>Those that real programs use most come first.</summary>
    public static readonly ImmutableArray<Framework> All =
    [
        ModelContextProtocol.Framework, ExtensionsAI.Framework, SemanticKernel.Framework, AgentFramework.Framework, AzureFunctions.Framework, OpenAI.Framework,
        Anthropic.Framework, AutoGen.Framework, Powertools.Framework, CopilotSdk.Framework, AzureAgents.Framework, BotSharp.Framework, LlmTornado.Framework,
        TeamsAI.Framework,
    ];
}
