using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests;

/// <summary>AGS1012: where a path can't be followed, that is said, on the first step and with the reason.</summary>
public sealed class UnseenPaths
{
    private const string World = """
        public interface IUnknown { void Go(string id); }
        public interface IKnown { void Go(string id); }
        public class Known : IKnown { public void Go(string id) => Console.WriteLine(id); }
        public class Hooks(Action<string> given)
        {
            private readonly Action<string> _outside = given;
            private readonly Action<string> _inside = Console.WriteLine;
            public void Outside(string id) => _outside(id);
            public void Inside(string id) => _inside(id);
            public static void Each(string id, Action<string> act) => act(id);
        }
        public static class Guards { [AgentGuard(Protections.Approval)] public static void Ask(string what) { } }
        public static class Native { [System.Runtime.InteropServices.DllImport("native")] public static extern void Go(string id); }
        public class Service(IUnknown unknown) { public void Go(string id) => unknown.Go(id); }
        public class Tools(IUnknown unknown, IKnown known, Hooks hooks, Service service, dynamic late)
        {
        """;

    [Theory]
    [InlineData("[|unknown.Go(id)|];")]
    [InlineData("[|hooks.Outside(id)|];")]
    [InlineData("[|Native.Go(id)|];")]
    [InlineData("[|service.Go(id)|];")]
    [InlineData("[|late.Go(id)|];")]
    [InlineData("[|Activator.CreateInstance(Type.GetType(id)!)|];")]
    [InlineData("Guards.Ask(id); unknown.Go(id);")]
    [InlineData("known.Go(id);")]
    [InlineData("hooks.Inside(id);")]
    [InlineData("Hooks.Each(id, Console.WriteLine);")]
    [InlineData("Console.WriteLine(id);")]
    [InlineData("Directory.Delete(id, true);")]
    public Task Are_said_where_they_begin(string body) => Verify.AnalyzesFor(RuleIds.UnseenPath, $"{World} [McpServerTool] public void Run(string id) {{ {body} }} }}");

    [Fact]
    public Task Name_what_comes_between_and_why() => Verify.Says(
        PathRules.UnseenPath,
        $"{World} [McpServerTool] public void Run(string id) {{ {{|#0:service.Go(id)|}}; }} }}".Replace("=> unknown.Go(id);", "=> {|#1:unknown.Go(id)|};", StringComparison.Ordinal),
        steps: 2,
        "Run", "IUnknown.Go", " through 'Service.Go'", "nothing in source implements it");
}
