namespace AgentSafety.Analyzers.Tests.UnguardedOperation;

/// <summary>Which body a step leads to, and what runs beside it.</summary>
public sealed class Targets
{
    [Theory]
    [InlineData("[|any.Drop()|];", "quiet.Drop();")]
    [InlineData("[|plain.Run()|];", "quiet.Drop();")]
    [InlineData("[|text.Go(\"a\")|];", "number.Go(1);")]
    [InlineData("[|Api.Generic(any)|];", "Api.Generic(quiet.ToString());")]
    [InlineData("[|Api.Static<Wipes>()|];", "Api.Name<Wipes>();")]
    [InlineData("_ = [|Api.Sum(new Wipes())|];", "_ = Api.Sum(1);")]
    [InlineData("[|parts.Run()|];", "parts.Quiet();")]
    [InlineData("_ = [|parts.Value|];", "parts.Value = 1;")]
    [InlineData("_ = [|sub.ByBase|];", "_ = sub.Own;")]
    [InlineData("[|sub.SetByBase()|];", "sub.Name = \"\";")]
    [InlineData("[|sub.AddByBase()|];", "sub.Done += () => { };")]
    [InlineData("[|sub.GroupByBase()|];", "sub.Run();")]
    public Task The_body_that_answers_is_the_step(string reports, string silent) => Both.Analyze(reports, silent, "IDrop any, Quiet quiet, Plain plain, IGo<string> text, Number number, Parts parts, Sub sub", """
        public interface IDrop { void Drop(); void Run() => Drop(); }
        public class Wiping : IDrop { void IDrop.Drop() => World.Wipe(); }
        public class Quiet : IDrop { public void Drop() { } }
        public interface IRun { void Run() => World.Wipe(); }
        public interface Plain : IRun { }
        public class Runs : Plain { }
        public interface IGo<T> { void Go(T value) => World.Wipe(); }
        public class Texts : IGo<string> { }
        public class Number : IGo<int> { public void Go(int value) { } }
        public interface IStatic<T> where T : IStatic<T> { static abstract void Drop(); static virtual string Name => ""; static abstract T operator +(T a, int b); }
        public class Wipes : IStatic<Wipes> { public static void Drop() => World.Wipe(); public static Wipes operator +(Wipes a, int b) => World.Wiped(a); }
        public static class Api
        {
            public static void Generic<T>(T drop) where T : IDrop => drop.Drop();
            public static void Generic(string text) { }
            public static void Static<T>() where T : IStatic<T> => T.Drop();
            public static string Name<T>() where T : IStatic<T> => T.Name;
            public static T Sum<T>(T sum) where T : IStatic<T> => sum + 1;
            public static int Sum(int sum) => sum + 1;
        }
        public partial class Parts { public partial void Run(); public partial void Quiet(); public partial int Value { get; set; } }
        public partial class Parts { public partial void Run() => World.Wipe(); public partial void Quiet() { } public partial int Value { get => World.Wiped(1); set { } } }
        public class Base
        {
            public virtual string Name { get => World.Wiped(""); set => World.Wipe(); }
            public virtual event Action? Done { add => World.Wipe(); remove { } }
            public virtual void Run() => World.Wipe();
        }
        public sealed class Sub : Base
        {
            public override string Name { get => ""; set { } }
            public override event Action? Done { add { } remove { } }
            public override void Run() { }
            public string Own => Name;
            public string ByBase => base.Name;
            public void SetByBase() => base.Name = "";
            public void AddByBase() => base.Done += null;
            public void GroupByBase() { Action run = base.Run; run(); }
        }
        """);

    [Theory]
    [InlineData("_ = [|new Below()|];", "_ = new Quiet();")]
    [InlineData("_ = [|new Below(1)|];", "_ = new Quiet(1);")]
    [InlineData("_ = [|new Head(1)|];", "_ = new QuietHead(1);")]
    [InlineData("Handed handed = [|new(1)|];", "Handed handed = new();")]
    [InlineData("_ = [|new Argued()|];", "_ = new QuietHead(2);")]
    [InlineData("_ = [|new Begun()|];", "_ = new Ended();")]
    [InlineData("_ = [|new BegunInHead(1)|];", "_ = new Marked();")]
    [InlineData("Begun[] all = [[|new()|]];", "Begun[] all = [];")]
    [InlineData("_ = [|Api.Make<Begun>()|];", "_ = Api.Make<Quiet>();")]
    [InlineData("_ = [|new Maker<Begun>()|];", "_ = new Maker<Quiet>();")]
    [InlineData("_ = [|new BelowTouched()|];", "_ = Touched.Limit;")]
    [InlineData("_ = [|touched + touched|];", "Loaded.Touch();")]
    [InlineData("[|Touched.Done|] += () => { };", "_ = nameof(Touched);")]
    public Task Making_an_object_runs_all_that_belongs_to_it(string reports, string silent) => Both.Analyze(reports, silent, "Touched touched", """
        public class Top { public Top() => World.Wipe(); protected Top(int n) { } }
        public class Below : Top { public Below() { } public Below(int n) : this() { } }
        public class Quiet : Top { public Quiet() : base(1) { } public Quiet(int n) : this() { } }
        public class Head(int n) : Top { public int N => n; }
        public class QuietHead(int n) : Top(n);
        public class Argued() : QuietHead(World.Wiped(1));
        public class Handed { public Handed() { } public Handed(int n) => World.Wipe(); }
        public class Begun { private readonly int _first = World.Wiped(1); public int First => _first; }
        public class BegunInHead(int n) { public int N => n; public int First { get; } = World.Wiped(1); }
        public class Ended { ~Ended() => World.Wipe(); }
        public sealed class MarkAttribute : Attribute { public MarkAttribute() => World.Wipe(); }
        [Mark] public class Marked { }
        public class Maker<T> where T : new() { }
        public static class Api { public static T Make<T>() where T : new() => new(); }
        public class Touched
        {
            public const int Limit = 1;
            static Touched() => World.Wipe();
            public static event Action? Done;
            public static void Raise() => Done?.Invoke();
            public static Touched operator +(Touched a, Touched b) => a;
        }
        public class BelowTouched : Touched { }
        public static class Loaded { [System.Runtime.CompilerServices.ModuleInitializer] public static void Load() => World.Wipe(); public static void Touch() { } }
        """);

