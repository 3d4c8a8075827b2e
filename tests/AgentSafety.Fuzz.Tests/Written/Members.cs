// Every place in a type where code can stand.
using ModelContextProtocol.Server;

Tools.Wipe("top-level");
void Local(string path) => Tools.Wipe(path);
Local("local");
return new Tools("x", 3).Count;

[AttributeUsage(AttributeTargets.All)]
public sealed class NoteAttribute(string text) : Attribute { public string Text { get; } = text; public int Level { get; set; } = 1 + 2; }

public abstract class Base(string root)
{
    protected readonly string Root = Tools.Wipe(root);
    protected Base(int number) : this(Tools.Wipe($"{number}")) => Tools.Wipe("after");
    public abstract void Act();
    public virtual int this[int index] { get => Tools.Wipe("get").Length + index; set => Tools.Wipe($"set {value}"); }
    ~Base() => Tools.Wipe("finalizer");
}

[Note("type", Level = 2)]
public sealed partial class Tools([Note("parameter")] string path, int number = 1 + 1) : Base(Wipe(path))
{
    private const string Constant = "a" + "b";
    private static readonly Func<string, string> Stored = value => Wipe(value);
    private static readonly Lazy<string> Late = new(() => Wipe("late"));
    private readonly string _one = Wipe("one"), _two = Wipe("two" + number);
    public event Action? Done = () => Wipe("done");
    public event Action Custom { add { Wipe("add"); value(); } remove => Wipe("remove"); }
    public int Count { get; init; } = Wipe("count").Length;
    public string Arrow => Wipe(_one + _two);
    public string Both { get { return Wipe(path); } private set => Wipe(value); } 
    public static string Text { get; } = Wipe("static");
    static Tools() { Wipe(Constant); Wipe(Stored(Late.Value)); }
    public Tools(Guid id) : this(Wipe($"{id}"), 2) { Done?.Invoke(); }
    public override void Act() { Both = Arrow; Custom += () => { }; this[1] += base[2]; }
    partial void Hook(string what);
    partial void Hook(string what) => Wipe(what);
    [McpServerTool] public void Run([Note("x")] string what = Constant) { Hook(what); Act(); _ = new Holder<Tools>.Inner { Value = this } + what; }
    [McpServerTool] public static async Task<string> RunAsync(string p) { await Task.Yield(); return Wipe(p); }
    public static string Wipe(string p) { Directory.Delete(p, true); return p; }
    public static implicit operator string(Tools tools) => Wipe(tools.Arrow);
    public static bool operator true(Tools tools) => tools.Count > 0;
    public static bool operator false(Tools tools) => !(tools.Count > 0);
    public static Tools operator checked -(Tools one) { Wipe("checked"); return one; }
    public static Tools operator -(Tools one) => one;
}

public static class Holder<T> where T : Base
{
    private static T? s_kept;
    public sealed class Inner
    {
        public required T Value { get; set { field = value; Tools.Wipe($"{value}"); s_kept = value; } }
        public static string operator +(Inner inner, string text) { inner.Value.Act(); return Tools.Wipe(text); }
    }
}

public interface IDefaults<TSelf> where TSelf : IDefaults<TSelf>
{
    static abstract string Name { get; }
    static virtual void Reset() => Tools.Wipe(TSelf.Name);
    void Act() => Tools.Wipe("default");
}

public enum Kind : byte { One = 1, Two = One << 1, Three = One | Two }
public readonly record struct Pair(string Left, string Right) : IDefaults<Pair> { public static string Name => Tools.Wipe("pair"); public string All { get; } = Tools.Wipe(Left + Right); }
public record Order(int Id) { public virtual bool Equals(Order? other) { Tools.Wipe("equals"); return other?.Id == Id; } public override int GetHashCode() => Id; }
