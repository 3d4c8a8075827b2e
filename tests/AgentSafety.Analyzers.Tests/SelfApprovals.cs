using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests;

/// <summary>AGS2002: the model fills in the approval itself. It stands in place of AGS1001.</summary>
public sealed class SelfApprovals
{
    [Theory]
    [InlineData("bool confirm", "if ([|confirm|]) Directory.Delete(path, true);")]
    [InlineData("bool confirm", "if (![|confirm|]) return; Directory.Delete(path, true);")]
    [InlineData("bool confirmed = false", "if ([|confirmed == false|]) { Console.WriteLine(\"Set confirmed.\"); return; } Directory.Delete(path, true);")]
    [InlineData("bool? approved", "if ([|approved is not true|]) throw new ArgumentException(\"approved\"); Directory.Delete(path, true);")]
    [InlineData("bool? approved", "if (!([|approved ?? false|])) throw new ArgumentException(\"approved\"); Directory.Delete(path, true);")]
    [InlineData("bool iAmSure", "var go = [|iAmSure|]; if (go) Wipe(path);")]
    [InlineData("bool user_approved", "if ([|user_approved|] && path.Length > 3) Wipe(path);")]
    [InlineData("bool yes", "_ = [|yes|] ? Remove(path) : \"no\";")]
    [InlineData("bool force", "if (![|force|]) return; Directory.Delete(path, true);")]
    [InlineData("bool forceDelete", "if ([|forceDelete|]) Directory.Delete(path, true);")]
    [InlineData("[System.ComponentModel.Description(\"Must be true to delete.\")] bool go", "if ([|go|]) Directory.Delete(path, true);")]
    [InlineData("[System.ComponentModel.Description(\"How deep to go.\")] bool go", "if (go) Directory.Delete(path, true);")]
    [InlineData("string confirmation", "if ([|confirmation == \"DELETE\"|]) Directory.Delete(path, true);")]
    [InlineData("string confirmation", "if ([|confirmation != \"DELETE\"|]) return; Directory.Delete(path, true);")]
    [InlineData("string confirm", "if (![|string.Equals(confirm, \"yes\", StringComparison.OrdinalIgnoreCase)|]) return; Directory.Delete(path, true);")]
    [InlineData("string confirm", "if (![|confirm.Equals(\"yes\")|]) return; Directory.Delete(path, true);")]
    [InlineData("string confirm", "if ([|confirm.Trim().ToLowerInvariant() != \"yes\"|]) return; Directory.Delete(path, true);")]
    [InlineData("string confirmPath", "if ([|confirmPath != path|]) return; Directory.Delete(path, true);")]
    [InlineData("string confirmation", "if ([|confirmation == $\"DELETE {path}\"|]) Directory.Delete(path, true);")]
    [InlineData("string confirmation", "if ([|string.IsNullOrWhiteSpace(confirmation)|]) return; Directory.Delete(path, true);")]
    [InlineData("string reason", "if ([|string.IsNullOrEmpty(reason)|]) throw new ArgumentException(reason); Directory.Delete(path, true);")]
    [InlineData("string approvedBy", "if ([|approvedBy is null or \"\"|]) return; Directory.Delete(path, true);")]
    [InlineData("bool dryRun = true", "if ([|dryRun|]) { Console.WriteLine(path); return; } Directory.Delete(path, true);")]
    [InlineData("Options options", "if (![|options.Confirm|]) return; Directory.Delete(options.Path, true);")]
    [InlineData("Options options", "if (!([|options?.Confirm == true|])) return; Directory.Delete(path, true);")]
    [InlineData("Options options", "var c = [|options?.Confirm|]; if (c == true) Directory.Delete(path, true);")]
    [InlineData("Dictionary<string, bool> options", "if (![|options[\"confirm\"]|]) return; Directory.Delete(path, true);")]
    [InlineData("System.Text.Json.JsonElement options", "if (![|options.GetProperty(\"confirm\").GetBoolean()|]) return; Directory.Delete(path, true);")]
    [InlineData("bool confirm", "Require([|confirm|]); Directory.Delete(path, true);")]
    [InlineData("McpServer server, bool confirm", "if (![|confirm|] && !await Ask(server)) return; Directory.Delete(path, true);")] // it skips a question
    [InlineData("McpServer server, bool confirm", "var go = [|confirm|] || await Ask(server); if (!go) return; Wipe(path);")]
    [InlineData("McpServer server, bool confirm", "if (![|confirm|]) { if (!await Ask(server)) return; } Directory.Delete(path, true);")]
    [InlineData("bool confirm", "[|Helper(path, confirm)|];")] // it is tested further down
    [InlineData("bool confirm", "[|Twice(path, confirm)|];")]
    [InlineData("Options options", "[|Helper(path, options.Confirm)|];")]
    [InlineData("Options options", "[|With(options)|];")]
    public Task The_models_own_yes(string parameter, string body) => Verify.AnalyzesFor(RuleIds.SelfApproval, Tool(parameter, body));

