namespace AgentSafety.Analyzers.Tests.UnguardedOperation;

/// <summary>Where every other answer leads away, the one that is left is the yes. A mark is a step that nothing protects.</summary>
public sealed class UsedUpAnswers
{
    [Theory]
    [InlineData("var decided = Decide(); if (decided == Decision.Denied) return; if (decided == Decision.Unknown) return; Directory.Delete(path, true);")]
    [InlineData("var decided = Decide(); if (decided == Decision.Denied || decided == Decision.Unknown) return; Directory.Delete(path, true);")]
    [InlineData("var decided = Decide(); if (decided != Decision.Denied && decided != Decision.Unknown) Directory.Delete(path, true);")]
    [InlineData("if (Decide() is not Decision.Denied and not Decision.Unknown) Directory.Delete(path, true);")]
    [InlineData("if (Decide() is Decision.Denied or Decision.Unknown) return; Directory.Delete(path, true);")]
    [InlineData("if (Decide() is not (Decision.Denied or Decision.Unknown)) Directory.Delete(path, true);")]
    [InlineData("switch (Decide()) { case Decision.Denied: case Decision.Unknown: return; } Directory.Delete(path, true);")]
    [InlineData("switch (Decide()) { case Decision.Denied: return; case Decision.Unknown: throw new InvalidOperationException(); default: Directory.Delete(path, true); break; }")]
    [InlineData("switch (Decide()) { case Decision.Approved: Directory.Delete(path, true); break; default: return; }")]
    [InlineData("switch (Decide()) { case Decision.Denied: return; case Decision.Unknown: return; case Decision.Approved: return; default: Directory.Delete(path, true); break; }")] // a number without a name is no answer
    [InlineData("var ok = Decide() switch { Decision.Denied => false, Decision.Unknown => false, _ => true }; if (ok) Directory.Delete(path, true);")]
    [InlineData("var ok = Decide() is not Decision.Denied and not Decision.Unknown; if (!ok) return; Directory.Delete(path, true);")]
    [InlineData("Decision decided; do decided = Decide(); while (decided == Decision.Unknown); if (decided == Decision.Denied) return; Directory.Delete(path, true);")]
    [InlineData("var decided = Decide(); if (decided == Decision.Denied) return; if (path == \"\") { if (decided == Decision.Unknown) return; } else if (decided == Decision.Unknown) return; Directory.Delete(path, true);")]
    [InlineData("var decided = Decide(); if (decided == Decision.Denied) throw new UnauthorizedAccessException(); Run(() => { if (decided == Decision.Unknown) return; Directory.Delete(path, true); });")]
    [InlineData("var decided = Decide(); if (IsRefusal(decided)) return; Directory.Delete(path, true);")]
    [InlineData("var decided = Decide(); Require(decided); Directory.Delete(path, true);")]
    [InlineData("if (!Allows(Decide())) return; Directory.Delete(path, true);")]
    [InlineData("if (!Asked()) return; Directory.Delete(path, true);")]
    [InlineData("var result = await JudgeAsync(); if (result.Decision is Decision.Denied or Decision.Unknown) return; Directory.Delete(path, true);")]
    [InlineData("var result = await JudgeAsync(); if (result is { Decision: Decision.Denied or Decision.Unknown }) return; Directory.Delete(path, true);")]
    [InlineData("Try(out var decided); if (decided == Decision.Denied) return; if (decided == Decision.Unknown) return; Directory.Delete(path, true);")]
    [InlineData("if (TwoWays() != Plain.No) Directory.Delete(path, true);")]
    [InlineData("var answer = Perhaps(); if (answer is null) return; if (answer == false) return; Directory.Delete(path, true);")]
    [InlineData("if (Perhaps() is null or false) return; Directory.Delete(path, true);")]
    [InlineData("var answer = Perhaps(); if (!answer.HasValue || !answer.Value) return; Directory.Delete(path, true);")]
    [InlineData("var decided = MaybeDecide(); if (decided is null or Decision.Denied or Decision.Unknown) return; Directory.Delete(path, true);")]
    [InlineData("var r = await server.ElicitAsync<Reason>(\"Sure?\"); if (r.Action is \"decline\" or \"cancel\") return; Directory.Delete(path, true);")]
    [InlineData("var r = await server.ElicitAsync<Reason>(\"Sure?\"); switch (r.Action) { case \"decline\": return; case \"cancel\": return; } Directory.Delete(path, true);")]
    public Task Only_the_yes_is_left(string body) => Verify.Unprotected(Tool(body));

