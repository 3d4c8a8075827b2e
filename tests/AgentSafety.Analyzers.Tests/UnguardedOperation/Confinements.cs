namespace AgentSafety.Analyzers.Tests.UnguardedOperation;

/// <summary>A check of the target gives scope to that target, and to no other.</summary>
public sealed class Confinements
{
    private const string World = """

        public sealed class Options { public bool AllowDelete { get; set; } public bool ReadOnly { get; set; } public string Root { get; set; } = ""; public bool EnableLogging { get; set; } public bool AllowLogging { get; set; } }
        public sealed class Request { public string[] Paths { get; set; } = []; public bool Force { get; set; } }
        public static class Check
        {
            public static readonly string[] AllowedRoots = ["/data/", "/scratch/"];
            public static void Guard(string path) { if (!Path.GetFullPath(path).StartsWith("/data/")) throw new UnauthorizedAccessException(); }
            public static void Guards(string path) => Guard(path);
            public static bool IsUnder(string root, string path) => Path.GetFullPath(path).StartsWith(root);
            public static void EnsureUnder(string path, string root) { if (!Path.GetFullPath(Path.Combine(root, path)).StartsWith(root)) throw new UnauthorizedAccessException(); }
            public static bool IsRootOrUnder(string path, string root)
            {
                var full = Path.GetFullPath(path);
                if (string.Equals(full, root, StringComparison.Ordinal)) return true;
                return full.StartsWith(root + Path.DirectorySeparatorChar);
            }
            public static bool IsInside(string path) => Path.GetFullPath(path).StartsWith("/data/", StringComparison.Ordinal);
            public static bool IsAllowed(string path) => AllowedRoots.Any(root => path.StartsWith(root));
            public static bool IsListed(string path) { foreach (var root in AllowedRoots) if (path.StartsWith(root)) return true; return false; }
            public static void Loop(string path) { var ok = false; foreach (var root in AllowedRoots) if (path.StartsWith(root)) { ok = true; break; } if (!ok) throw new UnauthorizedAccessException(); }
            public static string Resolve(string path) { var full = Path.GetFullPath(Path.Combine("/data/", path)); if (!full.StartsWith("/data/")) throw new UnauthorizedAccessException(); return full; }
            public static string Normal(string path) => Path.GetFullPath(path);
            public static bool Reassigned(string path) { path = "/data/x"; return path.StartsWith("/data/"); }
            public static void Log(string path) { if (!path.StartsWith("/data/")) Console.Error.WriteLine(path); }
        }
        public static class Chosen
        {
            public static string Under(string root, string path)
            {
                var rel = File.Exists(path) ? path : path.Substring(1);
                var full = Path.GetFullPath(Path.Combine(root, rel));
                var end = root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
                if (!full.StartsWith(end, StringComparison.OrdinalIgnoreCase) && !full.Equals(root, StringComparison.OrdinalIgnoreCase)) throw new InvalidOperationException();
                return full;
            }
            public static string UnderExtended(string root, string path) { if (!root.EndsWith('/')) root += "/"; var full = Path.GetFullPath(Path.Combine(root, path)); if (!full.StartsWith(root)) throw new InvalidOperationException(); return full; }
            public static string UnderTrimmed(string root, string path) { root = root.TrimEnd('/') + Path.DirectorySeparatorChar; var full = Path.GetFullPath(Path.Combine(root, path)); if (!full.StartsWith(root)) throw new InvalidOperationException(); return full; }
            public static string Unchecked(string root, string path) { var rel = File.Exists(path) ? path : path.Substring(1); var full = Path.GetFullPath(Path.Combine(root, rel)); if (!full.StartsWith(root)) throw new InvalidOperationException(); return rel; }
            public static string UnderOther(string root, string path) { root += path; var full = Path.GetFullPath(path); if (!full.StartsWith(root)) throw new InvalidOperationException(); return full; }
        }
        public static class Wiper { public static void Wipe(string path) => Directory.Delete(path, true); [DestructiveOperation("drop")] public static void Drop(int number) { } public static void Send(Request request) => Directory.Delete(request.Paths[0], request.Force); }
        """;

