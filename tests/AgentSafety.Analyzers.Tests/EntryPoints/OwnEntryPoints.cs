namespace AgentSafety.Analyzers.Tests.EntryPoints;

/// <summary>A project's own entry points, by file.</summary>
public sealed class OwnEntryPoints
{
    private const string Commands = """
        namespace Shop;
        [AttributeUsage(AttributeTargets.Method, Inherited = false)] public sealed class OfferedAttribute : Attribute;
        public interface ICommand { Task ExecuteAsync(string path); }
        public abstract class BaseCommand<T> : ICommand { public abstract Task ExecuteAsync(string path); protected virtual void Prepare(Func<T>? next) { } }
        public sealed class Wipe : BaseCommand<int> { public override Task ExecuteAsync(string path) { {0}Directory.Delete(path, true){1}; return Task.CompletedTask; } }
        public sealed class Ready : BaseCommand<int> { public override Task ExecuteAsync(string path) => Task.CompletedTask; protected override void Prepare(Func<int>? next) { {2}File.Delete("a"){3}; } }
        public class Methods
        {
            [Offered] public virtual void Marked(string path) { {4}File.Delete(path){5}; }
            public void Plain(string path) => File.Delete(path);
        }
        public class Derived : Methods { public override void Marked(string path) => File.Delete(path); }
        public sealed class Registry
        {
            public Registry() { }
            public Registry(Action<string> act) { }
            public Action<string>? OnCall { get; set; }
            public Registry Add(string name, Delegate act) => this;
            public static Registry All() => new Registry(path => {6}File.Delete(path){7}) { OnCall = path => {8}File.Delete(path){9} }.Add("wipe", (string path) => {10}File.Delete(path){11});
        }
        """;

    [Theory]
    [InlineData("M:Shop.ICommand.ExecuteAsync(System.String)", 0)]
    [InlineData("M:Shop.BaseCommand`1.ExecuteAsync(System.String) # every command", 0)]
    [InlineData("M:Shop.BaseCommand`1.Prepare(System.Func{`0}); override", 1)]
    [InlineData("T:Shop.OfferedAttribute", 2)]
    [InlineData("M:Shop.Registry.#ctor(System.Action{System.String})", 3)]
    [InlineData("P:Shop.Registry.OnCall", 4)]
    [InlineData("M:Shop.Registry.Add(System.String,System.Delegate)", 5)]
    [InlineData("M:Shop.BaseCommand`1.Prepare(System.Func{`0})", -1)]
    [InlineData("M:Shop.Other.Add(System.String,System.Delegate)", -1)]
    [InlineData("T:Shop.Other", -1)]
    [InlineData("", -1)]
    public Task A_line_names_them(string line, int marked) => Verify.WithFile("AgentSafety.EntryPoints.txt", line, Marked(marked));

    [Fact]
    public Task A_command_line_server_takes_three_lines_and_no_framework() => Verify.WithFileAlone("AgentSafety.EntryPoints.server.txt",
        """
        # commands, and what is added by name
        M:Shop.ICommand.ExecuteAsync(System.String)
        T:Shop.OfferedAttribute
        M:Shop.Registry.Add(System.String,System.Delegate)
        """,
        Marked(0, 2, 5));

    [Fact]
    public Task Without_a_line_that_it_knows_nothing_is_registered() => Verify.WithFileAlone("AgentSafety.EntryPoints.txt", "T:Other.OfferedAttribute", Marked());

    [Fact]
    public Task A_line_that_cannot_be_read_is_reported_there() => Verify.Configuration("AgentSafety.EntryPoints.txt",
        """
        # entry points of the shop
        M:Shop.ICommand.ExecuteAsync(System.String)
        {|#0:OfferedAttribute|}
        {|#1:T:Shop.OfferedAttribute; override|}
        {|#2:M:Shop.Registry.Add(System.String,System.Delegate); delegate|}
        {|#3:F:Shop.Registry._act|}
        T:Shop.OfferedAttribute
        {|#4:;|}
        """, count: 5);

    [Fact]
    public Task Such_a_line_costs_no_other() => Verify.WithFile("AgentSafety.EntryPoints.txt", "nonsense\nT:Shop.OfferedAttribute\nT:;", Marked(2));

    private static string Marked(params int[] places)
    {
        var text = Commands;
        for (var i = 11; i >= 0; i--)
            text = text.Replace($"{{{i}}}", places.Contains(i / 2) ? i % 2 == 0 ? "[|" : "|]" : "", StringComparison.Ordinal);

        return text;
    }
}
