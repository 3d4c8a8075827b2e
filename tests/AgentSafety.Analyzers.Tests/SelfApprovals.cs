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