    /// <summary>What one tool tells the model, another takes for an approval.</summary>
    [Theory]
    [InlineData("Issued.Add(token); return token;", "if (![|Issued.Remove(token)|]) return;")]
    [InlineData("Issued.Add(token); return $\"Call Clean with {token} to confirm.\";", "if ([|Issued.Contains(token) == false|]) throw new UnauthorizedAccessException();")]
    [InlineData("Paths[token] = path; var text = $\"Confirm with {token}\"; return text;", "if (![|Paths.TryRemove(token, out var kept)|] || kept != path) return;")]
    [InlineData("Paths.TryAdd(token, path); return System.Text.Json.JsonSerializer.Serialize(new { token, path });", "if (![|Paths.TryGetValue(token, out _)|]) return;")]
    [InlineData("Paths[path] = token; return token;", "if (!Paths.TryGetValue(path, out var expected) || [|expected != token|]) return;")]
    [InlineData("Paths[path] = token; return token;", "if (![|string.Equals(Paths[path], token, StringComparison.Ordinal)|]) return;")]
    [InlineData("Pending[token] = new(path, DateTime.UtcNow); return token;", "if (![|Pending.TryGetValue(token, out var request)|] || request.At < DateTime.UtcNow.AddMinutes(-5)) return;")]
    [InlineData("Pending[token] = new(path, DateTime.UtcNow); return token;", "var request = [|Pending.GetValueOrDefault(token)|]; if (request is null) return;")]
    [InlineData("_last = token; return token;", "if ([|token != _last|]) return;")]
    [InlineData("_last = token; return \"Hand back: \" + _last;", "if ([|_last == token|]) { Directory.Delete(path, true); } return;")]
    [InlineData("var lines = new List<string>(); Issued.Add(token); lines.Add(token); return string.Join(\";\", lines);", "if (![|Issued.Remove(token)|]) return;")]
    public Task A_token_that_it_was_handed(string issue, string check) => Verify.AnalyzesFor(RuleIds.SelfApproval, Tokens(issue, check));

    [Theory]
    [InlineData("Issued.Add(token); return path;", "if (!Issued.Remove(token)) return;")] // somebody else is told
    [InlineData("Issued.Add(path); return path;", "if (!Issued.Remove(token)) return;")] // nothing is made
    [InlineData("Approvals[token] = new(path, false); return token;", "if (!Approvals.TryGetValue(token, out var request) || !request.Approved) return;")] // an approval that is looked up
    [InlineData("Issued.Add(token); return token;", "if (!Issued.Remove(token)) return; AgentGuard.EnsureApproved(path, path);")]
    [InlineData("Issued.Add(token); return token;", "if (Issued.Contains(token)) return;")] // where it is found nothing happens: AGS1001
    [InlineData("Issued.Add(token); return token;", "Issued.Remove(token);")]
    public Task A_token_that_says_something_else(string issue, string check) => Verify.AnalyzesFor(RuleIds.SelfApproval, Tokens(issue, check));

    [Fact]
    public Task A_token_of_a_store() => Verify.AnalyzesFor(RuleIds.SelfApproval, """
        public sealed class Confirmations
        {
            private readonly Dictionary<string, string> _issued = [];
            public string Issue(string path) { var token = Guid.NewGuid().ToString("N"); _issued[token] = path; return token; }
            public bool Take(string token, string path) => _issued.Remove(token, out var of) && of == path;
        }
        public sealed class Tools(Confirmations confirmations)
        {
            [McpServerTool] public string Prepare(string path) { var token = confirmations.Issue(path); return $"Call Clean with {token}."; }
            [McpServerTool] public void Clean(string path, string token)
            {
                if (![|confirmations.Take(token, path)|]) return;
                Directory.Delete(path, true);
            }
        }
        public sealed class Mailing(Confirmations confirmations, Action<string> mail)
        {
            [McpServerTool] public void Prepare(string path) => mail(confirmations.Issue(path));
            [McpServerTool] public void Clean(string path, string token) { if (confirmations.Take(token, path)) Directory.Delete(path, true); }
        }
        """);

