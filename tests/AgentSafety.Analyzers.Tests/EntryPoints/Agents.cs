namespace AgentSafety.Analyzers.Tests.EntryPoints;

/// <summary>Microsoft Agent Framework 1.28, and by declaration what older versions called things.</summary>
public sealed class Agents
{
    private const string Wiper = "\npublic static class Wiper { public static void Wipe(string path) => Directory.Delete(path, true); public static string Read(string path) => path; }";

    [Theory]
    [InlineData("new ChatClientAgent(client, tools: [AIFunctionFactory.Create([|Wiper.Wipe|])])")]
    [InlineData("new ChatClientAgent(client, new ChatClientAgentOptions { ChatOptions = new() { Tools = [AIFunctionFactory.Create((string path) => [|Directory.Delete(path, true)|])] } })")]
    [InlineData("client.AsAIAgent(tools: [AIFunctionFactory.Create([|Wiper.Wipe|])])")]
    [InlineData("client.AsBuilder().BuildAIAgent(tools: [AIFunctionFactory.Create([|Wiper.Wipe|])])")]
    [InlineData("new AIContext { Tools = [AIFunctionFactory.Create([|Wiper.Wipe|])] }")]
    [InlineData("client.AsAIAgent(tools: [new ApprovalRequiredAIFunction(AIFunctionFactory.Create(Wiper.Wipe))])")]
    [InlineData("client.AsAIAgent(tools: [AIFunctionFactory.Create(Wiper.Read)])")]
    public Task What_an_agent_is_given_is_one(string expression) => Verify.Analyzes($$"""
        using Microsoft.Agents.AI;
        public static class Tools { public static object All(IChatClient client) => {{expression}}; }
        """ + Wiper);

    [Fact]
    public Task So_is_what_a_context_provider_brings() => Verify.Analyzes("""
        using Microsoft.Agents.AI;
        public sealed class Provider : AIContextProvider
        {
            protected override ValueTask<AIContext> ProvideAIContextAsync(InvokingContext context, CancellationToken cancellationToken = default) =>
                new(new AIContext { Tools = [AIFunctionFactory.Create((string path) => [|Directory.Delete(path, true)|])] });
        }
        """);

    [Theory]
    [InlineData("new AgentSkillsProviderOptions { DisableRunSkillScriptApproval = true, DisableReadSkillResourceApproval = true }")]
    [InlineData("AgentSkillsProvider.AllToolsAutoApprovalRule")]
    public Task Scripts_and_resources_of_a_skill_are_unless_the_provider_asks(string switchedOff) => Verify.Analyzes(Skill(switchedOff));

    [Fact]
    public Task A_provider_that_is_left_as_it_is_asks() => Verify.Analyzes(Skill("new AgentSkillsProviderOptions()").Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal));

    [Fact]
    public Task Before_1_13_it_asked_only_if_told_to() => Verify.WithOnly(
        """
        namespace Microsoft.Agents.AI
        {
            public abstract class AIAgent;
            public sealed class AgentSkillsProviderOptions { public bool ScriptApproval { get; set; } }
            [AttributeUsage(AttributeTargets.Method, Inherited = false)] public sealed class AgentSkillScriptAttribute : Attribute;
        }
        """,
        """
        using Microsoft.Agents.AI;
        public class Skill { [AgentSkillScript] public virtual void Clean(string path) => [|Directory.Delete(path, true)|]; }
        public class Derived : Skill { public override void Clean(string path) => Directory.Delete(path, true); } // the mark isn't inherited
        """);

    [Theory]
    [InlineData("Microsoft.Agents.AI.Workflows.MessageHandler")]
    [InlineData("Obsolete")]
    public Task What_edges_of_a_workflow_call_is_none(string attribute) => Verify.Analyzes($$"""
        public class Executor { [{{attribute}}] public void Clean(string path) => Directory.Delete(path, true); }
        namespace Microsoft.Agents.AI.Workflows { [AttributeUsage(AttributeTargets.Method, Inherited = false)] public sealed class MessageHandlerAttribute : Attribute; }
        """);

    [Fact]
    public Task A_look_alike_mark_makes_none() => Verify.Analyzes("""
        namespace Mine { public sealed class AgentSkillScriptAttribute : Attribute; }
        public class Skill { [Mine.AgentSkillScript] public void Clean(string path) => Directory.Delete(path, true); }
        public static class Switches { public static object Off() => Microsoft.Agents.AI.AgentSkillsProvider.AllToolsAutoApprovalRule; }
        """);

    private static string Skill(string options) => $$"""
        using Microsoft.Agents.AI;
        public sealed class Cleaning : AgentClassSkill<Cleaning>
        {
            public override AgentSkillFrontmatter Frontmatter => null!;
            protected override string Instructions => "";
            [AgentSkillScript] private static void Clean(string path) => [|Directory.Delete(path, true)|];
            [AgentSkillResource] private static string State { get { [|File.Delete("state")|]; return ""; } }
            private object Made() => CreateScript("wipe", [|Wiper.Wipe|]);
            private object Kept() => CreateResource("state", (string path) => [|Directory.Delete(path, true)|]);
            private object Fixed() => CreateResource("state", (object)"text");
            private static void NoScript(string path) => Directory.Delete(path, true);
        }
        public static class Tools
        {
            public static object Options() => {{options}};
            public static object Inline(AgentInlineSkill skill) => skill.AddScript("clean", (string path) => [|Directory.Delete(path, true)|]).AddResource("read", Wiper.Read);
            public static object Built(AgentSkillsProviderBuilder builder) => builder
                .UseFileScriptRunner(async (skill, script, arguments, services, token) => { await Task.Yield(); [|Directory.Delete("/data", true)|]; return null; })
                .UseFileSkill("skills", null, async (skill, script, arguments, services, token) => { await Task.Yield(); [|File.Delete("/data")|]; return null; })
                .UseFileSkills(["skills"], null, async (skill, script, arguments, services, token) => { await Task.Yield(); return null; });
            public static object Files() => new AgentSkillsProvider("skills", async (skill, script, arguments, services, token) => { await Task.Yield(); [|Directory.Delete("/data", true)|]; return null; });
        }
        """ + Wiper;
}
