namespace AgentSafety;

/// <summary>The secrets that we know by their look. The special ones come first: what they leave says which kind it was.</summary>
internal static class RedactionRules
{
    private const string SecretName = @"pass(?:word|wd|phrase)?|pwd|secret|token|api[-_ ]?key|access[-_ ]?key|account[-_ ]?key|private[-_ ]?key|shared[-_ ]?access[-_ ]?(?:key|signature)|signing[-_ ]?key|credentials?";

    public static IReadOnlyList<RedactionRule> Known { get; } =
    [
        new("private-key", @"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----(?:(?!-----END)[\s\S])*(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----)?"),
        new("jwt", @"\beyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]{5,}(?:\.[A-Za-z0-9_-]*)*"),
        new("aws-key", @"(?-i:\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b)"),
        new("github-token", @"\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})"),
        new("gitlab-token", @"\bgl(?:pat|dt|rt|ptt|cbt|oas)-[A-Za-z0-9_-]{16,}"),
        new("google-key", @"(?-i:\bAIza)[A-Za-z0-9_-]{30,}|\bya29\.[A-Za-z0-9_-]{10,}"),
        new("slack-token", @"\bxox[a-z]-[A-Za-z0-9-]{10,}|hooks\.slack\.com/services/(?<secret>[A-Za-z0-9/]+)"),
        new("stripe-key", @"\b(?:sk|rk|whsec)_(?:live_|test_)?[A-Za-z0-9]{16,}"),
        new("model-key", @"\bsk-[A-Za-z0-9_-]{16,}"),
        new("package-key", @"\bnpm_[A-Za-z0-9]{30,}|\boy2[a-z0-9]{40,}"),

        // scheme://user:secret@host, and a token in place of the user
        new("url-credentials", @"\b[a-z][a-z0-9+.-]{1,20}://(?<secret>[^\s/@""'<>]{1,512})@"),
        new("azure-signature", @"[?&;]sig=(?<secret>[^\s&""'<>;]+)"),
        new("authorization", @"\b(?:proxy-)?authorization[""']?\s{0,4}[:=]\s{0,4}[""']?(?:(?:bearer|basic|digest|token|negotiate)\s{1,4})?(?<secret>[^\s""',;]+)"),
        new("bearer", @"\b(?:bearer|basic)\s{1,4}(?<secret>[A-Za-z0-9+/_.~=-]{8,})"),

        // Password=…; in a connection string, "password": "…" in JSON, --password … and PASSWORD=… on a command line. A quoted value ends with its quote.
        new("secret", @"(?:" + SecretName + @")[A-Za-z0-9_-]{0,24}(?:\\?[""'])?\s{0,4}[:=]\s{0,4}(?<secret>""(?:[^""\\]|\\.)*""?|\\""(?:[^""\\]|\\[^""])*(?:\\"")?|'[^']*'?|[^\s;,&""']+)"),
        new("secret", @"--?(?:[a-z0-9]+-){0,3}(?:" + SecretName + @")\s{1,4}(?<secret>""[^""]*""?|'[^']*'?|[^\s""']+)"),
    ];
}