    [Fact]
    public Task A_token_in_a_cache() => Verify.AnalyzesFor(RuleIds.SelfApproval, """
        using Microsoft.Extensions.Caching.Memory;
        public sealed class Approval { public string Path = ""; public bool Approved; }
        public sealed class Tools(IMemoryCache cache)
        {
            [McpServerTool] public string Prepare(string path) { var token = Guid.NewGuid().ToString("N"); cache.Set(token, path, TimeSpan.FromMinutes(5)); return $"Call Clean with {token}."; }
            [McpServerTool] public void Clean(string token) { if ([|cache.TryGetValue(token, out string? path)|] && path is not null) Directory.Delete(path, true); }
        }
        public sealed class ByField
        {
            private readonly IMemoryCache _cache;
            public ByField(IMemoryCache cache) => _cache = cache;
            [McpServerTool] public string Prepare(string path) { var token = Guid.NewGuid().ToString("N"); _cache.Set(token, path); return token; }
            [McpServerTool] public void Clean(string token) { var path = [|_cache.Get<string>(token)|]; if (path is not null) Directory.Delete(path, true); }
        }
        public sealed class LookedUp(IMemoryCache cache) // what a person decided
        {
            [McpServerTool] public string Prepare(string path) { var approvalId = Guid.NewGuid().ToString("N"); cache.Set(approvalId, new Approval { Path = path }); return approvalId; }
            [McpServerTool] public void Clean(string approvalId) { if (cache.TryGetValue(approvalId, out Approval? a) && a is { Approved: true }) Directory.Delete(a.Path, true); }
            [McpServerTool] public void Purge(string approvalId) { var a = cache.Get<Approval>(approvalId); if (a is null || !a.Approved) return; Directory.Delete(a.Path, true); }
        }
        public sealed class OfOthers(IMemoryCache cache) { [McpServerTool] public void Clean(string token) { if (cache.TryGetValue(token, out string? path)) Directory.Delete(path!, true); } }
        """);

    [Fact]
    public Task A_token_that_is_a_Guid_or_stands_beside_its_key() => Verify.AnalyzesFor(RuleIds.SelfApproval, """
        public sealed class Tools
        {
            private readonly Dictionary<Guid, string> _pendingDeletions = [];
            private readonly Dictionary<string, string> _tokens = [];
            [McpServerTool] public Guid Plan(string path) { var id = Guid.NewGuid(); _pendingDeletions.Add(id, path); return id; }
            [McpServerTool] public void Confirm(Guid confirmationId) { if (![|_pendingDeletions.Remove(confirmationId, out var path)|]) throw new InvalidOperationException(); Directory.Delete(path, true); }
            [McpServerTool] public string Clean(string path, string? confirmationToken = null)
            {
                if ([|confirmationToken is null|]) { var token = Guid.NewGuid().ToString(); _tokens[path] = token; return $"Repeat with {token}."; }
                if (!_tokens.TryGetValue(path, out var expected) || expected != confirmationToken) return "wrong";
                Directory.Delete(path, true);
                return "deleted";
            }
        }
        """);

    /// <summary>Somebody was asked before it was handed out, or it says who calls, or what was read.</summary>
    [Fact]
    public Task A_token_that_is_no_yes_of_the_models() => Verify.AnalyzesFor(RuleIds.SelfApproval, """
        public sealed record Form(bool Yes);
        public sealed class Asked
        {
            private readonly Dictionary<string, string> _tokens = [];
            [McpServerTool] public async Task<string> Prepare(McpServer server, string path)
            {
                if (await server.ElicitAsync<Form>($"Delete {path}?") is not { IsAccepted: true, Content.Yes: true }) return "no";
                var token = Guid.NewGuid().ToString(); _tokens[token] = path; return token;
            }
            [McpServerTool] public void Clean(string token) { if (_tokens.Remove(token, out var path)) Directory.Delete(path, true); }
        }
        public sealed class Sessions
        {
            private readonly Dictionary<string, string> _sessions = [];
            public string Open(string user) { var token = Guid.NewGuid().ToString(); _sessions[token] = user; return token; }
            public bool IsOpen(string token) => _sessions.ContainsKey(token);
        }
        public sealed class Tools(Sessions sessions)
        {
            private readonly Dictionary<string, string> _locks = [];
            [McpServerTool] public string Open(string user) => sessions.Open(user);
            [McpServerTool] public void Clean(string path, string sessionToken) { if (sessions.IsOpen(sessionToken)) Directory.Delete(path, true); }
            [McpServerTool] public string Lock(string path) { var lockToken = Guid.NewGuid().ToString(); _locks[path] = lockToken; return lockToken; }
            [McpServerTool] public void Release(string path, string lockToken) { if (_locks.TryGetValue(path, out var kept) && kept == lockToken) Directory.Delete(path, true); }
        }
        """);

