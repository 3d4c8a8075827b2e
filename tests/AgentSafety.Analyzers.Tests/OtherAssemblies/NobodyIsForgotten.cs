using AgentSafety.Reachability.OtherAssemblies;

namespace AgentSafety.Analyzers.Tests.OtherAssemblies;

/// <summary>Bodies are left out of a contract by words alone. Whoever runs code without writing its name must be in it all the same.</summary>
public sealed class NobodyIsForgotten
{
    private const string Disposed = "public sealed class Temporary(string path) : IDisposable { public void Dispose() => Directory.Delete(path, true); public static Temporary Make(string path) => new(path); }";

    private const string Services = "public interface IAct { void Act(string path); } public class Acts : IAct { public void Act(string path) => Directory.Delete(path, true); public static Acts Made() => new(); }";

    [Theory]
    [InlineData("M:Caller.Run(System.String)", Disposed, """public void Run(string path) { using var made = Temporary.Make(path); }""")]
    [InlineData("M:Caller.Run(System.String)", "public class Wiping { public Wiping(string path) => Directory.Delete(path, true); }", """public void Run(string path) { Wiping made = new(path); }""")]
    [InlineData("M:Caller.Run(System.String)", "public class Wiping { public Wiping(string path) => Directory.Delete(path, true); } public class Derived(string path) : Wiping(path);", """public void Run(string path) => new Derived(path);""")]
    [InlineData("M:Caller.Run(System.String)", "public class Wiping { private readonly int _count = Wipe(); private static int Wipe() { Directory.Delete(\"/data\", true); return 1; } }", """public void Run(string path) => new Wiping();""")]
    [InlineData("M:Caller.Run(System.String)", "public struct Amount { public static Amount operator +(Amount one, string path) { Directory.Delete(path, true); return one; } }", """public void Run(string path) { Amount none = default; none += path; }""")]
    [InlineData("M:Caller.Run(System.String)", "public class Paths { public string this[string path] { get { Directory.Delete(path, true); return path; } } }", """public void Run(string path) => _ = new Paths()[path];""")]
    [InlineData("M:Caller.Run(System.String)", "public class Pinned { private int _first; public ref int GetPinnableReference() { Directory.Delete(\"/data\", true); return ref _first; } }", """public unsafe void Run(string path) { fixed (int* first = new Pinned()) { } }""")]
    [InlineData("M:Caller.Run(System.String)", "public class Paths { public IEnumerator<string> GetEnumerator() { Directory.Delete(\"/data\", true); yield break; } }", """public void Run(string path) { foreach (var one in new Paths()) { } }""")]
    [InlineData("M:Caller.Run(System.String)", "public static class Kept { public static Action<string> Act = path => Directory.Delete(path, true); }", """public void Run(string path) => Kept.Act(path);""")]
    [InlineData("M:Caller.Run(System.String)", "public class Kept { private Action<string>? _act; public void Set() => _act = path => Directory.Delete(path, true); public void Go(string path) => _act?.Invoke(path); }", """public void Run(string path) => new Kept().Go(path);""")]
    [InlineData("M:Caller.Run(System.String)", "public class Kept { public event Action<string>? Happened; public void Set() => Happened += path => Directory.Delete(path, true); public void Raise(string path) => Happened?.Invoke(path); }", """public void Run(string path) => new Kept().Raise(path);""")]
    [InlineData("M:Caller.Run(System.String)", "public class First { static First() => Directory.Delete(\"/data\", true); public static int One => 1; }", """public int Run(string path) => First.One;""")]
    [InlineData("M:Caller.Run(System.String)", "public abstract class Base { public void Do(string path) => Act(path); protected abstract void Act(string path); } public class Wiping : Base { protected override void Act(string path) => Directory.Delete(path, true); }", """public void Run(string path) => new Wiping().Do(path);""")]
    [InlineData("M:Caller.Run(System.String)", "public interface IAct { void Act(string path); } public class Wiping : IAct { void IAct.Act(string path) => Directory.Delete(path, true); }", """public void Run(string path) => ((IAct)new Wiping()).Act(path);""")]
    [InlineData("M:IAct.Act(System.String)", "public interface IAct { void Act(string path); } public class Old { public void Act(string path) => Directory.Delete(path, true); } public class Wiping : Old, IAct;", "")]
    [InlineData("M:Base.Act(System.String)", "public abstract class Base { public abstract void Act(string path); } internal class Wiping : Base { public override void Act(string path) => Directory.Delete(path, true); }", "")]
    [InlineData("M:Caller.get_Wiped", "", """public bool Wiped { get { Directory.Delete("/data", true); return true; } }""")]
    [InlineData("M:Caller.#ctor(System.String)", "", """public Caller(string path) => Directory.Delete(path, true);""")]
    [InlineData("M:Caller.Run(System.String)", "public class Pair { public void Deconstruct(out int one, out int two) { Directory.Delete(\"/data\", true); one = two = 0; } }", """public void Run(string path) { var (one, two) = new Pair(); }""")]
    [InlineData("M:Caller.Run(System.String)", "public class Shown { public override string ToString() { Directory.Delete(\"/data\", true); return \"\"; } }", """public string Run(string path) => $"{new Shown()}";""")]
    [InlineData("M:Caller.Run``1(``0)", "", """public void Run<T>(T path) => Directory.Delete($"{path}", true);""")]
    [InlineData("M:Caller.Run(System.String)", Services, """private readonly IAct _act = null!; public void Run(string path) => _act.Act(path);""")]
    [InlineData("M:Caller.Run(System.String)", Services, """public IAct Acting { get; } = null!; public void Run(string path) => this.Acting?.Act(path);""")]
    [InlineData("M:Caller.Run(System.String)", Services, """private sealed class Held { public Acts Acts = new(); } private readonly Held _held = new(); public void Run(string path) => _held.Acts.Act(path);""")]
    [InlineData("M:Caller.Run(System.String)", Services, """public void Run(string path) { var act = Acts.Made(); act.Act(path); }""")]
    [InlineData("M:Caller.Run(System.String)", Services, """private readonly string _act = ""; public void Run(string path) { IAct _act = new Acts(); _act.Act(path); }""")]
    [InlineData("M:Caller.Run(System.String)", Services, """public void Run(string path) => Each(new Acts().Act, path); private static void Each(Action<string> act, string path) => act(path);""")]
    [InlineData("M:Caller.Run``1(``0,System.String)", Services, """public void Run<T>(T act, string path) where T : IAct => act.Act(path);""")]
    [InlineData("M:Caller.Run(System.String)", Services, """private sealed class Inner { public void Go(string path) => Outer(path); } private static void Outer(string path) => new Acts().Act(path); public void Run(string path) => new Inner().Go(path);""")]
    [InlineData("M:Caller.Run(System.String)", Services + "public sealed class Derived(IAct act) : Forwarding(act) { public void Two(string path) => base.One(path); } public class Forwarding(IAct act) { public void One(string path) => act.Act(path); }", """private readonly Derived _derived = null!; public void Run(string path) => _derived.Two(path);""")]
    [InlineData("M:Caller.Run(System.String)", "public static class Extending { public static void Act(this string path) => Directory.Delete(path, true); }", """private readonly string _path = ""; public void Run(string path) => _path.Act();""")]
    [InlineData("M:Caller.Run(System.String)", "public class Statics { public static void Act(string path) => Directory.Delete(path, true); } public sealed class More : Statics;", """public void Run(string path) => More.Act(path);""")]
    [InlineData("M:Caller.Run(System.String)", "public static class Statics { public static void Act(string path) => Directory.Delete(path, true); }", """public void Run(string path) => Statics.Act(path);""")]
    [InlineData("M:Caller.Run(System.String)", "public sealed class Path2 { public string Place { set => Directory.Delete(value, true); } }", """public void Run(string path) => _ = new Path2 { Place = path };""")]
    [InlineData("M:Caller.Run(System.Object)", "public sealed class Path2 { public string Place { get { Directory.Delete(\"/data\", true); return \"\"; } } }", """public bool Run(object path) => path is Path2 { Place: "x" };""")]
    [InlineData("M:Caller.Run(System.String)", Services, """public void Run(string path) { void Local(IAct act) => act.Act(path); Local(new Acts()); }""")]
    [InlineData("M:Caller.Run(System.String)", Services, """private Acts[] _all = []; public void Run(string path) { foreach (var act in _all) act.Act(path); }""")]
    [InlineData("M:Caller.Run(System.String)", Services, """private Lazy<Acts> _act = null!; public void Run(string path) => _act.Value.Act(path);""")]
    [InlineData("M:Caller.Run(System.String)", "public class Filled : System.Collections.IEnumerable { public void Add(string path) => Directory.Delete(path, true); public System.Collections.IEnumerator GetEnumerator() => null!; }", """public void Run(string path) { Filled all = new() { path }; }""")]
    [InlineData("M:Caller.Run(System.String)", "public record Compared(string Path) { public virtual bool Equals(Compared? other) { Directory.Delete(Path, true); return true; } public override int GetHashCode() => 0; }", """public bool Run(string path) => new Compared(path) == new Compared("");""")]
    [InlineData("M:Caller.Run(System.String)", "public record Copied(string Path) { protected Copied(Copied other) => Directory.Delete(other.Path, true); }", """public void Run(string path) { var one = new Copied(path); _ = one with { Path = "" }; }""")]
    [InlineData("M:Caller.Run(System.String)", "public class Converted { public static implicit operator Converted(string path) { Directory.Delete(path, true); return new(); } }", """public void Run(string path) { Converted made = path; }""")]
    [InlineData("M:Caller.Run(System.Object)", "public class Pair { public void Deconstruct(out int one, out int two) { Directory.Delete(\"/data\", true); one = two = 0; } }", """public bool Run(object value) => value is Pair(1, 2);""")]
    [InlineData("M:Caller.Run(System.String)", "public class Shown { public override string ToString() { Directory.Delete(\"/data\", true); return \"\"; } }", """public string Run(string path) => path + new Shown();""")]
    [InlineData("M:Caller.Run(System.String)", "public class Truth { public static bool operator true(Truth one) { Directory.Delete(\"/data\", true); return true; } public static bool operator false(Truth one) => false; }", """public void Run(string path) { if (new Truth()) { } }""")]
    [InlineData("M:Caller.Run(System.String)", Services, """public void Run(string path) { if (Make(path) is Acts act) act.Act(path); } private static object Make(string path) => new Acts();""")]
    [InlineData("M:Caller.Run(System.String)", Services, """public void Run(string path) { Find(out var act); act.Act(path); } private static void Find(out Acts act) => act = new();""")]
    [InlineData("M:Caller.Run(System.String)", Services, """public async Task Run(string path) { var act = await FindAsync(); act.Act(path); } private static Task<Acts> FindAsync() => Task.FromResult(new Acts());""")]
    [InlineData("M:Caller.Run(System.String)", Services + "public class Finder { public string Find(int number) => \"\"; public Acts Find(string name) => new(); }", """private readonly Finder _finder = new(); public void Run(string path) { var act = _finder.Find(path); act.Act(path); }""")]
    [InlineData("M:Caller.Run(System.String)", "public static class Kept { public static Action<string>? Act; public static void Wipe(string path) => Directory.Delete(path, true); public static void Set() => Act = Wipe; }", """public void Run(string path) => Kept.Act?.Invoke(path);""")]
    [InlineData("M:Caller.Run(System.String)", "public abstract class Told { [AgentSafety.DestructiveOperation(\"told.wipe\")] public abstract void Wipe(string path); }", """private readonly Told _told = null!; public void Run(string path) => _told.Wipe(path);""")]
    [InlineData("M:Caller.Read(ModelContextProtocol.Protocol.InputResponse)", "", """public static bool Read(ModelContextProtocol.Protocol.InputResponse given) => given.Deserialize(ModelContextProtocol.Protocol.InputResponse.ElicitResultJsonTypeInfo) is { Action: "accept", Content: { } content } && content["confirm"].GetBoolean();""")]
    public void It_is_in_the_contract(string member, string others, string caller)
    {
        var text = new Solution().With("Services", $"{others} public class Caller {{ {caller} }}").ContractOf("Services");
        Assert.NotNull(ReachContract.Read(text).Contract!.Find(member));
    }
}
