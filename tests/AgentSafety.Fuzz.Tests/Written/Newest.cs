// C# 14, as far as a compiler knows it.
using ModelContextProtocol.Server;

public static class Extended
{
    extension(string path)
    {
        public void Gone() => Directory.Delete(path, true);
        public int Weight { get { path.Gone(); return path.Length; } }
        public static string Wiped(string other) { other.Gone(); return other; }
    }
    extension<T>(IEnumerable<T> many) where T : class { public IEnumerable<T> GoneToo => many.Where(one => { $"{one}".Gone(); return true; }); }
}

public partial class Newest
{
    public partial Newest(string path);
    public partial Newest(string path) { path.Gone(); }
    public partial event Action Done;
    public partial event Action Done { add => "add".Gone(); remove { } }
    public partial string Name { get; set; }
    public partial string Name { get => field ?? "none"; set { field = value; value.Gone(); } }
    public void operator +=(string path) => path.Gone();
    public Newest? Next { get; set; }
    [McpServerTool] public void Run(string path, Span<string> span)
    {
        path.Gone(); _ = path.Weight + string.Wiped(path).Length; this += path; Next?.Name = path; Next?.Next += path; Extended.Gone(path);
        Name = nameof(List<>); new[] { path }.GoneToo.ToList(); Done += () => { }; ReadOnlySpan<string> all = span; foreach (var one in all) one.Gone();
        TryAct act = (text, out number) => { text.Gone(); number = 1; return true; }; act(path, out _);
    }
    private delegate bool TryAct(string text, out int number);
    public static void Main() => new Newest("x").Run("y", []);
}
