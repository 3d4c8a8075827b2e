namespace AgentSafety.EntryPoints.Frameworks;

/// <summary>BotSharp: functions are classes. No package of it could be read; names from its source.</summary>
internal static class BotSharp
{
    private const string Function = "BotSharp.Abstraction.Functions.IFunctionCallback";

    public static readonly Framework Framework = new(Function) { Answered = [new(Function, "Execute")] };
}