    [Theory]
    [InlineData("if (!path.StartsWith(\"/data/\")) throw new Exception(); Directory.Delete(path, true);")]
    [InlineData("var rel = path.StartsWith(\"./\") ? path.Substring(2) : path; var full = Path.GetFullPath(Path.Combine(_root, rel)); if (!full.StartsWith(_root)) throw new Exception(); Directory.Delete(full, true);")]
    [InlineData("var full = Path.GetFullPath(Path.Combine(_root, path.StartsWith(\"./\") ? path.Substring(2) : path)); if (!full.StartsWith(_root)) throw new Exception(); Directory.Delete(full, true);")]
    [InlineData("string full; try { full = Path.GetFullPath(Path.Combine(_root, path ?? \"\")); } catch { return; } if (!full.StartsWith(_root)) throw new Exception(); Directory.Delete(full, true);")]
    [InlineData("var full = Path.GetFullPath(Path.Combine(_root, path)); var root = _root; if (!root.EndsWith('/')) root += Path.DirectorySeparatorChar; if (!full.StartsWith(root)) throw new Exception(); Directory.Delete(full, true);")]
    [InlineData("var full = Path.GetFullPath(Path.Combine(_root, path)); var root = _root; root = root.TrimEnd('/') + \"/\"; if (!full.StartsWith(root)) throw new Exception(); Directory.Delete(full, true);")]
    [InlineData("Directory.Delete(Chosen.Under(_root, path), true);")]
    [InlineData("Directory.Delete(Chosen.UnderExtended(_root, path), true);")]
    [InlineData("Directory.Delete(Chosen.UnderTrimmed(_root, path), true);")]
    [InlineData("if (!path.StartsWith(_root)) return; Directory.Delete(path, true);")]
    [InlineData("if (!path.StartsWith(options.Root)) return; Directory.Delete(path, true);")]
    [InlineData("var full = Path.GetFullPath(path); if (!full.StartsWith(_root)) return; Directory.Delete(full, true);")]
    [InlineData("var full = Path.GetFullPath(Path.Combine(_root, path)); if (!full.StartsWith(_root, StringComparison.Ordinal)) return; Directory.Delete(full, true);")]
    [InlineData("path = Path.GetFullPath(path); if (!path.StartsWith(_root)) return; Directory.Delete(path, true);")]
    [InlineData("if (Path.GetRelativePath(_root, path).StartsWith(\"..\")) return; Directory.Delete(path, true);")]
    [InlineData("if (path.StartsWith(_root)) Wiper.Wipe(path);")]
    [InlineData("if (Allowed.Contains(path)) Directory.Delete(Path.Combine(_root, path), true);")]
    [InlineData("if (new[] { \"a\", \"b\" }.Contains(path)) Directory.Delete(path, true);")]
    [InlineData("if (path is \"a\" or \"b\") Directory.Delete(path, true);")]
    [InlineData("switch (path) { case \"a\": case \"b\": Directory.Delete(path, true); break; }")]
    [InlineData("if (path == \"a\") Directory.Delete(path, true);")]
    [InlineData("if (string.Equals(path, \"a\")) Directory.Delete(path, true);")]
    [InlineData("Check.Guard(path); Directory.Delete(path, true);")]
    [InlineData("if (!Check.IsUnder(_root, path)) return; Directory.Delete(path, true);")]
    [InlineData("Check.EnsureUnder(path, options.Root); Directory.Delete(path, true);")]
    [InlineData("Check.EnsureUnder(path, \"/data/\"); Directory.Delete(Path.Combine(_root, path), true);")]
    [InlineData("if (Allowed.Contains(path)) Wiper.Send(new Request { Paths = [path] });")]
    [InlineData("if (Numbers.Contains(number)) Wiper.Drop(number);")]
    [InlineData("Check.Guards(path); Directory.Delete(path, true);")]
    [InlineData("Check.Loop(path); Directory.Delete(path, true);")]
    [InlineData("if (!Check.IsInside(path)) return; Directory.Delete(path, true);")]
    [InlineData("if (!Check.IsAllowed(path)) return; Directory.Delete(path, true);")]
    [InlineData("if (!Check.IsListed(path)) return; Directory.Delete(path, true);")]
    [InlineData("Directory.Delete(Check.Resolve(path), true);")]
    [InlineData("var safe = Check.Resolve(path); Directory.Delete(safe, true);")]
    [InlineData("new DirectoryInfo(Check.Resolve(path)).Delete(true);")]
    [InlineData("foreach (var p in path.Split(';')) { Check.Guard(p); Directory.Delete(p, true); }")]
    [InlineData("if (!options.AllowDelete) throw new Exception(); Directory.Delete(path, true);")]
    [InlineData("if (options.ReadOnly) return; Directory.Delete(path, true);")]
    [InlineData("if (Allowed.Contains(path)) Wiper.Send(new Request { Paths = [path], Force = true });")]
    [InlineData("var request = new Request(); request.Paths = [path]; if (Allowed.Contains(path)) Wiper.Send(request);")]
    [InlineData("var ok = path.StartsWith(_root); if (!ok) return; Directory.Delete(path, true);")]
    [InlineData("foreach (var p in path.Split(';')) { var ok = Check.IsInside(p); if (!ok) continue; Directory.Delete(p, true); }")]
    [InlineData("if (path.StartsWith(_root)) Task.Run(() => Directory.Delete(path, true));")]
    [InlineData("if (user.IsInRole(\"admin\")) Directory.Delete(path, true);")]
    [InlineData("var full = Path.GetFullPath(path); if (!full.StartsWith(_root) && !full.Equals(_root, StringComparison.OrdinalIgnoreCase)) return; Directory.Delete(full, true);")]
    [InlineData("var full = Path.GetFullPath(path); if (full != options.Root && !full.StartsWith(options.Root + Path.DirectorySeparatorChar)) return; Directory.Delete(full, true);")]
    [InlineData("var full = Path.GetFullPath(path); var inside = full.Equals(_root) || full.StartsWith(_root); if (!inside) throw new UnauthorizedAccessException(); Directory.Delete(full, true);")]
    [InlineData("if (!Check.IsRootOrUnder(path, _root)) return; Directory.Delete(path, true);")]
    [InlineData("var full = Path.GetFullPath(path); if (!(full + Path.DirectorySeparatorChar).StartsWith(_root)) return; Directory.Delete(full, true);")]
    [InlineData("var full = Path.GetFullPath(path); if (!$\"{full}/\".StartsWith(_root)) return; Directory.Delete(full, true);")]
    public Task Of_the_target_protect_it(string body) => Verify.Analyzes(Tool(body));

