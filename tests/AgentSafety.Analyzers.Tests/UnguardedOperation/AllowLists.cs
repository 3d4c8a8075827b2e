namespace AgentSafety.Analyzers.Tests.UnguardedOperation;

/// <summary>A target may be taken from what we allow, checked as a whole list, or resolved by a helper: then it lies within bounds. What only looks like it doesn't.</summary>
public sealed class AllowLists
{
    private const string Members = """

            private static readonly Dictionary<string, string> Allowed = new() { ["cache"] = "/data/cache", ["logs"] = "/data/logs" };
            private static readonly HashSet<string> AllowedNames = ["a", "b"];
            private static readonly string[] Names = ["a", "b"];
            private static readonly HashSet<string> AllowedHosts = ["files.example.org"];
            private static readonly HashSet<string> Protected = ["/etc"];
            private readonly Dictionary<string, string> _existing = [];
            private readonly Dictionary<string, string> _workspaces = [];
            private readonly string _root = "/data/";
            private readonly string _base = Path.GetFullPath("/data");

            private string? ResolveSafe(string path) { var full = Path.GetFullPath(Path.Combine(_root, path)); return full.StartsWith(_root, StringComparison.Ordinal) ? full : null; }
            private string? ResolveUnsafe(string path) { var full = Path.GetFullPath(Path.Combine(_root, path)); return File.Exists(full) ? full : null; }
            private bool TryResolve(string path, out string full) { full = Path.GetFullPath(Path.Combine(_root, path)); return full.StartsWith(_root); }
            private bool TryLoose(string path, out string full) { full = Path.GetFullPath(Path.Combine(_root, path)); return full.Length > 3; }
            private static bool TryUnder(string root, string path, out string? full) { full = null; var candidate = Path.GetFullPath(Path.Combine(root, path)); if (!candidate.StartsWith(root)) return false; full = candidate; return true; }
            private static string EnsureInside(string root, string path)
            {
                var folder = Path.GetFullPath(root);
                var full = Path.GetFullPath(Path.Combine(folder, path));
                if (!full.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw new UnauthorizedAccessException();
                return full;
            }
            private static string Inside(string root, string path) => Path.GetFullPath(Path.Combine(root, path));
            private static bool IsInside(string path) => Path.GetFullPath(path).StartsWith("/data/");
            private static void ValidateDirectory(string path)
            {
                var target = Path.GetFullPath(path).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
                var ok = false;
                foreach (var folder in Environment.GetCommandLineArgs())
                {
                    try
                    {
                        var normal = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
                        if (target.StartsWith(normal)) { ok = true; break; }
                    }
                    catch { continue; }
                }
                if (!ok) throw new UnauthorizedAccessException();
            }
            private static void CheckFirst(string[] paths) { if (!IsInside(paths[0])) throw new UnauthorizedAccessException(); }
            private static void CheckAll(string[] paths) { if (!paths.All(IsInside)) throw new UnauthorizedAccessException(); }
            [DestructiveOperation("http.delete")] private static void Send(Uri address) { }
        }
        public enum Area { Cache, Logs }
        """;

