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
    [InlineData("McpServerTool.Create(new ApprovalRequiredAIFunction(AIFunctionFactory.Create([|Wipe|])))")]
    [InlineData("new Named(AIFunctionFactory.Create([|Wipe|]))")]
    [InlineData("new[] { AIFunctionFactory.Create([|Wipe|]) }.Select(f => new Named(f)).ToList()")]
    [InlineData("AIFunctionFactory.Create(async (string path) => await new ApprovalRequiredAIFunction(AIFunctionFactory.Create([|Wipe|])).InvokeAsync(new() { [\"path\"] = path }))")]
    public Task Lost_on_the_way_it_does_not(string expression) => Verify.Analyzes(World($"public static object Tool() => {expression};"));

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

    private static string World(string member) => $$"""
        public static class Tools
        {
            public static void Wipe(string path) => Directory.Delete(path, true);
            {{member}}
        }
        public sealed class Named(AIFunction inner) : DelegatingAIFunction(inner);
        """;
}