    [Fact]
    public Task What_is_taken_back_may_be_a_session() => Verify.AnalyzesFor(RuleIds.SelfApproval, """
        public sealed class Tools
        {
            private readonly Dictionary<string, string> _sessions = [];
            [McpServerTool] public string Open() { var id = Guid.NewGuid().ToString(); _sessions[id] = Path.GetRandomFileName(); return id; }
            [McpServerTool] public void Close(string id) { if (_sessions.TryGetValue(id, out var folder)) Directory.Delete(folder, true); }
            [McpServerTool] public void Clear(string sessionToken) { if (_sessions.TryGetValue(sessionToken, out var folder)) Directory.Delete(folder, true); }
        }
        """);

    [Fact]
    public Task A_local_function_sees_the_flag() => Verify.AnalyzesFor(RuleIds.SelfApproval, """
        public static class Tools
        {
            [McpServerTool] public static void Clean(string path, bool confirm)
            {
                [|Delete()|];
                void Delete() { if (confirm) Directory.Delete(path, true); }
            }
            [McpServerTool] public static void Purge(string path, bool confirm)
            {
                [|Outer()|];
                void Outer() => Inner(path);
                void Inner(string folder) { if (!confirm) throw new ArgumentException("confirm"); Directory.Delete(folder, true); }
            }
            [McpServerTool] public static async Task Later(string path, bool confirm) => await Task.Run(() => { if ([|confirm|]) Directory.Delete(path, true); });
            [McpServerTool] public static void Other(string path, bool recursive)
            {
                Delete();
                void Delete() { if (recursive) Directory.Delete(path, true); }
            }
            [McpServerTool] public static void Constant(string path)
            {
                Delete(true);
                void Delete(bool confirm) { if (confirm) Directory.Delete(path, true); }
            }
        }
        """);

    [Theory]
    [InlineData("bool recursive", "if (recursive) Directory.Delete(path, true);")] // how, not whether
    [InlineData("bool includeArchived", "if (includeArchived) Wipe(path);")]
    [InlineData("bool includeApproved", "if (includeApproved) Wipe(path);")]
    [InlineData("bool skipConfirmation", "if (skipConfirmation) Wipe(path);")]
    [InlineData("bool requireConfirmation", "if (!requireConfirmation) Wipe(path);")]
    [InlineData("bool forceRefresh", "if (forceRefresh) Wipe(path);")]
    [InlineData("bool force", "if (force) Directory.Delete(path, true); File.Copy(\"a\", path);")] // it overwrites
    [InlineData("bool force", "if (force) Directory.Delete(path, true); else File.Delete(path);")]
    [InlineData("bool force", "Directory.Delete(path, force);")] // handed on is not checked
    [InlineData("bool confirm", "if (confirm) Directory.Delete(path, true); else Wipe(path);")]
    [InlineData("bool confirm", "if (confirm || path.Length > 3) Directory.Delete(path, true);")]
    [InlineData("bool confirm", "Console.WriteLine(confirm); Directory.Delete(path, true);")]
    [InlineData("McpServer server, bool confirm", "if (confirm && !await Ask(server)) return; Directory.Delete(path, true);")]
    [InlineData("McpServer server, bool quiet", "if (!quiet && !await Ask(server)) return; Directory.Delete(path, true);")]
    [InlineData("bool confirm", "if (!confirm) Directory.Delete(path, true);")]
    [InlineData("bool confirm", "confirm = path.Length > 3; if (confirm) Directory.Delete(path, true);")]
    [InlineData("bool confirm", "Helper(path, true);")]
    [InlineData("bool confirm", "Helper(path, confirm && path.Length > 3);")]
    [InlineData("bool dryRun = false", "if (dryRun) return; Directory.Delete(path, true);")] // nothing is asked of the model
    [InlineData("string approvalId", "if (string.IsNullOrEmpty(approvalId)) return; if (!Store.Holds(approvalId)) return; Directory.Delete(path, true);")]
    [InlineData("string confirmation", "if (confirmation != Store.Secret) return; Directory.Delete(path, true);")]
    [InlineData("string confirmation", "if (!Store.Holds(confirmation) || confirmation == \"\") return; Directory.Delete(path, true);")]
    [InlineData("string name", "if (string.IsNullOrEmpty(name)) return; Directory.Delete(path, true);")]
    [InlineData("Microsoft.Extensions.Options.IOptions<Options> options", "if (!options.Value.Confirm) return; Directory.Delete(path, true);")]
    [InlineData("McpServer server", "var r = await server.ElicitAsync<Form>(path); if (r is not { IsAccepted: true, Content.Confirm: true }) return; Directory.Delete(path, true);")]
    [InlineData("McpServer server", "var r = await server.ElicitAsync<Form>(path); Helper(path, r.Content!.Confirm);")] // a person's word
    [InlineData("bool confirm", "if (!confirm || Path.GetFullPath(path) is var full && !full.StartsWith(\"/tmp/x/\")) return; Directory.Delete(Path.GetFullPath(path), true);")]
    [InlineData("bool confirm", "if (confirm) AgentGuard.Run(\"wipe\", () => Directory.Delete(path, true));")]
    public Task What_is_no_flag_or_no_guard(string parameter, string body) => Verify.AnalyzesFor(RuleIds.SelfApproval, Tool(parameter, body));

