using static AgentSafety.EntryPoints.Frameworks.RegistrationKind;

namespace AgentSafety.EntryPoints.Frameworks;

/// <summary>
/// Microsoft Agent Framework 1.1 to 1.28. Agents and context providers are given <c>AIFunction</c>s, see <see cref="ExtensionsAI"/>; skills bring
/// scripts and resources, which a person is asked about from 1.13 on, unless that is switched off.
/// </summary>
internal static class AgentFramework
{
    private const string Agents = "Microsoft.Agents.AI.";

    private static readonly Asked Scripts = new(Agents + "AgentSkillsProviderOptions", "DisableRunSkillScriptApproval", "AllToolsAutoApprovalRule");
    private static readonly Asked Resources = new(Agents + "AgentSkillsProviderOptions", "DisableReadSkillResourceApproval", "AllToolsAutoApprovalRule", "ReadOnlyToolsAutoApprovalRule");

    public static readonly Framework Framework = new(Agents + "AIAgent")
    {
        Asking = ["RunAsync", "RunStreamingAsync"],
        Answers = [Agents + "AgentResponse", Agents + "AgentResponse`1", Agents + "AgentResponseUpdate", Agents + "AgentRunResponse", Agents + "AgentRunResponse`1", Agents + "AgentRunResponseUpdate"],
        Marked =
        [
            new(Agents + "AgentSkillScriptAttribute", Inherited: false, AskedUnless: Scripts),
            new(Agents + "AgentSkillResourceAttribute", Inherited: false, AskedUnless: Resources),
        ],
        Taken =
        [
            new(Agents + "AgentInlineSkill", Function, "method", "AddScript") { AskedUnless = Scripts },
            new(Agents + "AgentInlineSkill", Function, "method", "AddResource") { AskedUnless = Resources },
            new(Agents + "AgentClassSkill`1", Function, "method", "CreateScript") { AskedUnless = Scripts },
            new(Agents + "AgentClassSkill`1", Function, "method", "CreateResource") { AskedUnless = Resources },
            new(Agents + "AgentSkillsProvider", Handler, null, ".ctor") { AskedUnless = Scripts },
            new(Agents + "AgentSkillsProviderBuilder", Handler, null, "UseFileScriptRunner", "UseFileSkill", "UseFileSkills") { AskedUnless = Scripts },
        ],
    };
}