    [Theory]
    [InlineData("if (!Allowed.TryGetValue(path, out var target)) return; Directory.Delete(target, true);")]
    [InlineData("if (Allowed.TryGetValue(path, out var target)) Directory.Delete(Path.Combine(target, \"old\"), true);")]
    [InlineData("Directory.Delete(Allowed[path], true);")]
    [InlineData("var target = Allowed.GetValueOrDefault(path); if (target is null) return; Directory.Delete(target, true);")]
    [InlineData("var target = Names.FirstOrDefault(each => each == path); if (target is not null) Directory.Delete(target, true);")]
    [InlineData("if (Allowed.ContainsKey(path)) Directory.Delete(Path.Combine(_root, path), true);")]
    [InlineData("if (Array.IndexOf(Names, path) < 0) return; Directory.Delete(path, true);")]
    [InlineData("if (Array.IndexOf(Names, path) >= 0) Directory.Delete(path, true);")]
    [InlineData("var i = Array.IndexOf(Names, path); if (Array.IndexOf(Names, path) != -1) Directory.Delete(path, true);")]
    [InlineData("if (Names.Any(each => each == path)) Directory.Delete(path, true);")]
    [InlineData("if (Array.Exists(Names, each => string.Equals(each, path, StringComparison.OrdinalIgnoreCase))) Directory.Delete(path, true);")]
    [InlineData("switch (path) { case \"a\": case \"b\": break; default: throw new ArgumentException(path); } Directory.Delete(path, true);")]
    [InlineData("var target = path switch { \"a\" => \"/data/a\", \"b\" or \"c\" => \"/data/b\", _ => throw new ArgumentException(path) }; Directory.Delete(target, true);")]
    [InlineData("string target; switch (path) { case \"a\": target = \"/data/a\"; break; case \"b\": target = \"/data/b\"; break; default: return; } Directory.Delete(target, true);")]
    [InlineData("var target = area switch { Area.Cache => \"/data/a\", Area.Logs => \"/data/b\", _ => throw new ArgumentException() }; Directory.Delete(target, true);")]
    [InlineData("Directory.Delete(Path.Combine(_root, area.ToString()), true);")]
    [InlineData("Directory.Delete(Path.Combine(_root, $\"{area}\"), true);")]
    [InlineData("if (!Enum.TryParse<Area>(path, out var parsed)) return; Directory.Delete(Path.Combine(_root, parsed.ToString()), true);")]
    public Task A_target_from_what_we_allow(string body) => Verify.Analyzes(Tool(body));

    [Theory]
    [InlineData("if (!_existing.TryGetValue(path, out var target)) return; [|Directory.Delete(target, true)|];")]
    [InlineData("if (!Allowed.TryGetValue(path, out var target)) return; [|Directory.Delete(path + other, true)|];")]
    [InlineData("if (!Allowed.TryGetValue(path, out var target)) target = path; [|Directory.Delete(target, true)|];")]
    [InlineData("Allowed.TryGetValue(path, out var target); [|Directory.Delete(target ?? path, true)|];")]
    [InlineData("[|Directory.Delete(_existing[path], true)|];")]
    [InlineData("if (_workspaces.TryGetValue(path, out var target)) [|Directory.Delete(target, true)|];")]
    [InlineData("[|Directory.Delete(_workspaces[path], true)|];")]
    [InlineData("foreach (var each in _workspaces.Where(each => each.Key == path)) [|Directory.Delete(each.Value, true)|];")]
    [InlineData("var target = Names.FirstOrDefault(each => each == path) ?? path; [|Directory.Delete(target, true)|];")]
    [InlineData("if (Array.IndexOf(Names, path) < 0) [|Directory.Delete(path, true)|];")]
    [InlineData("if (path.IndexOf(\"a\") >= 0) [|Directory.Delete(path, true)|];")]
    [InlineData("if (Names.Any(each => each != path)) [|Directory.Delete(path, true)|];")]
    [InlineData("switch (path) { case \"a\": case \"b\": break; default: Console.Error.WriteLine(path); break; } [|Directory.Delete(path, true)|];")]
    [InlineData("var target = path switch { \"a\" => \"/data/a\", _ => path }; [|Directory.Delete(target, true)|];")]
    [InlineData("var target = path.Length > 3 ? \"/data/a\" : \"/data/b\"; [|Directory.Delete(target, true)|];")]
    [InlineData("if (System.Text.RegularExpressions.Regex.IsMatch(path, \"^[a-z./]+$\")) [|Directory.Delete(path, true)|];")]
    [InlineData("[|Directory.Delete(Path.Combine(path, area.ToString()), true)|];")]
    [InlineData("if (!Enum.TryParse<Area>(path, out var parsed)) return; [|Directory.Delete(path, true)|];")]
    public Task A_target_from_anywhere_else(string body) => Verify.Analyzes(Tool(body));

