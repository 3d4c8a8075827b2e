using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests;

/// <summary>A setting that the guard file names as one for tests alone may skip a question; where it may not be set, and any other setting, doesn't (AGS2003).</summary>
public sealed class TestSettings
{
    private const string File = """
        setting AGENT_TESTS; tests only
        setting Testing:SkipApproval; tests only # the test host sets it
        """;

    [Theory]
    [InlineData("if (Environment.GetEnvironmentVariable(\"AGENT_TESTS\") != \"1\" && !await AskAsync()) return;")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"AGENT_TESTS\") == null) { if (!await AskAsync()) return; }")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"AGENT_TESTS\") is null && !await AskAsync()) return;")]
    [InlineData("if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(\"AGENT_TESTS\"))) await EnsureAsync();")]
    [InlineData("var skip = Environment.GetEnvironmentVariable(\"AGENT_TESTS\") is \"1\" or \"true\"; if (!skip) { if (!await AskAsync()) return; }")]
    [InlineData("if (!string.Equals(Environment.GetEnvironmentVariable(\"AGENT_TESTS\"), \"true\", StringComparison.OrdinalIgnoreCase)) await EnsureAsync();")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"AGENT_TESTS\")?.ToLowerInvariant() != \"true\") await EnsureAsync();")]
    [InlineData("if (!(bool.TryParse(Environment.GetEnvironmentVariable(\"AGENT_TESTS\"), out var skip) && skip)) await EnsureAsync();")]
    [InlineData("const string key = \"AGENT_TESTS\"; if (Environment.GetEnvironmentVariable(key) != \"1\") await EnsureAsync();")]
    [InlineData("if (Environment.GetEnvironmentVariable(Names.Tests) != \"1\") await EnsureAsync();")]
    [InlineData("if (configuration[\"Testing:SkipApproval\"] != \"true\" && !await AskAsync()) return;")]
    [InlineData("if (!configuration.GetValue<bool>(\"Testing:SkipApproval\") && !await AskAsync()) return;")]
    [InlineData("if (!configuration.GetValue(\"Testing:SkipApproval\", false) && !await AskAsync()) return;")]
    [InlineData("if (!configuration.GetSection(\"Testing\").GetValue<bool>(\"SkipApproval\") && !await AskAsync()) return;")]
    [InlineData("var section = configuration.GetSection(\"Testing\"); if (section[\"SkipApproval\"] != \"true\" && !await AskAsync()) return;")]
    [InlineData("if (!SkipApproval() && !await AskAsync()) return;")]
    [InlineData("if (!Skips && !await AskAsync()) return;")]
    [InlineData("if (!Skip && !await AskAsync()) return;")]
    [InlineData("if (!Kept && !await AskAsync()) return;")]
    [InlineData("if (!IsOn(\"AGENT_TESTS\") && !await AskAsync()) return;")]
    [InlineData("if (Skips) Console.WriteLine(\"test\"); if (!await AskAsync()) return;")]
    [InlineData("if (!await ConfirmAsync()) return;")]
    public async Task Skips_a_question_in_tests(string body)
    {
        foreach (var rule in new[] { RuleIds.UnguardedOperation, RuleIds.IgnoredAnswer, RuleIds.FailsOpen })
            await Verify.WithFile(rule, "AgentSafety.Guards.txt", File, Tool(body));
    }

    /// <summary>Nobody looks at what puts a value into a field of an object.</summary>
    [Theory]
    [InlineData("private readonly bool _quiet = Environment.GetEnvironmentVariable(\"AGENT_TESTS\") == \"1\";")]
    [InlineData("private readonly bool _quiet; public Tools() => _quiet = Environment.GetEnvironmentVariable(\"AGENT_TESTS\") == \"1\";")]
    public Task One_that_an_object_keeps_is_not_known(string member) => Verify.WithFile(RuleIds.FailsOpen, "AgentSafety.Guards.txt", File, $$"""
        public sealed class Tools
        {
            {{member}}
            [McpServerTool] public async Task Clean(string path) { if ([|!_quiet|] && !await AskAsync()) return; Directory.Delete(path, true); }
            [AgentGuard(Protections.Approval)] private static Task<bool> AskAsync() => Task.FromResult(false);
        }
        """);

    /// <summary>A member of options is named by its documentation id, as any guard is.</summary>
    [Theory]
    [InlineData("P:ServerOptions.SkipApproval; approval", "if (!options.Value.SkipApproval && !await AskAsync()) return;")]
    [InlineData("P:ServerOptions.SkipApproval; approval", "if ([|options.Value.SkipApproval|] && !await AskAsync()) return;")]
    [InlineData("P:ServerOptions.Other; approval", "if ([|!options.Value.SkipApproval|] && !await AskAsync()) return;")]
    public Task Or_a_member_of_options(string file, string body) => Verify.WithFile(RuleIds.FailsOpen, "AgentSafety.Guards.txt", file, $$"""
        public sealed class ServerOptions { public bool SkipApproval { get; set; } public bool Other { get; set; } }
        public sealed class Tools(Microsoft.Extensions.Options.IOptions<ServerOptions> options)
        {
            [McpServerTool] public async Task Clean(string path) { {{body}} await Task.Yield(); Directory.Delete(path, true); }
            [AgentGuard(Protections.Approval)] private static Task<bool> AskAsync() => Task.FromResult(false);
        }
        """);

    /// <summary>Another name, a name that can't be seen, or what needn't be set.</summary>
    [Theory]
    [InlineData("if ([|Environment.GetEnvironmentVariable(\"AGENT_TEST\") != \"1\"|] && !await AskAsync()) return;")]
    [InlineData("if ([|Environment.GetEnvironmentVariable(\"agent_tests\") != \"1\"|] && !await AskAsync()) return;")]
    [InlineData("if ([|Environment.GetEnvironmentVariable(\"AGENT_\" + other) != \"1\"|] && !await AskAsync()) return;")]
    [InlineData("if ([|Environment.GetEnvironmentVariable(other) != \"1\"|] && !await AskAsync()) return;")]
    [InlineData("if ([|Environment.GetEnvironmentVariable(\"AGENT_TESTS\") == \"1\"|] && !await AskAsync()) return;")] // asks in tests alone
    [InlineData("if ([|Environment.GetEnvironmentVariable(\"AGENT_TESTS\") != null|] && !await AskAsync()) return;")]
    [InlineData("if ([|Environment.GetEnvironmentVariable(\"AGENT_TESTS\") == \"0\"|] && !await AskAsync()) return;")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"AGENT_TESTS\") != \"1\" && [|Environment.GetEnvironmentVariable(\"NO_ASK\") != \"1\"|] && !await AskAsync()) return;")]
    [InlineData("if (([|Environment.GetEnvironmentVariable(\"AGENT_TESTS\")|] ?? \"1\") != \"1\" && !await AskAsync()) return;")]
    [InlineData("if ([|configuration[\"SkipApproval\"] != \"true\"|] && !await AskAsync()) return;")]
    [InlineData("if ([|configuration.GetSection(\"Live\")[\"SkipApproval\"] != \"true\"|] && !await AskAsync()) return;")]
    [InlineData("if ([|section[\"Testing:SkipApproval\"] != \"true\"|] && !await AskAsync()) return;")]
    [InlineData("if ([|!configuration.GetValue(\"Testing:SkipApproval\", true)|] && !await AskAsync()) return;")]
    [InlineData("if ([|SkipApproval()|] && !await AskAsync()) return;")]
    [InlineData("if ([|!IsOn(\"NO_ASK\")|] && !await AskAsync()) return;")]
    [InlineData("if ([|!IsOn(other)|] && !await AskAsync()) return;")]
    [InlineData("if ([|configuration.GetValue<bool>(\"Testing:SkipApproval\")|] && !await AskAsync()) return;")]
    [InlineData("if ([|!configuration.GetValue(\"Testing:SkipApproval\", quick)|] && !await AskAsync()) return;")]
    public Task Any_other_setting_fails_open(string body) => Verify.WithFile(RuleIds.FailsOpen, "AgentSafety.Guards.txt", File, Tool(body));

    [Theory]
    [InlineData("")]
    [InlineData("setting; tests only\nsetting AGENT_TESTS\nsetting AGENT_TESTS; approval\nsetting AGENT_*; tests only\nsetting AGENT_TESTS NO_ASK; tests only\nsetting AGENT_TESTS; tests only; always\nAGENT_TESTS; tests only\nSetting AGENT_TESTS; tests only")]
    public Task A_line_that_names_none_names_none(string file) => Verify.WithFile(RuleIds.FailsOpen, "AgentSafety.Guards.txt", file,
        Tool("if ([|Environment.GetEnvironmentVariable(\"AGENT_TESTS\") != \"1\"|] && !await AskAsync()) return;"));

    [Fact]
    public Task A_line_that_cannot_be_read_is_reported_there() => Verify.Configuration("AgentSafety.Guards.txt",
        """
        setting AGENT_TESTS; tests only
        setting  Testing:SkipApproval ;tests only
        {|#0:setting; tests only|}
        {|#1:setting AGENT_TESTS|}
        {|#2:setting AGENT_TESTS; approval|}
        {|#3:setting AGENT_*; tests only|}
        {|#4:setting AGENT_TESTS NO_ASK; tests only|}
        {|#5:setting AGENT_TESTS; tests only; always|}
        {|#6:AGENT_TESTS; tests only|}
        {|#7:setting AGENT_TESTS, NO_ASK; tests only|}
        """, count: 8);

    private static string Tool(string body) => $$"""
        using Microsoft.Extensions.Configuration;
        public static class Names { public const string Tests = "AGENT_TESTS"; }
        public sealed class Tools(IConfiguration configuration, IConfigurationSection section)
        {
            private static readonly bool Skip = Environment.GetEnvironmentVariable("AGENT_TESTS") == "1";
            [McpServerTool] public async Task Clean(string path, string other, bool quick)
            {
                {{body}}
                await Task.Yield();
                Directory.Delete(path, true);
            }
            private static bool Kept { get; } = Environment.GetEnvironmentVariable("AGENT_TESTS") == "1";
            private bool Skips => configuration.GetValue<bool>("Testing:SkipApproval");
            private static bool SkipApproval() => Environment.GetEnvironmentVariable("AGENT_TESTS") == "1";
            private static bool IsOn(string name) => Environment.GetEnvironmentVariable(name) is "1" or "true";
            private static async Task<bool> ConfirmAsync() { if (SkipApproval()) return true; return await AskAsync(); }
            [AgentGuard(Protections.Approval)] private static Task EnsureAsync() => Task.CompletedTask;
            [AgentGuard(Protections.Approval)] private static Task<bool> AskAsync() => Task.FromResult(false);
        }
        """;
}