    [Theory]
    [InlineData("var command = new Command([|World.Wipe|]); command.Run();", "var command = new Command(() => { }); command.Run();")]
    [InlineData("Api.Run([|World.Wipe|]);", "Api.Run(Api.Nothing);")]
    [InlineData("[|Api.Made()|]();", "Api.MadeQuiet()();")]
    [InlineData("[|Api.Chosen()|]();", "_ = nameof(World.Wipe);")]
    [InlineData("var all = new Action[] { [|World.Wipe|] }; all[0]();", "var all = new Action[] { () => { } }; all[0]();")]
    [InlineData("List<Action> all = [[|World.Wipe|]]; foreach (var each in all) each();", "List<Action> all = []; foreach (var each in all) each();")]
    [InlineData("var named = new Dictionary<string, Action> { [\"a\"] = [|World.Wipe|] }; named[\"a\"]();", "var named = new Dictionary<string, Action> { [\"a\"] = Api.Nothing }; named[\"a\"]();")]
    [InlineData("[|Handlers.Named|][\"a\"]();", "QuietHandlers.Named[\"a\"]();")]
    [InlineData("Action act = flag ? [|World.Wipe|] : Api.Nothing; act();", "Action act = flag ? Api.Nothing : () => { }; act();")]
    [InlineData("Step act = [|World.Wipe|]; act += () => { }; act();", "Step act = Api.Nothing; act += () => { }; act();")]
    [InlineData("static void Local() => World.Wipe(); Action act = [|Local|]; act();", "static void Local() => World.Wipe();")]
    [InlineData("void Inner() => World.Wipe(); void Outer() => Inner(); [|Outer()|];", "void Inner() => World.Wipe(); void Outer() => Inner();")]
    [InlineData("[|Api.ByPointer()|];", "Api.Nothing();")]
    [InlineData("foreach (var n in [|Api.Numbers()|]) { }", "foreach (var n in Api.NoNumbers()) { }")]
    [InlineData("await [|Api.LaterAsync()|];", "await Api.NeverAsync();")]
    [InlineData("_ = new Lazy<int>([|Api.Count|]).Value;", "_ = new Lazy<int>(() => 1).Value;")]
    public Task Code_that_is_handed_around_is_a_step_where_it_is_made(string reports, string silent) => Both.Analyze(reports, silent, "bool flag", """
        public record Command(Action Run);
        public delegate void Step();
        public static class Api
        {
            public static void Run(Action act) => act();
            public static void Nothing() { }
            public static int Count() => World.Wiped(1);
            public static Action Made() => () => World.Wipe();
            public static Action MadeQuiet() => () => { };
            public static Action Chosen() => World.Wipe;
            public static unsafe void ByPointer() { delegate*<void> act = &World.Wipe; act(); }
            public static IEnumerable<int> Numbers() { World.Wipe(); yield return 1; }
            public static IEnumerable<int> NoNumbers() { yield break; }
            public static async Task LaterAsync() { await Task.Yield(); World.Wipe(); }
            public static async Task NeverAsync() => await Task.Yield();
        }
        public static class Handlers { public static readonly Dictionary<string, Action> Named = new() { ["a"] = World.Wipe }; }
        public static class QuietHandlers { public static readonly Dictionary<string, Action> Named = new() { ["a"] = () => { } }; }
        """);

    [Fact]
    public Task An_implementation_that_only_throws_says_nothing_of_those_elsewhere() => Verify.Analyzes("""
        public sealed class Stub : System.Collections.IEnumerable { public System.Collections.IEnumerator GetEnumerator() => throw new NotSupportedException(); }
        public static class Tools
        {
            [McpServerTool] public static void Array(string[] paths) { foreach (var path in paths) [|Directory.Delete(path, true)|]; }
            [McpServerTool] public static void Any(System.Collections.IEnumerable paths) { foreach (string path in paths) [|Directory.Delete(path, true)|]; }
        }
        """);
}
