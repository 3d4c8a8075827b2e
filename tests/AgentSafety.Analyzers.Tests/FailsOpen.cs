using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests;

/// <summary>AGS2003: where nobody can be asked, nobody answers, or asking fails, the operation runs. It stands in place of AGS1001.</summary>
public sealed class FailsOpen
{
    private const string Members = """

            [AgentGuard(Protections.Approval)] private static void Ensure() { }
            [AgentGuard(Protections.Approval)] private static Task EnsureAsync() => Task.CompletedTask;
            [AgentGuard(Protections.Approval)] private static bool Ask() => false;
            [AgentGuard(Protections.Approval)] private static Task<bool> AskAsync() => Task.FromResult(false);
            [AgentGuard(Protections.Approval)] private static bool? Perhaps() => null;
            [AgentGuard(Protections.Approval)] private static Decision Decide() => default;
            private static void Log(object? o) { }
            private static void Wipe(string path) => Directory.Delete(path, true);
            private readonly ServerOptions _options = new();
        }
        public enum Decision { Unknown, Approved, Denied }
        public sealed class ServerOptions { public bool AskFirst { get; set; } }
        public sealed record Confirm(bool Yes);
        public sealed record Reason(string Why);
        """;

    [Theory]
    [InlineData("if ([|server.ClientCapabilities?.Elicitation is not null|]) { if (!Ask()) return; } Directory.Delete(path, true);")]
    [InlineData("if ([|server.ClientCapabilities?.Elicitation != null|]) { await EnsureAsync(); } Wipe(path);")]
    [InlineData("var can = server.ClientCapabilities?.Elicitation is not null; if ([|can|] && !Ask()) return; Wipe(path);")]
    [InlineData("if ([|server.ClientCapabilities?.Elicitation is not null|]) { var r = await server.ElicitAsync<Confirm>(\"Sure?\"); if (r is not { IsAccepted: true, Content.Yes: true }) return; } Wipe(path);")]
    [InlineData("if ([|server.ClientCapabilities?.Elicitation is null|]) Log(\"can't ask\"); else if (!Ask()) return; Wipe(path);")]
    [InlineData("if ([|SupportsElicitation(server)|] && !Ask()) return; Wipe(path); static bool SupportsElicitation(McpServer server) => server.ClientCapabilities is not null;")]
    public Task Where_the_client_cannot_ask(string body) => Verify.AnalyzesFor(RuleIds.FailsOpen, Tool(body));

    [Theory]
    [InlineData("try { Ensure(); } [|catch|] { } Directory.Delete(path, true);")]
    [InlineData("try { Ensure(); } [|catch|] (Exception e) { Log(e); } Wipe(path);")]
    [InlineData("try { await EnsureAsync(); } [|catch|] (OperationCanceledException) { } Wipe(path);")]
    [InlineData("try { if (!await AskAsync()) return; } [|catch|] (Exception e) when (e.Message != \"\") { Log(e); } Wipe(path);")]
    [InlineData("bool ok; try { ok = await AskAsync(); } [|catch|] { ok = true; } if (!ok) return; Wipe(path);")]
    [InlineData("try { Ensure(); } [|catch|] { Directory.Delete(path, true); }")]
    [InlineData("try { Ensure(); } [|catch|] (TimeoutException) { } catch (Exception e) { Log(e); } Wipe(path);")]
    public Task What_is_thrown_is_caught(string body) => Verify.AnalyzesFor(RuleIds.FailsOpen, Tool(body));

    [Theory]
    [InlineData("if ([|Perhaps() != false|]) Directory.Delete(path, true);")]
    [InlineData("if ([|Perhaps() ?? true|]) Directory.Delete(path, true);")]
    [InlineData("var ok = Perhaps(); [|ok ??= true|]; if (ok == true) Directory.Delete(path, true);")]
    [InlineData("if ([|Perhaps() is not false|]) Directory.Delete(path, true);")]
    [InlineData("if ([|Perhaps() == false|]) return; Directory.Delete(path, true);")]
    [InlineData("if ([|Perhaps().GetValueOrDefault(true)|]) Wipe(path);")]
    [InlineData("var ok = Perhaps(); if ([|ok ?? true|]) Wipe(path);")]
    [InlineData("var r = await server.ElicitAsync<Reason>(\"Sure?\"); if ([|r?.IsAccepted == false|]) return; Wipe(path);")]
    [InlineData("var r = await server.ElicitAsync<Reason>(\"Sure?\"); if ([|r?.IsAccepted ?? true|]) Wipe(path);")]
    public Task No_answer_is_taken_for_a_yes(string body) => Verify.AnalyzesFor(RuleIds.FailsOpen, Tool(body));