    [Theory]
    [InlineData("foreach (var each in paths.Where(AllowedNames.Contains)) Directory.Delete(each, true);")]
    [InlineData("foreach (var each in paths.Where(each => AllowedNames.Contains(each)).ToList()) Directory.Delete(each, true);")]
    [InlineData("var kept = paths.Intersect(AllowedNames).ToArray(); foreach (var each in kept) Directory.Delete(each, true);")]
    [InlineData("if (!paths.All(AllowedNames.Contains)) return; foreach (var each in paths) Directory.Delete(each, true);")]
    [InlineData("if (!paths.All(each => IsInside(each))) return; foreach (var each in paths) Directory.Delete(each, true);")]
    [InlineData("if (!paths.All(IsInside)) return; foreach (var each in paths.Distinct()) Directory.Delete(each, true);")]
    [InlineData("if (paths.Any(each => !AllowedNames.Contains(each))) throw new ArgumentException(); Directory.Delete(paths[0], true);")]
    [InlineData("if (paths.Except(AllowedNames).Any()) return; foreach (var each in paths) Directory.Delete(each, true);")]
    [InlineData("if (!AllowedNames.IsSupersetOf(paths)) return; foreach (var each in paths) Directory.Delete(each, true);")]
    [InlineData("CheckAll(paths); foreach (var each in paths) Directory.Delete(each, true);")]
    [InlineData("foreach (var each in AllowedNames.Where(each => paths.Contains(each))) Directory.Delete(each, true);")]
    [InlineData("foreach (var each in paths) { if (!AllowedNames.Contains(each)) continue; Directory.Delete(each, true); }")]
    public Task A_list_that_was_checked(string body) => Verify.Analyzes(Tool(body));

    [Theory]
    [InlineData("foreach (var each in paths.Where(each => !Protected.Contains(each))) [|Directory.Delete(each, true)|];")]
    [InlineData("bool ok; ok = false; if (path.Length > 3) ok = true; foreach (var each in paths.Where(each => ok)) [|Directory.Delete(each, true)|];")]
    [InlineData("foreach (var each in paths.Except(Protected)) [|Directory.Delete(each, true)|];")]
    [InlineData("if (!paths.Any(AllowedNames.Contains)) return; foreach (var each in paths) [|Directory.Delete(each, true)|];")]
    [InlineData("if (!paths.All(AllowedNames.Contains)) return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (!paths.All(each => AllowedNames.Contains(path))) return; foreach (var each in paths) [|Directory.Delete(each, true)|];")]
    [InlineData("if (paths.Any(each => AllowedNames.Contains(each))) return; foreach (var each in paths) [|Directory.Delete(each, true)|];")]
    [InlineData("if (!AllowedNames.IsSubsetOf(paths)) return; foreach (var each in paths) [|Directory.Delete(each, true)|];")]
    [InlineData("CheckFirst(paths); [|Directory.Delete(paths[1], true)|];")]
    [InlineData("foreach (var each in paths.Union(AllowedNames)) [|Directory.Delete(each, true)|];")]
    [InlineData("if (!paths.All(AllowedNames.Contains)) return; paths = other.Split(';'); foreach (var each in paths) [|Directory.Delete(each, true)|];")]
    public Task A_list_that_was_not(string body) => Verify.Analyzes(Tool(body));

