namespace AgentSafety.Tests;

/// <summary>Secrets don't reach the disk; what isn't one does.</summary>
public sealed class Secrets : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Server=db;User Id=sa;Password=hunter2!;Encrypt=True", "hunter2!")]
    [InlineData("Server=db;Pwd='semi;colon';Encrypt=True", "semi;colon")]
    [InlineData("Host=db;Username=u;password = \"with \\\" quote\";x=y", "with \\\" quote")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=x;AccountKey=Zm9vYmFy+/==;EndpointSuffix=core.windows.net", "Zm9vYmFy+/==")]
    [InlineData("Endpoint=sb://x/;SharedAccessKeyName=Root;SharedAccessKey=c2VjcmV0=", "c2VjcmV0=")]
    [InlineData("https://x.blob.core.windows.net/c?sv=2024&sp=r&sig=abc%2Bdef%3D", "abc%2Bdef%3D")]
    [InlineData("https://ada:s3cr3t@git.example.com/repo", "s3cr3t")]
    [InlineData("postgres://ada:p%40ss@db/orders", "p%40ss")]
    [InlineData("curl -H 'Authorization: Bearer abcdefgh12345678' x", "abcdefgh12345678")]
    [InlineData("curl -H 'Authorization: Basic YWRhOnNlY3JldA==' x", "YWRhOnNlY3JldA==")]
    [InlineData("mysql --password=hunter2 -u ada", "hunter2")]
    [InlineData("az login --client-secret hunter2", "hunter2")]
    [InlineData("API_KEY=0123456789abcdef ./run", "0123456789abcdef")]
    [InlineData("AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY x", "wJalrXUtnFEMI")]
    [InlineData("AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE")]
    [InlineData("{\"user\":\"ada\",\"password\":\"hun\\\"ter2\"}", "ter2")]
    [InlineData("{\\\"apiKey\\\":\\\"hunter2\\\"}", "hunter2")]
    [InlineData("token: ghp_abcdefghijklmnopqrstuvwxyz0123456789", "ghp_abcdefghij")]
    [InlineData("github_pat_11ABCDEFG0123456789_abcdef", "github_pat_11")]
    [InlineData("glpat-abcdefghij0123456789", "glpat-abcdefghij")]
    [InlineData("xoxb-123456789012-abcdef", "xoxb-123456789012")]
    [InlineData("AIzaSyA1234567890abcdefghijklmnopqrstuv", "AIzaSyA1234567890")]
    [InlineData("sk-proj-abcdefghijklmnopqrstuvwxyz", "sk-proj-abcdef")]
    [InlineData("sk-ant-api03-abcdefghijklmnop", "sk-ant-api03-abc")]
    [InlineData("sk_live_abcdefghijklmnopqrstuvwx", "sk_live_abcdef")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U", "dozjgNryP4J3jVmNHl0w5N")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nAAA\n-----END RSA PRIVATE KEY-----", "MIIEow")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMIIEow and no end", "MIIEow")]
    public void A_secret_does_not_reach_the_log_whatever_field_it_is_in(string text, string secret)
    {
        var log = new AuditLog(_folder["audit.jsonl"]);
        log.Append(new(AuditEvent.Started, text, text, text, text, text, text, new Dictionary<string, string> { ["x"] = text }));
        foreach (var field in Fields(AuditLog.Read(_folder["audit.jsonl"]).Single().Entry))
        {
            Assert.DoesNotContain(secret, field, StringComparison.Ordinal);
            Assert.Contains("[redacted:", field, StringComparison.Ordinal);
        }

        Assert.Contains("redacted", File.ReadAllText(_folder["audit.jsonl"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("delete bucket")]
    [InlineData("s3://logs/2026/01/")]
    [InlineData("https://example.com/a?b=c&d=e")]
    [InlineData("arn:aws:s3:::my-bucket/prefix")]
    [InlineData("reset the password of ada")]
    [InlineData("/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg")]
    [InlineData("DELETE FROM tokens WHERE id = 7")]
    [InlineData("C:\\Users\\ada\\secrets\\old.txt")]
    [InlineData("user@example.com")]
    [InlineData("eyJustAName")]
    [InlineData("asiapacificsoutheast")]
    public void What_is_no_secret_is_kept(string text) => Assert.Equal(text, Redaction.Default.Of(text));

    [Fact]
    public void What_a_detail_is_called_can_make_it_a_secret() => Assert.DoesNotContain(
        "hunter2", Redaction.Default.Of(new AuditEntry(AuditEvent.Started, details: new Dictionary<string, string> { ["password"] = "hunter2" })).Details["password"], StringComparison.Ordinal);

    [Fact]
    public void A_rule_of_your_own_is_added_and_none_can_be_taken_away()
    {
        var log = new AuditLog(_folder["audit.jsonl"], new() { MoreRedactions = [new("customer", "ct_(?<secret>[0-9a-z]{5})")] });
        log.Append(new(AuditEvent.Started, target: "ct_12345 Password=x"));
        Assert.Equal("ct_[redacted:customer] Password=[redacted:secret]", AuditLog.Read(_folder["audit.jsonl"]).Single().Entry.Target);
        Assert.Throws<ArgumentException>(() => new RedactionRule(" ", "x"));
        Assert.ThrowsAny<ArgumentException>(() => new RedactionRule("x", "("));
    }

    [Fact]
    public void A_text_that_can_not_be_searched_in_time_is_left_out() =>
        Assert.Equal("[redacted:slow: the text could not be searched in time]", new RedactionRule("slow", "(a+)+$").Apply(new string('a', 64) + "!"));

    [Theory]
    [InlineData("x")]
    [InlineData("a:")]
    [InlineData("password=")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("--secret-")]
    [InlineData("\\\"")]
    [InlineData("eyJ.")]
    public void No_text_keeps_the_rules_busy(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 100_000 / part.Length));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var clean = Redaction.Default.Of(text)!;
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
        Assert.True(clean.Length < 17_000);
        Assert.EndsWith(" characters]", clean, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Fields(AuditEntry entry) =>
        [entry.Act!, entry.Operation!, entry.Target!, entry.Agent!, entry.Approver!, entry.Reason!, entry.Details["x"]];
}
