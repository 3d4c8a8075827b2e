namespace AgentSafety.Analyzers.Tests.UnguardedOperation;

/// <summary><c>ApprovalRequiredAIFunction</c> asks only where the invoker looks for it.</summary>
public sealed class Registrations
{
    [Theory]
    [InlineData("new ChatOptions { Tools = [new ApprovalRequiredAIFunction(AIFunctionFactory.Create(Wipe))] }")]
    [InlineData("new ChatOptions { Tools = new List<AITool> { new ApprovalRequiredAIFunction(AIFunctionFactory.Create(Wipe)) } }")]
    [InlineData("new[] { AIFunctionFactory.Create(Wipe) }.Select(f => new ApprovalRequiredAIFunction(f)).ToList()")]
    [InlineData("new Named(new ApprovalRequiredAIFunction(AIFunctionFactory.Create(Wipe)))")]
    [InlineData("new ApprovalRequiredAIFunction(new Named(AIFunctionFactory.Create((string path) => Directory.Delete(path, true))))")]
    public Task Asked_for_at_the_registration_it_protects(string expression) => Verify.Analyzes(World($"public static object Tool() => {expression};"));

    [Theory]
    [InlineData("new ChatOptions { Tools = [AIFunctionFactory.Create([|Wipe|])] }")]
    [InlineData("new Named(AIFunctionFactory.Create([|Wipe|]))")]
    [InlineData("new[] { AIFunctionFactory.Create([|Wipe|]) }.Select(f => new Named(f)).ToList()")]
    public Task Not_asked_for_it_does_not(string expression) => Verify.Analyzes(World($"public static object Tool() => {expression};"));

    [Fact]
    public Task A_local_is_followed_to_its_uses() => Verify.Analyzes(World("""
        public static IList<AITool> Good()
        {
            var wipe = AIFunctionFactory.Create(Wipe);
            return [new ApprovalRequiredAIFunction(wipe)];
        }
        """));

    [Fact]
    public Task The_raw_function_beside_its_wrapper_is_unguarded() => Verify.Analyzes(World("""
        public static IList<AITool> Bad()
        {
            var wipe = AIFunctionFactory.Create([|Wipe|]);
            _ = new ApprovalRequiredAIFunction(wipe);
            return [wipe];
        }
        """));

    [Theory]
    [InlineData("AIFunction wipe = AIFunctionFactory.Create(Wipe); wipe = new ApprovalRequiredAIFunction(wipe); return [wipe];")]
    [InlineData("AIFunction wipe; wipe = AIFunctionFactory.Create(Wipe); wipe = new Named(wipe); wipe = new ApprovalRequiredAIFunction(wipe); tools.Add(wipe); return tools;")]
    [InlineData("AIFunction wipe = AIFunctionFactory.Create(Wipe); var asked = new ApprovalRequiredAIFunction(wipe); tools.Add(asked); return tools;")]
    public Task A_local_that_is_wrapped_later_asks(string body) => Verify.Analyzes(World($"public static IList<AITool> All(List<AITool> tools, bool ask) {{ {body} }}"));

    [Theory]
    [InlineData("AIFunction wipe = AIFunctionFactory.Create([|Wipe|]); if (ask) wipe = new ApprovalRequiredAIFunction(wipe); return [wipe];")]
    [InlineData("AIFunction wipe = AIFunctionFactory.Create([|Wipe|]); tools.Add(wipe); wipe = new ApprovalRequiredAIFunction(wipe); return [wipe];")]
    [InlineData("AIFunction wipe = AIFunctionFactory.Create([|Wipe|]); wipe = new Named(wipe); return [wipe];")]
    [InlineData("AIFunction wipe = new ApprovalRequiredAIFunction(AIFunctionFactory.Create(Wipe)); wipe = AIFunctionFactory.Create([|Wipe|]); return [wipe];")]
    public Task A_local_that_may_be_handed_on_bare_does_not(string body) => Verify.Analyzes(World($"public static IList<AITool> All(List<AITool> tools, bool ask) {{ {body} }}"));

    private static string World(string member) => $$"""
        public static class Tools
        {
            public static void Wipe(string path) => Directory.Delete(path, true);
            {{member}}
        }
        public sealed class Named(AIFunction inner) : DelegatingAIFunction(inner);
        """;

    [Theory]
    [InlineData("\\u0043reate")]
    [InlineData("Cre\u200date")]
    [InlineData("@Create")]
    public Task However_its_name_is_spelt(string create) => Verify.Analyzes($$"""
        public static class Tools
        {
            public static class Inner { public static AIFunction Made(string path) => AIFunctionFactory.{{create}}(() => [|Directory.Delete(path, true)|]); }
            public static readonly AIFunction Kept = AIFunctionFactory.{{create}}((string path) => [|Directory.Delete(path, true)|]);
        }
        """);
}