    [Theory]
    [InlineData("var rel = path.StartsWith(\"./\") ? path.Substring(2) : path; var full = Path.GetFullPath(Path.Combine(_root, rel)); if (!full.StartsWith(_root)) return; [|Directory.Delete(path, true)|];")]
    [InlineData("var rel = path.StartsWith(\"./\") ? path.Substring(2) : path; var full = Path.Combine(_root, rel); if (!full.StartsWith(_root)) return; [|Directory.Delete(full, true)|];")]
    [InlineData("var full = path.Length > 2 ? Path.Combine(_root, path) : Path.Combine(_root, other); if (!full.StartsWith(_root)) return; [|Directory.Delete(full, true)|];")]
    [InlineData("var full = Path.GetFullPath(path.Length > 2 ? path : other); if (!full.StartsWith(_root)) return; full = other; [|Directory.Delete(full, true)|];")]
    [InlineData("var full = Path.GetFullPath(path); if (!full.StartsWith(_root)) return; full += \"/..\"; [|Directory.Delete(full, true)|];")]
    [InlineData("var full = Path.GetFullPath(path); if (!full.StartsWith(_root)) return; full = full.TrimEnd('/') + other; [|Directory.Delete(full, true)|];")]
    [InlineData("var root = _root; root = root.TrimEnd('/') + other; var full = Path.GetFullPath(path); if (!full.StartsWith(root)) return; [|Directory.Delete(full, true)|];")]
    [InlineData("[|Directory.Delete(Chosen.Under(other, path), true)|];")]
    [InlineData("[|Directory.Delete(Chosen.Unchecked(_root, path), true)|];")]
    [InlineData("[|Directory.Delete(Chosen.UnderOther(_root, path), true)|];")]
    [InlineData("if (!other.StartsWith(\"/data/\")) return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (!path.StartsWith(other)) return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (!path.StartsWith(\"/\")) return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (!path.StartsWith(\"/data/\")) Console.Error.WriteLine(path); [|Directory.Delete(path, true)|];")]
    [InlineData("if (path.StartsWith(\"/data/\")) return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (path.Contains(\"..\")) return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (Denied.Contains(path)) return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (!_existing.Contains(path)) return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (!Directory.Exists(path)) return; [|Directory.Delete(path, true)|];")]
    [InlineData("var full = Path.GetFullPath(Path.Combine(_root, path)); if (!full.StartsWith(_root)) return; [|Directory.Delete(path, true)|];")]
    [InlineData("var full = Path.Combine(_root, path, other); if (!Allowed.Contains(path)) return; [|Directory.Delete(full, true)|];")]
    [InlineData("if (!path.StartsWith(_root)) return; path = other; [|Directory.Delete(path, true)|];")]
    [InlineData("if (!Check.IsUnder(other, path)) return; [|Directory.Delete(path, true)|];")]
    [InlineData("Check.EnsureUnder(other, _root); [|Directory.Delete(path, true)|];")]
    [InlineData("[|Wiper.Drop(number)|];")]
    [InlineData("Check.Guard(other); [|Directory.Delete(path, true)|];")]
    [InlineData("Check.Log(path); [|Directory.Delete(path, true)|];")]
    [InlineData("[|Directory.Delete(Check.Normal(path), true)|];")]
    [InlineData("try { Check.Guard(path); } catch (UnauthorizedAccessException) { } [|Directory.Delete(path, true)|];")]
    [InlineData("foreach (var p in path.Split(';')) Check.Guard(p); foreach (var p in path.Split(';')) [|Directory.Delete(p, true)|];")]
    [InlineData("var p = path; Check.Guard(p); foreach (var next in other.Split(';')) { [|Directory.Delete(p, true)|]; p = next; }")]
    [InlineData("if (!options.EnableLogging) return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (!options.AllowLogging) return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (!map[\"src\"].StartsWith(_root)) return; [|Directory.Delete(map[\"dst\"], true)|];")]
    [InlineData("var p = path.Split(','); if (!p[0].StartsWith(_root)) return; [|Directory.Delete(p[1], true)|];")]
    [InlineData("if (!(path + \"-\" + other).StartsWith(_root)) return; [|Directory.Delete(path + \"/\" + other, true)|];")]
    [InlineData("if (!path.StartsWith(_root)) return; [|Directory.Delete(path + \"/../../etc\", true)|];")]
    [InlineData("var full = Path.Combine(_root, path); if (!full.StartsWith(_root)) return; [|Directory.Delete(full, true)|];")]
    [InlineData("var ok = path.StartsWith(_root); path = other; if (ok) [|Directory.Delete(path, true)|];")]
    [InlineData("var ok = false; if (path.StartsWith(_root)) ok = true; path = other; if (ok) [|Directory.Delete(path, true)|];")]
    [InlineData("var full = Path.GetFullPath(path); path = other; if (full.StartsWith(_root)) [|Directory.Delete(path, true)|];")]
    [InlineData("if (!path.StartsWith(_root)) return; (path, other) = (other, path); [|Directory.Delete(path, true)|];")]
    [InlineData("if (!path.StartsWith(_root)) return; Action next = () => path = other; next(); [|Directory.Delete(path, true)|];")]
    [InlineData("if (!path.StartsWith(_root)) return; void Next() { path = other; } Next(); [|Directory.Delete(path, true)|];")]
    [InlineData("if (!path.StartsWith(_root)) return; try { path.Trim(); } finally { path = other; } [|Directory.Delete(path, true)|];")]
    [InlineData("if (!path.StartsWith(_root)) return; try { path = other; path.Trim(); } catch { [|Directory.Delete(path, true)|]; }")]
    [InlineData("if (!path.StartsWith(_root)) return; ref var r = ref path; r = other; [|Directory.Delete(path, true)|];")]
    [InlineData("var i = 0; var p = path.Split(','); if (!p[i].StartsWith(_root)) return; i++; [|Directory.Delete(p[i], true)|];")]
    [InlineData("var p = path.Split(','); if (!p[0].StartsWith(_root)) return; p[0] = other; [|Directory.Delete(p[0], true)|];")]
    [InlineData("_mutable = other; if (!path.StartsWith(_mutable)) return; [|Directory.Delete(path, true)|];")]
    [InlineData("_allowedLater.Add(path); if (_allowedLater.Contains(path)) [|Directory.Delete(path, true)|];")]
    [InlineData("List<string> allowed = [\"a\"]; allowed.Add(path); if (allowed.Contains(path)) [|Directory.Delete(path, true)|];")]
    [InlineData("if (Check.Reassigned(path)) [|Directory.Delete(path, true)|];")]
    [InlineData("if (Allowed.Contains(other)) [|Wiper.Send(new Request { Paths = [path] })|];")]
    [InlineData("if (deep) [|Directory.Delete(path, true)|];")]
    [InlineData("if (other == \"yes\") [|Directory.Delete(path, true)|];")]
    [InlineData("var full = Path.GetFullPath(path); if (!full.StartsWith(_root) && full != other) return; [|Directory.Delete(full, true)|];")]
    [InlineData("if (!path.StartsWith(_root) && other != _root) return; [|Directory.Delete(path, true)|];")]
    [InlineData("_mutable = other; if (path != _mutable) return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (!Check.IsRootOrUnder(path, other)) return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (!Check.IsRootOrUnder(other, _root)) return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (!(path + \"ta\").StartsWith(_root)) return; [|Directory.Delete(path, true)|];")]
    [InlineData("var full = Path.Combine(_root, path) + \"/\"; if (!full.StartsWith(_root)) return; [|Directory.Delete(full, true)|];")]
    [InlineData("if (path == \"\") [|Directory.Delete(path, true)|];")]
    public Task Of_something_else_do_not(string body) => Verify.Analyzes(Tool(body));

    private static string Tool(string body) => $$"""
        public sealed class Tools(Options options)
        {
            private static readonly HashSet<string> Allowed = ["a", "b"];
            private static readonly int[] Numbers = [1, 2];
            private static readonly HashSet<string> Denied = ["/etc", "/usr"];
            private readonly List<string> _existing = [];
            private readonly List<string> _allowedLater = [];
            private readonly string _root = "/data/";
            private string _mutable = "/data/";

            [McpServerTool] public void Clean(System.Security.Claims.ClaimsPrincipal user, string path, string other, bool deep, int number, Dictionary<string, string> map)
            {
                {{body}}
            }
        }
        """ + World;
}