    [Theory]
    [InlineData("if ([|Decide() != Decision.Denied|]) Directory.Delete(path, true);")]
    [InlineData("switch ([|Decide()|]) { case Decision.Denied: return; default: Directory.Delete(path, true); break; }")]
    [InlineData("var ok = [|Decide()|] switch { Decision.Denied => false, _ => true }; if (ok) Wipe(path);")]
    [InlineData("var r = await server.ElicitAsync<Reason>(\"Sure?\"); if ([|r.Action == \"decline\"|]) return; Wipe(path);")]
    public Task Whatever_is_no_no_is_taken_for_a_yes(string body) => Verify.AnalyzesFor(RuleIds.FailsOpen, Tool(body));

    [Theory]
    [InlineData("if ([|Environment.GetEnvironmentVariable(\"NO_ASK\") == null|]) { if (!Ask()) return; } Directory.Delete(path, true);")]
    [InlineData("if ([|Environment.GetEnvironmentVariable(\"NO_ASK\") != \"1\"|] && !Ask()) return; Wipe(path);")]
    [InlineData("var skip = Environment.GetEnvironmentVariable(\"NO_ASK\") == \"1\"; if ([|!skip|] && !Ask()) return; Wipe(path);")]
    [InlineData("if ([|_options.AskFirst|]) await EnsureAsync(); Wipe(path);")]
    public Task A_setting_skips_it(string body) => Verify.AnalyzesFor(RuleIds.FailsOpen, Tool(body));

    [Theory]
    [InlineData("if ([|!host.IsDevelopment()|]) { if (!Ask()) return; } Wipe(path);")]
    [InlineData("if ([|host.EnvironmentName != \"Development\"|] && !Ask()) return; Wipe(path);")]
    [InlineData("if ([|Environment.UserInteractive|] && !Ask()) return; Wipe(path);")]
    [InlineData("if ([|!Console.IsInputRedirected|]) { if (!Ask()) return; } Wipe(path);")]
    public Task Where_the_program_runs_skips_it(string body) => Verify.AnalyzesFor(RuleIds.FailsOpen, "using Microsoft.Extensions.Hosting;\n" + Tool(body).Replace("quick)", "quick, IHostEnvironment host)", StringComparison.Ordinal));

    /// <summary>Wherever the setting is read: in a method, a property, or once for a member.</summary>
    [Theory]
    [InlineData("private static bool Skips() => Environment.GetEnvironmentVariable(\"NO_ASK\") == \"1\";", "if ([|Skips()|]) { } else if (!Ask()) return; Wipe(path);")]
    [InlineData("private static bool Skips() => Environment.GetEnvironmentVariable(\"NO_ASK\") == \"1\";", "if ([|!Skips()|] && !Ask()) return; Wipe(path);")]
    [InlineData("private static bool Skips() { var text = Environment.GetEnvironmentVariable(\"NO_ASK\"); return text is \"1\" or \"true\"; }", "if ([|!Skips()|] && !Ask()) return; Wipe(path);")]
    [InlineData("private static bool Skips() { if (Environment.GetEnvironmentVariable(\"NO_ASK\") == \"1\") return true; return false; }", "if ([|!Skips()|] && !Ask()) return; Wipe(path);")]
    [InlineData("private static bool Skips() => bool.TryParse(Environment.GetEnvironmentVariable(\"NO_ASK\"), out var skip) && skip;", "if ([|!Skips()|] && !Ask()) return; Wipe(path);")]
    [InlineData("private static bool IsOn(string name) => Environment.GetEnvironmentVariable(name) == \"1\";", "if ([|!IsOn(\"NO_ASK\")|] && !Ask()) return; Wipe(path);")]
    [InlineData("private static bool Skips() => IsOn(\"NO_ASK\"); private static bool IsOn(string name) => Environment.GetEnvironmentVariable(name) == \"1\";", "if ([|!Skips()|] && !Ask()) return; Wipe(path);")]
    [InlineData("private static bool Skips(Microsoft.Extensions.Configuration.IConfiguration from) => from[\"NoAsk\"] == \"true\";", "if ([|!Skips(configuration)|] && !Ask()) return; Wipe(path);")]
    [InlineData("private static string Mode() => Environment.GetEnvironmentVariable(\"ASK\") ?? \"always\";", "if ([|Mode() != \"never\"|] && !Ask()) return; Wipe(path);")]
    [InlineData("private bool Skips => !_options.AskFirst;", "if ([|!Skips|] && !Ask()) return; Wipe(path);")]
    [InlineData("private static bool Skips => Environment.GetEnvironmentVariable(\"NO_ASK\") == \"1\";", "if ([|!Skips|] && !Ask()) return; Wipe(path);")]
    [InlineData("private static bool Skips { get; } = Environment.GetEnvironmentVariable(\"NO_ASK\") == \"1\";", "if ([|!Skips|] && !Ask()) return; Wipe(path);")]
    [InlineData("private static readonly bool Quiet = Environment.GetEnvironmentVariable(\"NO_ASK\") == \"1\";", "if ([|!Quiet|] && !Ask()) return; Wipe(path);")]
    [InlineData("private static readonly string? Mode = Environment.GetEnvironmentVariable(\"ASK\");", "if ([|Mode != \"never\"|] && !Ask()) return; Wipe(path);")]
    [InlineData("private readonly bool _quiet = Environment.GetEnvironmentVariable(\"NO_ASK\") == \"1\";", "if ([|!_quiet|] && !Ask()) return; Wipe(path);")]
    [InlineData("private bool Quiet { get; } = configuration[\"NoAsk\"] == \"true\";", "if ([|!Quiet|]) { if (!Ask()) return; } Wipe(path);")]
    public Task A_setting_that_is_read_elsewhere_skips_it(string member, string body) => Verify.AnalyzesFor(RuleIds.FailsOpen, Tool(body, member));