    [Theory]
    [InlineData("bool confirm", "if (confirm) Directory.Delete(path, true);")]
    [InlineData("string confirmation", "if (confirmation != \"DELETE\") return; Directory.Delete(path, true);")]
    [InlineData("bool confirm", "Helper(path, confirm);")]
    [InlineData("bool confirm", "if (confirm) Wipe(path); [|Directory.Delete(path, true)|];")]
    [InlineData("bool confirm", "[|Helper(path, true)|];")]
    [InlineData("bool recursive", "if (recursive) [|Directory.Delete(path, true)|];")]
    [InlineData("bool force", "[|Directory.Delete(path, force)|];")]
    [InlineData("bool force", "if (force) [|Directory.Delete(path, true)|]; File.Copy(\"a\", path);")]
    public Task It_stands_in_place_of_the_warning_that_nothing_guards(string parameter, string body) => Verify.Analyzes(Tool(parameter, body));

    [Fact]
    public Task Also_in_a_lambda_that_is_registered() => Verify.AnalyzesFor(RuleIds.SelfApproval, """
        public static class Tools
        {
            public static AIFunction Make() => AIFunctionFactory.Create((string path, bool confirm) => { if ([|confirm|]) Directory.Delete(path, true); }, "wipe");
            public static AIFunction Group() => AIFunctionFactory.Create([|Wipe|]);
            private static void Wipe(string path, bool confirm) { if (confirm) Directory.Delete(path, true); }
        }
        """);

    [Fact]
    public Task The_way_to_the_operation_is_told() => Verify.Says(GuardRules.SelfApproval, """
        public static class Tools
        {
            [McpServerTool] public static void Clean(string path, bool confirm)
            {
                if ({|#0:confirm|}) {|#1:Wipe(path)|};
            }
            private static void Wipe(string path) => {|#2:Directory.Delete(path, true)|};
        }
        """, steps: 3, "Clean", "Directory.Delete", " through 'Tools.Wipe'", "", null!, "", "confirm", "to set 'confirm'");

    private static string Tool(string parameter, string body) => $$"""
        public static class Tools
        {
            [McpServerTool] public static async Task Clean(string path, {{parameter}})
            {
                await Task.Yield();
                {{body}}
            }
            private static async Task<bool> Ask(McpServer server) => await server.ElicitAsync<Form>("Sure?") is { IsAccepted: true, Content.Confirm: true };
            private static void Wipe(string path) => Directory.Delete(path, true);
            private static string Remove(string path) { Directory.Delete(path, true); return path; }
            private static void Helper(string path, bool confirm) { if (!confirm) return; Directory.Delete(path, true); }
            private static void Twice(string path, bool confirmed) => Helper(path, confirmed);
            private static void With(Options options) { if (options.Confirm) Directory.Delete(options.Path, true); }
            private static void Require(bool confirmed) { if (!confirmed) throw new InvalidOperationException(); }
        }
        public sealed record Form(bool Confirm);
        public sealed record Options(string Path, bool Confirm);
        public static class Store { public static string Secret { get; set; } = ""; public static bool Holds(string id) => id.Length > 40; }
        """;

    private static string Tokens(string issue, string check) => $$"""
        using System.Collections.Concurrent;
        public static class Tools
        {
            private static readonly HashSet<string> Issued = [];
            private static readonly ConcurrentDictionary<string, string> Paths = [];
            private static readonly ConcurrentDictionary<string, Request> Pending = [];
            private static readonly ConcurrentDictionary<string, Approval> Approvals = [];
            private static string _last = "";
            [McpServerTool] public static string Prepare(string path) { var token = Guid.NewGuid().ToString(); {{issue}} }
            [McpServerTool] public static void Clean(string path, string token)
            {
                {{check}}
                Directory.Delete(path, true);
            }
        }
        public sealed record Request(string Path, DateTime At);
        public sealed record Approval(string Path, bool Approved);
        """;
}
