namespace AgentSafety.Analyzers.Tests.UnguardedOperation;

/// <summary>A switch that whoever runs the server must turn on gives scope. One that is on by itself, that the model sets, or that skips a question, gives nothing.</summary>
public sealed class OperatorSwitches
{
    [Theory]
    [InlineData("if (Environment.GetEnvironmentVariable(\"ALLOW_DELETE\") != \"true\") return; Directory.Delete(path, true);")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"MCP_ENABLE_WRITES\") is not (\"1\" or \"true\")) throw new McpException(\"read only\"); Directory.Delete(path, true);")]
    [InlineData("if (string.Equals(Environment.GetEnvironmentVariable(\"ALLOW_DELETE\"), \"true\", StringComparison.OrdinalIgnoreCase)) Directory.Delete(path, true);")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"ALLOW_DELETE\")?.ToLowerInvariant() == \"true\") Directory.Delete(path, true);")]
    [InlineData("if (!bool.TryParse(Environment.GetEnvironmentVariable(\"ALLOW_DELETE\"), out var allowed) || !allowed) return; Directory.Delete(path, true);")]
    [InlineData("if (bool.Parse(Environment.GetEnvironmentVariable(\"ALLOW_DELETE\") ?? \"false\")) Directory.Delete(path, true);")]
    [InlineData("if (configuration[\"Files:AllowDelete\"] != \"true\") return; Directory.Delete(path, true);")]
    [InlineData("if (!configuration.GetValue<bool>(\"Files:AllowDelete\")) return; Directory.Delete(path, true);")]
    [InlineData("if (!configuration.GetValue(\"Files:AllowDelete\", false)) return; Directory.Delete(path, true);")]
    [InlineData("if (!options.Value.AllowDelete) return; Directory.Delete(path, true);")]
    [InlineData("if (!_settings.AllowDelete) throw new McpException(\"not allowed\"); Directory.Delete(path, true);")]
    [InlineData("if (_settings.ReadOnly) throw new McpException(\"read only\"); Directory.Delete(path, true);")]
    [InlineData("if (!handed.Value.AllowDelete) return; Directory.Delete(path, true);")]
    [InlineData("if (!Allowed) return; Directory.Delete(path, true);")]
    [InlineData("EnsureAllowed(); Directory.Delete(path, true);")]
    public Task Give_scope(string body) => Verify.Unprotected(Tool(body));

    [Theory]
    [InlineData("if (Environment.GetEnvironmentVariable(\"ALLOW_DELETE\") == \"true\") return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"ALLOW_DELETE\") == \"false\") return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"ALLOW_DELETE\") == null) return; [|Directory.Delete(path, true)|];")]
    [InlineData("if ((Environment.GetEnvironmentVariable(\"ALLOW_DELETE\") ?? \"true\") != \"true\") return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"ALLOW_LOGGING\") != \"true\") return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"HOME\") != \"yes\") return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (Environment.GetEnvironmentVariable(path) != \"true\") return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"ALLOW_DELETE_WITHOUT_ASKING\") != \"1\") return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"READ_ONLY\") == \"true\") return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (configuration.GetValue(\"Files:AllowDelete\", true)) [|Directory.Delete(path, true)|];")]
    [InlineData("if (!form.AllowDelete) return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (!allowDelete) return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (!_changed.AllowDelete) return; [|Directory.Delete(path, true)|];")]
    public Task Or_nothing(string body) => WarnedSteps.AreMarkedAsync(Tool(body));

    private static string Tool(string body) => $$"""
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.Options;
        public sealed class Settings { public bool AllowDelete { get; set; } public bool ReadOnly { get; set; } }
        [McpServerToolType]
        public sealed class Tools(IOptions<Settings> options, IConfiguration configuration)
        {
            private readonly Settings _settings = options.Value;
            private Settings _changed = options.Value;

            [McpServerTool] public void Clean(string path, bool allowDelete, Settings form, IOptions<Settings> handed)
            {
                {{body}}
            }

            [McpServerTool] public void Configure(Settings other) => _changed = other;

            private static bool Allowed => Environment.GetEnvironmentVariable("ALLOW_DELETE") == "true";
            private void EnsureAllowed() { if (!options.Value.AllowDelete) throw new McpException("not allowed"); }
        }
        """;
}