    /// <summary>It isn't settings alone that decide, or the question is in there, too.</summary>
    [Theory]
    [InlineData("private static bool Small(string path) => path.Length < 9 || Environment.GetEnvironmentVariable(\"NO_ASK\") == \"1\";", "if (!Small(path) && !Ask()) return; Wipe(path);")]
    [InlineData("private static bool Small() => DateTime.Now.Hour > 9;", "if (!Small() && !Ask()) return; Wipe(path);")]
    [InlineData("private bool _small; private void Set(bool to) { _small = Environment.GetEnvironmentVariable(\"NO_ASK\") == \"1\"; _small |= to; }", "if (!_small && !Ask()) return; Wipe(path);")]
    [InlineData("private static bool Yes() => Environment.GetEnvironmentVariable(\"ASK\") == \"1\" && Ask();", "if (!Yes()) return; Wipe(path);")]
    [InlineData("private static bool Skips() => Environment.GetEnvironmentVariable(\"NO_ASK\") == \"1\";", "if (Skips()) Log(1); if (!Ask()) return; Wipe(path);")]
    [InlineData("private static bool Skips() => Environment.GetEnvironmentVariable(\"NO_ASK\") == \"1\";", "if (Skips()) return; if (!Ask()) return; Wipe(path);")]
    public Task What_is_no_setting_or_skips_nothing_is_not_claimed(string member, string body) => Verify.AnalyzesFor(RuleIds.FailsOpen, Tool(body, member));

    [Theory]
    [InlineData("var asking = [|EnsureAsync()|]; await Task.WhenAny(asking, Task.Delay(1000)); Directory.Delete(path, true);")]
    [InlineData("[|EnsureAsync()|].Wait(1000); Directory.Delete(path, true);")]
    public Task Nobody_answers_in_time(string body) => Verify.AnalyzesFor(RuleIds.FailsOpen, Tool(body));

