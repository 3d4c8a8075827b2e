using static AgentSafety.EntryPoints.Frameworks.RegistrationKind;

namespace AgentSafety.EntryPoints.Frameworks;

/// <summary>Anthropic 12 to 13.12: tools that its runner calls, with nobody to ask in between; the memory tool, whose acts a program writes; and blocks that a program dispatches itself.</summary>
internal static class Anthropic
{
    private const string Helpers = "Anthropic.Helpers.Beta.";

    public static readonly Framework Framework = new("Anthropic.Models.Messages.ToolUseBlock", Helpers + "IBetaRunnableTool")
    {
        Answered =
        [
            new(Helpers + "IBetaRunnableTool", "ExecuteAsync", "RunAsync"),
            new(Helpers + "BetaAbstractMemoryTool"),
        ],
        Taken = [new(Helpers + "BetaRunnableTool", Function, null, "Run")],
        Asking = ["Create", "CreateStreaming"],
        Answers =
        [
            "Anthropic.Models.Messages.Message", "Anthropic.Models.Messages.TextBlock", "Anthropic.Models.Messages.ToolUseBlock",
            "Anthropic.Models.Beta.Messages.BetaMessage", "Anthropic.Models.Beta.Messages.BetaTextBlock", "Anthropic.Models.Beta.Messages.BetaToolUseBlock",
        ],
        Chosen =
        [
            new("Anthropic.Models.Messages.ToolUseBlock", "Name"),
            new("Anthropic.Models.Beta.Messages.BetaToolUseBlock", "Name"),
        ],
    };
}
