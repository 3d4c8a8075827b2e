namespace AgentSafety.Analyzers.Tests.EntryPoints;

/// <summary>Microsoft.Extensions.AI 10.11: what a function is made of, and classes that are one.</summary>
public sealed class Functions
{
    private const string Wiper = """

        [AttributeUsage(AttributeTargets.Method)] public sealed class OfferedAttribute : Attribute;
        public class Wiper
        {
            public static void Wipe(string path) => Directory.Delete(path, true);
            [Offered] public void Clean(string path) => Directory.Delete(path, true);
            internal void Hidden(string path) => File.Delete(path);
            [Offered] public static string Read(string path) => path;
        }
        public class Reader { public string Read(string path) => path; private void Clean(string path) => Directory.Delete(path, true); }
        """;

    [Theory]
    [InlineData("AIFunctionFactory.Create([|typeof(Wiper).GetMethod(\"Wipe\")|]!, target: null)")]
    [InlineData("AIFunctionFactory.Create([|typeof(Wiper).GetMethod(nameof(Wiper.Clean))|]!, new Wiper())")]
    [InlineData("AIFunctionFactory.Create([|typeof(Wiper).GetMethod(nameof(Wiper.Clean))|]!, _ => new Wiper())")]
    [InlineData("AIFunctionFactory.Create([|typeof(Wiper).GetMethod(\"Hidden\", BindingFlags.Instance | BindingFlags.NonPublic)|]!, new Wiper())")]
    [InlineData("AIFunctionFactory.Create([|((Action<string>)Wiper.Wipe).Method|], target: null)")]
    [InlineData("AIFunctionFactory.Create([|new Wiper().GetType().GetMethod(\"Clean\")|]!, new Wiper())")]
    [InlineData("AIFunctionFactory.Create(typeof(Wiper).GetMethod(nameof(Wiper.Read))!, target: null)")]
    [InlineData("AIFunctionFactory.Create(typeof(Reader).GetMethod(\"Wipe\")!, target: null)")]
    [InlineData("AIFunctionFactory.Create(typeof(Wiper).GetMethod(path)!, target: null)")]
    public Task A_method_found_by_name_is_one(string expression) => Verify.Analyzes($$"""
        using System.Reflection;
        public static class Tools { public static object All(string path) => {{expression}}; }
        """ + Wiper);

    [Theory]
    [InlineData("var method = typeof(Wiper).GetMethod(\"Wipe\")!; return AIFunctionFactory.Create([|method|], target: null);")]
    [InlineData("var type = typeof(Wiper); return AIFunctionFactory.Create([|type.GetMethod(\"Wipe\")|]!, target: null);")]
    [InlineData("var tools = new List<AITool>(); foreach (var method in typeof(Wiper).GetMethods(BindingFlags.Static | BindingFlags.Public)) tools.Add(AIFunctionFactory.Create([|method|], null)); return tools;")]
    [InlineData("return typeof(Wiper).GetMethods(BindingFlags.Static | BindingFlags.Public).Select(method => AIFunctionFactory.Create([|method|], target: null)).ToList();")]
    [InlineData("return (from method in typeof(Wiper).GetMethods() where method.IsStatic && method.Name == \"Wipe\" select AIFunctionFactory.Create([|method|], target: null)).ToList();")]
    [InlineData("var methods = typeof(Wiper).GetMethods().Where(method => method.GetCustomAttribute<OfferedAttribute>() is not null); return methods.Select(method => AIFunctionFactory.Create([|method|], new Wiper()));")]
    [InlineData("return typeof(Wiper).GetMethods().Where(m => m.IsDefined(typeof(OfferedAttribute)) && !m.IsStatic).Select(m => AIFunctionFactory.Create([|m|], new Wiper(), new AIFunctionFactoryOptions()));")]
    [InlineData("return typeof(Wiper).GetMethods().Select(m => AIFunctionFactory.Create(m, new Wiper())).Select(f => new ApprovalRequiredAIFunction(f)).ToList();")]
    [InlineData("return typeof(Reader).GetMethods().Select(method => AIFunctionFactory.Create(method, new Reader()));")]
    [InlineData("return typeof(Wiper).GetMethods().Where(m => m.Name == \"Read\").Select(m => AIFunctionFactory.Create(m, target: null));")]
    [InlineData("return typeof(Wiper).GetMethods(BindingFlags.Static | BindingFlags.Public).Where(m => m.GetCustomAttributes(typeof(OfferedAttribute), false).Any()).Select(m => AIFunctionFactory.Create(m, target: null));")]
    [InlineData("return typeof(Wiper).GetMethods(BindingFlags.Static | BindingFlags.Public).Select(m => new ApprovalRequiredAIFunction(AIFunctionFactory.Create(m, target: null)));")]
    public Task So_are_the_methods_of_a_type(string body) => Verify.Analyzes($$"""
        using System.Reflection;
        public static class Tools { public static object All() { {{body}} } }
        """ + Wiper);