    /// <summary>It fails closed, or it isn't clear that it doesn't; then AGS1001 speaks.</summary>
    [Theory]
    [InlineData("if (server.ClientCapabilities?.Elicitation is null) throw new InvalidOperationException(); if (!Ask()) return; Directory.Delete(path, true);")]
    [InlineData("if (server.ClientCapabilities?.Elicitation is null) return; if (!Ask()) return; Directory.Delete(path, true);")]
    [InlineData("if (server.ClientCapabilities?.Elicitation is not null) { if (!Ask()) return; } else Ensure(); Directory.Delete(path, true);")]
    [InlineData("if (server.ClientCapabilities?.Elicitation is not null) Log(1); [|Directory.Delete(path, true)|];")]
    [InlineData("try { Ensure(); } catch { throw; } Directory.Delete(path, true);")]
    [InlineData("try { Ensure(); } catch (Exception e) { Log(e); return; } Directory.Delete(path, true);")]
    [InlineData("try { Ensure(); } catch (Exception e) { throw new InvalidOperationException(\"no\", e); } Directory.Delete(path, true);")]
    [InlineData("try { Ensure(); Directory.Delete(path, true); } catch (Exception e) { Log(e); }")]
    [InlineData("try { Ensure(); File.ReadAllText(path); } catch (FileNotFoundException) { } [|Directory.Delete(path, true)|];")] // not what a no would throw
    [InlineData("try { Ensure(); Wipe(path); } catch { [|Directory.Delete(path, true)|]; }")] // cleans up after the act
    [InlineData("bool ok; try { ok = await AskAsync(); } catch { ok = false; } if (!ok) return; Directory.Delete(path, true);")]
    [InlineData("if (Console.IsInputRedirected) return; if (!Ask()) return; Directory.Delete(path, true);")]
    [InlineData("if (Perhaps() ?? false) Directory.Delete(path, true);")]
    [InlineData("if (Perhaps() == true) Directory.Delete(path, true);")]
    [InlineData("if (Perhaps() is not null) [|Directory.Delete(path, true)|];")]
    [InlineData("switch (Decide()) { case Decision.Approved: Directory.Delete(path, true); break; default: return; }")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"NO_ASK\") == null) Log(1); if (!Ask()) return; Directory.Delete(path, true);")]
    [InlineData("await EnsureAsync().WaitAsync(TimeSpan.FromSeconds(1)); Directory.Delete(path, true);")]
    [InlineData("if (!EnsureAsync().Wait(1000)) return; [|Directory.Delete(path, true)|];")] // unsure
    public async Task What_fails_closed_or_is_unsure_is_not_claimed(string body)
    {
        await Verify.AnalyzesFor(RuleIds.FailsOpen, Tool(body.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)));
        await Verify.Analyzes(Tool(body));
    }

    [Theory]
    [InlineData("try { Ensure(); } catch { } Directory.Delete(path, true);")]
    [InlineData("if (Perhaps() ?? true) Wipe(path);")]
    public Task It_stands_in_place_of_the_warning_that_nothing_guards(string body) => Verify.Analyzes(Tool(body));

    [Theory]
    [InlineData("if ({|#2:server.ClientCapabilities?.Elicitation is null|}) return true; return await AskAsync();", "where the client can't ask, nobody is asked")]
    [InlineData("try { return await AskAsync(); } {|#2:catch|} (Exception) { return true; }", "what it throws is caught, and the code goes on")]
    [InlineData("if ({|#2:Environment.GetEnvironmentVariable(\"NO_ASK\") == \"1\"|}) return true; return await AskAsync();", "a setting skips it")]
    [InlineData("var answer = await PerhapsAsync(); return {|#2:answer ?? true|};", "no answer is taken for a yes")]
    public Task A_helper_that_fails_open_is_told_of_at_the_first_step(string helper, string says) => Verify.Says(GuardRules.FailsOpen, $$"""
        public static class Tools
        {
            [McpServerTool] public static async Task Clean(McpServer server, string path)
            {
                if (!await ConfirmAsync(server)) return;
                {|#0:Wipe(path)|};
            }
            private static void Wipe(string path) => {|#1:Directory.Delete(path, true)|};
            private static async Task<bool> ConfirmAsync(McpServer server) { {{helper}} }
            [AgentGuard(Protections.Approval)] private static Task<bool> AskAsync() => Task.FromResult(false);
            [AgentGuard(Protections.Approval)] private static Task<bool?> PerhapsAsync() => Task.FromResult<bool?>(null);
        }
        """, steps: 3, "Clean", "Directory.Delete", " through 'Tools.Wipe'", "", null!, null!, "Tools.ConfirmAsync", says);

    [Fact]
    public Task A_helper_that_catches_and_goes_on_is_told_of_at_the_first_step() => Verify.AnalyzesFor(RuleIds.FailsOpen, """
        public static class Tools
        {
            [McpServerTool] public static async Task Clean(string path)
            {
                await ConfirmAsync();
                [|Directory.Delete(path, true)|];
            }
            [McpServerTool] public static async Task Tidy(string path)
            {
                if (path == "") await ConfirmAsync();
                Directory.Delete(path, true);
            }
            private static async Task ConfirmAsync() { try { await EnsureAsync(); } catch { } }
            [AgentGuard(Protections.Approval)] private static Task EnsureAsync() => Task.CompletedTask;
        }
        """);

    private static string Tool(string body, string member = "") => $$"""
        public sealed class Tools(Microsoft.Extensions.Configuration.IConfiguration configuration)
        {
            private readonly object _configuration = configuration;
            {{member}}
            [McpServerTool] public async Task Clean(McpServer server, string path, bool quick)
            {
                await Task.Yield();
                {{body}}
            }
        """ + Members;
}