    [Theory]
    [InlineData("if (Decide() != Decision.Denied) [|Directory.Delete(path, true)|];")]
    [InlineData("if (Decide() is not Decision.Unknown and not Decision.Approved) [|Directory.Delete(path, true)|];")]
    [InlineData("if (Decide() is not Decision.Denied or not Decision.Unknown) [|Directory.Delete(path, true)|];")]
    [InlineData("if (Decide() == Decision.Denied) return; if (Decide() == Decision.Unknown) return; [|Directory.Delete(path, true)|];")] // two answers
    [InlineData("var decided = Decide(); if (decided == Decision.Denied) return; decided = Decide(); if (decided == Decision.Unknown) return; [|Directory.Delete(path, true)|];")]
    [InlineData("var decided = Decide(); if (decided == Decision.Denied) return; if (path == \"\" && decided == Decision.Unknown) return; [|Directory.Delete(path, true)|];")]
    [InlineData("Decision decided; do { decided = Decide(); if (decided == Decision.Denied) Run(() => { }); } while (decided == Decision.Unknown); [|Directory.Delete(path, true)|];")]
    [InlineData("switch (Decide()) { case Decision.Denied: return; default: [|Directory.Delete(path, true)|]; break; }")]
    [InlineData("var options = Choose(); if (options == Choices.None || options == Choices.Later) return; [|Directory.Delete(path, true)|];")] // they can be combined
    [InlineData("if (Perhaps() is not false) [|Directory.Delete(path, true)|];")]
    [InlineData("var answer = Perhaps(); if (answer is null) return; [|Directory.Delete(path, true)|];")]
    [InlineData("var decided = (Decision)path.Length; if (decided is Decision.Denied or Decision.Unknown) return; [|Directory.Delete(path, true)|];")] // nobody was asked
    [InlineData("var decided = Cast(path); if (decided is Decision.Denied or Decision.Unknown) return; [|Directory.Delete(path, true)|];")]
    [InlineData("var result = MaybeJudge(); if (result is { Decision: Decision.Denied or Decision.Unknown }) return; [|Directory.Delete(path, true)|];")]
    [InlineData("var decided = MaybeDecide(); if (decided is Decision.Denied or Decision.Unknown) return; [|Directory.Delete(path, true)|];")]
    [InlineData("var r = await server.ElicitAsync<Reason>(\"Sure?\"); if (r.Action == \"decline\") return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (Word() is \"denied\" or \"unknown\") return; [|Directory.Delete(path, true)|];")] // a text can be anything
    public Task Something_else_is_left_too(string body) => Verify.Unprotected(Tool(body));

    private static string Tool(string body) => $$"""
        public sealed class Tools
        {
            [McpServerTool] public async Task Clean(McpServer server, string path)
            {
                await Task.Yield();
                {{body}}
            }
            [AgentGuard(Protections.Approval)] private static Decision Decide() => default;
            [AgentGuard(Protections.Approval)] private static Decision? MaybeDecide() => default;
            [AgentGuard(Protections.Approval)] private static Task<Result> JudgeAsync() => Task.FromResult(new Result(default));
            [AgentGuard(Protections.Approval)] private static Result? MaybeJudge() => null;
            [AgentGuard(Protections.Approval)] private static void Try(out Decision decided) => decided = default;
            [AgentGuard(Protections.Approval)] private static Plain TwoWays() => default;
            [AgentGuard(Protections.Approval)] private static Choices Choose() => default;
            [AgentGuard(Protections.Approval)] private static bool? Perhaps() => null;
            [AgentGuard(Protections.Approval)] private static string Word() => "";
            private static Decision Cast(string path) => (Decision)path.Length;
            private static bool IsRefusal(Decision decided) => decided is Decision.Denied or Decision.Unknown;
            private static bool Allows(Decision decided) => decided switch { Decision.Denied => false, Decision.Unknown => false, _ => true };
            private static void Require(Decision decided) { if (decided == Decision.Denied) throw new UnauthorizedAccessException(); if (decided == Decision.Unknown) throw new InvalidOperationException(); }
            private static bool Asked() { var decided = Decide(); if (decided == Decision.Denied) return false; return decided != Decision.Unknown; }
            private static void Run(Action act) => act();
        }
        public enum Decision { Unknown, Approved, Denied }
        public enum Plain { No, Yes }
        [Flags] public enum Choices { None, Yes, Later }
        public sealed record Result(Decision Decision);
        public sealed record Reason(string Why);
        """;
}