    [Theory]
    [InlineData("flag ? [|Wiper.Wipe|] : (Delegate)Wiper.Read")]
    [InlineData("[|Kept|]")]
    [InlineData("Harmless")]
    [InlineData("flag ? Harmless : (Delegate)Wiper.Read")]
    public Task A_choice_and_a_read_only_field_are_followed(string code) => Verify.Analyzes($$"""
        public static class Tools
        {
            private static readonly Delegate Kept = (string path) => Directory.Delete(path, true);
            private static readonly Delegate Harmless = (string path) => path;
            public static object All(bool flag) => AIFunctionFactory.Create({{code}});
        }
        """ + Wiper);

    [Fact]
    public Task A_class_that_is_a_function_answers_in_its_override() => Verify.Analyzes("""
        public sealed class Wipe : AIFunction
        {
            protected override ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
            {
                [|Directory.Delete((string)arguments["path"]!, true)|];
                return default;
            }
            public void NoTool(string path) => Directory.Delete(path, true);
        }
        public class Logged(AIFunction inner) : DelegatingAIFunction(inner)
        {
            protected override ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken) => base.InvokeCoreAsync(arguments, cancellationToken);
        }
        public sealed class Louder(AIFunction inner) : Logged(inner)
        {
            protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken) { [|File.Delete("log")|]; return await base.InvokeCoreAsync(arguments, cancellationToken); }
        }
        """);

    [Theory]
    [InlineData("new ChatOptions { Tools = [new ApprovalRequiredAIFunction(new Wipe())] }", "", "")]
    [InlineData("new ChatOptions { Tools = [new ApprovalRequiredAIFunction(new Wipe()), new Wipe()] }", "[|", "|]")]
    [InlineData("new ChatOptions { Tools = [new Wipe()] }", "[|", "|]")]
    [InlineData("Activator.CreateInstance<Wipe>()", "[|", "|]")]
    [InlineData("new object[] { new ApprovalRequiredAIFunction(new Wipe()), typeof(Wipe) }", "[|", "|]")]
    public Task A_class_whose_every_instance_is_approved_is_none(string expression, string open, string close) => Verify.Analyzes($$"""
        public sealed class Wipe : AIFunction
        {
            protected override ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken) { {{open}}Directory.Delete("/data", true){{close}}; return default; }
        }
        public static class Tools { public static object All() => {{expression}}; }
        """);

    [Theory]
    [InlineData("new Delegate[] { Wiper.Wipe, Wiper.Read }.Select(act => AIFunctionFactory.Create([|act|]))")]
    [InlineData("new List<Delegate> { (string path) => Directory.Delete(path, true), Wiper.Read }.Select(act => AIFunctionFactory.Create([|act|], \"act\"))")]
    [InlineData("new Delegate[] { Wiper.Read }.Select(act => AIFunctionFactory.Create(act))")]
    [InlineData("new Delegate[] { Wiper.Wipe, Wiper.Read }.Select(act => AIFunctionFactory.Create(act)).Select(function => new ApprovalRequiredAIFunction(function)).ToList()")]
    [InlineData("new Delegate[] { Wiper.Wipe, Wiper.Read }")]
    public Task A_list_of_delegates_is_followed_one_by_one(string expression) => Verify.Analyzes($$"""public static class Tools { public static object All() => {{expression}}; }""" + Wiper);

    [Fact]
    public Task A_look_alike_base_class_makes_none() => Verify.Analyzes("""
        namespace Mine { public abstract class AIFunction { protected abstract void InvokeCoreAsync(string path); } }
        public sealed class Wipe : Mine.AIFunction { protected override void InvokeCoreAsync(string path) => Directory.Delete(path, true); }
        """);

    [Theory]
    [InlineData("new ChatOptions { Tools = [AIFunctionFactory.Create([|Wiper.Wipe|])] }")]
    [InlineData("new ChatOptions { Tools = new List<AITool> { AIFunctionFactory.Create((string path) => [|Directory.Delete(path, true)|]) } }")]
    [InlineData("new FunctionInvokingChatClient(client) { AdditionalTools = [AIFunctionFactory.Create([|Wiper.Wipe|])] }")]
    [InlineData("new ChatOptions { Tools = [AIFunctionFactory.Create(Wiper.Read)] }")]
    [InlineData("new ChatOptions { Tools = [AIFunctionFactory.Create(Wiper.Wipe).AsDeclarationOnly()] }")] // nobody can call it
    [InlineData("AIFunctionFactory.CreateDeclaration(\"wipe\", null, default)")]
    [InlineData("new FunctionInvokingChatClient(client) { AdditionalTools = [new ApprovalRequiredAIFunction(AIFunctionFactory.Create(Wiper.Wipe))] }")]
    public Task Wherever_it_is_offered(string expression) => Verify.Analyzes($$"""public static class Tools { public static object All(IChatClient client) => {{expression}}; }""" + Wiper);
}