    [Theory]
    [InlineData("File.Delete(Path.Combine(_root, Path.GetFileName(path)));")]
    [InlineData("var name = Path.GetFileName(path); File.Delete(Path.Combine(_root, \"sub\", name));")]
    [InlineData("var file = Path.GetFullPath(Path.Combine(_root, Path.GetFileName(path) + \".json\")); File.Delete(file);")]
    [InlineData("Directory.Delete(Path.Combine(_root, $\"{Path.GetFileName(path)}.d\"), true);")]
    [InlineData("string? full = ResolveSafe(path); if (full is null) return; Directory.Delete(full, true);")]
    [InlineData("if (ResolveSafe(path) is { } full) Directory.Delete(full, true);")]
    [InlineData("if (!TryResolve(path, out var full)) return; Directory.Delete(full, true);")]
    [InlineData("if (TryUnder(_root, path, out var full)) Directory.Delete(full!, true);")]
    [InlineData("Directory.Delete(EnsureInside(_root, path), true);")]
    [InlineData("var full = EnsureInside(_base, path); Directory.Delete(full, true);")]
    [InlineData("ValidateDirectory(path); Directory.Delete(path, true);")]
    [InlineData("var relative = Path.GetRelativePath(_base, Path.GetFullPath(path)); if (relative.StartsWith(\"..\") || Path.IsPathRooted(relative)) throw new ArgumentException(); Directory.Delete(path, true);")]
    [InlineData("var root = _base.EndsWith('/') ? _base : _base + \"/\"; var full = Path.GetFullPath(Path.Combine(root, path)); if (!full.StartsWith(root)) return; Directory.Delete(full, true);")]
    [InlineData("if (!AllowedHosts.Contains(new Uri(path).Host)) return; Send(new Uri(path));")]
    [InlineData("var address = new Uri(path); if (address.Host != \"files.example.org\") return; Send(address);")]
    public Task A_path_that_was_resolved_within(string body) => Verify.Analyzes(Tool(body));

    [Theory]
    [InlineData("[|File.Delete(Path.GetFileName(path))|];")]
    [InlineData("[|File.Delete(Path.Combine(other, Path.GetFileName(path)))|];")]
    [InlineData("[|File.Delete(Path.Combine(_root, Path.GetFileName(path), other))|];")]
    [InlineData("var name = Path.GetFileName(path); [|File.Delete(Path.Combine(_root, path))|]; Console.Error.WriteLine(name);")]
    [InlineData("[|Directory.Delete(Path.Combine(_root, Path.GetFileName(path)), true)|];")]
    [InlineData("string? full = ResolveSafe(path); if (full is null) return; [|Directory.Delete(path, true)|];")]
    [InlineData("string? full = ResolveUnsafe(path); if (full is null) return; [|Directory.Delete(full, true)|];")]
    [InlineData("var full = ResolveSafe(path) ?? path; [|Directory.Delete(full, true)|];")]
    [InlineData("TryResolve(path, out var full); [|Directory.Delete(full, true)|];")]
    [InlineData("if (TryLoose(path, out var full)) [|Directory.Delete(full, true)|];")]
    [InlineData("if (!TryResolve(path, out var full)) return; TryLoose(path, out full); [|Directory.Delete(full, true)|];")]
    [InlineData("if (TryUnder(other, path, out var full)) [|Directory.Delete(full!, true)|];")]
    [InlineData("[|Directory.Delete(EnsureInside(other, path), true)|];")]
    [InlineData("[|Directory.Delete(Inside(_root, path), true)|];")]
    [InlineData("ValidateDirectory(other); [|Directory.Delete(path, true)|];")]
    [InlineData("var relative = Path.GetRelativePath(other, path); if (relative.StartsWith(\"..\")) return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (Path.IsPathRooted(path)) return; [|Directory.Delete(Path.Combine(_root, path), true)|];")]
    [InlineData("if (!AllowedHosts.Contains(new Uri(other).Host)) return; [|Send(new Uri(path))|];")]
    [InlineData("if (!AllowedHosts.Contains(new Uri(path).Scheme)) return; [|Send(new Uri(path))|];")]
    public Task A_path_that_was_not(string body) => Verify.Analyzes(Tool(body));

    private static string Tool(string body) => $$"""
        public sealed class Tools
        {
            [McpServerTool] public void Clean(string path, string other, string[] paths, Area area)
            {
                {{body}}
            }
        """ + Members;
}
