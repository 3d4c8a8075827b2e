namespace AgentSafety.Analyzers.Tests.UnguardedOperation;

/// <summary>Answers come in many shapes. Each counts where it says yes, and only there.</summary>
public sealed class Answers
{
    private const string Members = """

            [AgentGuard(Protections.Approval)] private static bool Ask() => false;
            [AgentGuard(Protections.Approval)] private static Task<bool> AskAsync() => Task.FromResult(false);
            [AgentGuard(Protections.Approval)] private static bool? Perhaps() => null;
            [AgentGuard(Protections.Approval)] private static void AskOut(out bool granted) => granted = false;
            [AgentGuard(Protections.Approval)] private static bool TryAsk(out bool granted) { granted = false; return true; }
            [AgentGuard(Protections.Approval)] private static Task<(bool Ok, string Reason)> PairAsync() => Task.FromResult((false, ""));
            [AgentGuard(Protections.Approval)] private static (bool Asked, bool Granted) Two() => default;
            [AgentGuard(Protections.Approval)] private static Decision Decide() => default;
            [AgentGuard(Protections.Approval)] private static Verdict Judge() => new();

            private static bool AskedOut(out bool granted) { granted = Ask(); return true; }
            private static bool AlwaysOut(out bool granted) { granted = Ask(); granted = true; return true; }
            private static (bool, string) Pair() => Ask() ? (true, "") : (false, "no");
            private static (bool, string) Wrong() => (true, Ask() ? "yes" : "no");
            private static async Task<(bool Ok, string Why)> OwnPairAsync() { if (!await AskAsync()) return (false, "no"); return (true, ""); }
            private static Decision Decided() => Ask() ? Decision.Approved : Decision.Denied;
            private static Decision Undecided() => Ask() ? Decision.Approved : Decision.Unknown;
            private static Decision Careless() => Ask() ? Decision.Approved : DateTime.Now.Hour > 3 ? Decision.Approved : Decision.Denied;
            private static async Task<string?> ErrorAsync() => await AskAsync() ? null : "denied";
            private static string Error() { if (Ask()) return ""; return $"denied at {DateTime.Now}"; }
            private static string? Empty() => Ask() ? null : "";
            private static string Word() => Ask() ? "ok" : "no";
            private static Result Check() { if (!Ask()) return new Result(false, "no"); return new Result(true, null); }
            private static Result CheckByFactory() => Ask() ? Result.Ok() : Result.Fail("no");
            private static Result CheckByInstance() => Ask() ? Result.Fine : Result.Denied;
            private static Result Forgot() { Ask(); return new Result(true, null); }
            private static Task<Result> CheckAsync() => Task.FromResult(Check());
            private static Outcome Written() { var o = new Outcome { Ok = false }; if (Ask()) o.Ok = true; return o; }
            private static Outcome Initialized() => Ask() ? new Outcome { Ok = true } : new Outcome { Ok = false, Reason = "no" };
            private static Outcome Never() => new Outcome { Ok = true };
            private static Kept Keep() => Ask() ? new Kept(true, null) : new Kept(false, "no");
            private static Failure? Fails() => Ask() ? null : new Failure("no");
            private static bool IsDenied() => !Ask();
            private static bool IsAllowed => Ask();
            private static bool IsAsked { get { Ask(); return true; } }
            private static void Require(bool ok) { if (!ok) throw new UnauthorizedAccessException(); }
            private static void Note(bool ok) { if (!ok) Console.Error.WriteLine(); }
            private static bool Same(bool ok) => ok;
            private static bool Either(bool ok, bool other) => ok || other;
            private static void Log(object? o) { }
            private static void Set(ref bool ok) => ok = true;
        }
        public enum Decision { Unknown, Approved, Denied }
        public sealed class Verdict { public bool IsGranted { get; init; } public string? Why { get; init; } }
        public sealed record Failure(string Why);
        public sealed record Result(bool IsOk, string? Error)
        {
            public static readonly Result Fine = new(true, null);
            public static readonly Result Denied = new(false, "denied");
            public bool IsDenied => !IsOk;
            public static Result Ok() => new(true, null);
            public static Result Fail(string error) => new(false, error);
        }
        public sealed class Outcome { public bool Ok { get; set; } public string? Reason { get; set; } }
        public sealed class Kept { public Kept(bool isOk, string? error) { IsOk = isOk; _error = error; } private readonly string? _error; public bool IsOk { get; } public bool Failed => _error != null; }
        """;

    [Theory]
    [InlineData("if (Perhaps() == true) Directory.Delete(path, true);")]
    [InlineData("if (Perhaps() is not true) return; Directory.Delete(path, true);")]
    [InlineData("if (Perhaps() ?? false) Directory.Delete(path, true);")]
    [InlineData("if (Perhaps().GetValueOrDefault()) Directory.Delete(path, true);")]
    [InlineData("if (Perhaps() is { } yes && yes) Directory.Delete(path, true);")]
    [InlineData("AskOut(out var granted); if (granted) Directory.Delete(path, true);")]
    [InlineData("if (TryAsk(out var granted) && granted) Directory.Delete(path, true);")]
    [InlineData("if (!TryAsk(out bool granted) || !granted) return; Directory.Delete(path, true);")]
    [InlineData("if (AskedOut(out quick) && quick) Directory.Delete(path, true);")]
    public Task Out_of_arguments_and_perhaps(string body) => Verify.Unprotected(Tool(body));

    [Theory]
    [InlineData("if (Perhaps() != false) [|Directory.Delete(path, true)|];")]
    [InlineData("if (Perhaps() is not null) [|Directory.Delete(path, true)|];")]
    [InlineData("if (Perhaps() ?? true) [|Directory.Delete(path, true)|];")]
    [InlineData("AskOut(out var granted); Log(granted); [|Directory.Delete(path, true)|];")]
    [InlineData("if (TryAsk(out var granted)) [|Directory.Delete(path, true)|];")]
    [InlineData("if (TryAsk(out var granted)) { granted = quick; if (granted) [|Directory.Delete(path, true)|]; }")]
    [InlineData("if (AskedOut(out quick)) [|Directory.Delete(path, true)|];")]
    [InlineData("if (AlwaysOut(out var granted) && granted) [|Directory.Delete(path, true)|];")]
    public Task Out_of_arguments_and_perhaps_not(string body) => Verify.Unprotected(Tool(body));

    [Theory]
    [InlineData("var (ok, reason) = await PairAsync(); if (!ok) return; Directory.Delete(path, true);")]
    [InlineData("var answer = await PairAsync(); if (answer.Ok) Directory.Delete(path, true);")]
    [InlineData("if (Pair().Item1) Directory.Delete(path, true);")]
    [InlineData("var (ok, _) = Pair(); if (ok) Directory.Delete(path, true);")]
    [InlineData("(var ok, string why) = await OwnPairAsync(); if (!ok) throw new Exception(why); Directory.Delete(path, true);")]
    [InlineData("bool ok; string why; (ok, why) = Pair(); if (ok) Directory.Delete(path, true);")]
    [InlineData("if (Pair() is (true, _)) Directory.Delete(path, true);")]
    [InlineData("if (await OwnPairAsync() is { Ok: true }) Directory.Delete(path, true);")]
    [InlineData("if ((Ask(), quick) is (true, true)) Directory.Delete(path, true);")]
    [InlineData("if ((Ask(), quick) == (true, false)) Directory.Delete(path, true);")]
    [InlineData("switch (Pair()) { case (true, _): Directory.Delete(path, true); break; }")]
    public Task In_tuples(string body) => Verify.Unprotected(Tool(body));

    [Theory]
    [InlineData("var (ok, reason) = await PairAsync(); Log(ok); [|Directory.Delete(path, true)|];")]
    [InlineData("var (ok, reason) = await PairAsync(); ok = quick; if (ok) [|Directory.Delete(path, true)|];")]
    [InlineData("if (Two().Asked) [|Directory.Delete(path, true)|];")]
    [InlineData("if (Wrong().Item1) [|Directory.Delete(path, true)|];")]
    [InlineData("if (Pair() is (false, _)) [|Directory.Delete(path, true)|];")]
    [InlineData("if (Pair() is (_, \"no\")) [|Directory.Delete(path, true)|];")]
    [InlineData("if ((Ask(), quick) is (_, true)) [|Directory.Delete(path, true)|];")]
    [InlineData("if ((Ask(), quick) != (true, false)) [|Directory.Delete(path, true)|];")]
    [InlineData("var pair = Pair(); pair.Item1 = quick; if (pair.Item1) [|Directory.Delete(path, true)|];")]
    public Task In_tuples_not(string body) => Verify.Unprotected(Tool(body));

    [Theory]
    [InlineData("if (Decide() == Decision.Approved) Directory.Delete(path, true);")]
    [InlineData("if (Decided() != Decision.Approved) return; Directory.Delete(path, true);")]
    [InlineData("if (Decided() == Decision.Denied) return; Directory.Delete(path, true);")]
    [InlineData("if (Decided() is Decision.Approved) Directory.Delete(path, true);")]
    [InlineData("if (Decided() is Decision.Denied or Decision.Unknown) return; Directory.Delete(path, true);")]
    [InlineData("switch (Decided()) { case Decision.Approved: Directory.Delete(path, true); break; default: return; }")]
    [InlineData("switch (Decided()) { case Decision.Denied: throw new Exception(); } Directory.Delete(path, true);")]
    [InlineData("var ok = Decided() switch { Decision.Approved => true, _ => false }; if (ok) Directory.Delete(path, true);")]
    [InlineData("switch (Decided()) { case Decision.Approved when quick: Directory.Delete(path, true); break; }")]
    [InlineData("switch (quick) { case true when Ask(): Directory.Delete(path, true); break; }")]
    [InlineData("var d = Decision.Denied; if (Ask()) d = Decision.Approved; if (d == Decision.Approved) Directory.Delete(path, true);")]
    public Task By_enumeration(string body) => Verify.Unprotected(Tool(body));

    [Theory]
    [InlineData("if (Decide() != Decision.Denied) [|Directory.Delete(path, true)|];")]
    [InlineData("if (Undecided() == Decision.Denied) return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (Careless() == Decision.Approved) [|Directory.Delete(path, true)|];")]
    [InlineData("switch (Decided()) { case Decision.Approved: case Decision.Denied: [|Directory.Delete(path, true)|]; break; }")]
    [InlineData("switch (Decided()) { case Decision.Denied: Log(1); break; } [|Directory.Delete(path, true)|];")]
    [InlineData("var ok = Decided() switch { Decision.Approved => true, _ => quick }; if (ok) [|Directory.Delete(path, true)|];")]
    [InlineData("switch (Decided()) { case Decision.Approved when quick: break; default: [|Directory.Delete(path, true)|]; break; }")]
    public Task By_enumeration_not(string body) => Verify.Unprotected(Tool(body));

    [Theory]
    [InlineData("if (await ErrorAsync() is not null) return; Directory.Delete(path, true);")]
    [InlineData("string? error = await ErrorAsync(); if (error != null) return; Directory.Delete(path, true);")]
    [InlineData("if (await ErrorAsync() is { } error) throw new Exception(error); Directory.Delete(path, true);")]
    [InlineData("if (await ErrorAsync() is string error) throw new Exception(error); Directory.Delete(path, true);")]
    [InlineData("if (!string.IsNullOrEmpty(Error())) return; Directory.Delete(path, true);")]
    [InlineData("if (Error() == \"\") Directory.Delete(path, true);")]
    [InlineData("if (Error() == string.Empty) Directory.Delete(path, true);")]
    [InlineData("if (Fails() is not null) return; Directory.Delete(path, true);")]
    [InlineData("var f = Fails(); if (f == null) Directory.Delete(path, true);")]
    public Task By_error(string body) => Verify.Unprotected(Tool(body));

    [Theory]
    [InlineData("if (await ErrorAsync() is null) return; [|Directory.Delete(path, true)|];")]
    [InlineData("var error = await ErrorAsync(); if (error != null) Log(error); [|Directory.Delete(path, true)|];")]
    [InlineData("if (!string.IsNullOrEmpty(Empty())) return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (Empty() is not string { Length: > 0 }) [|Directory.Delete(path, true)|];")]
    [InlineData("string? error = await ErrorAsync(); error = null; if (error != null) return; [|Directory.Delete(path, true)|];")]
    public Task By_error_not(string body) => Verify.Unprotected(Tool(body));

    [Theory]
    [InlineData("if (Judge().IsGranted) Directory.Delete(path, true);")]
    [InlineData("if (Judge() is { IsGranted: true }) Directory.Delete(path, true);")]
    [InlineData("if (!Check().IsOk) return; Directory.Delete(path, true);")]
    [InlineData("var r = Check(); if (r.Error is not null) return; Directory.Delete(path, true);")]
    [InlineData("if (CheckByFactory() is { IsOk: true }) Directory.Delete(path, true);")]
    [InlineData("if (CheckByFactory() is (true, _)) Directory.Delete(path, true);")]
    [InlineData("var (ok, error) = CheckByFactory(); if (ok) Directory.Delete(path, true);")]
    [InlineData("if (CheckByFactory().IsDenied) return; Directory.Delete(path, true);")]
    [InlineData("if (CheckByInstance().IsOk) Directory.Delete(path, true);")]
    [InlineData("var r = await CheckAsync(); if (!r.IsOk) throw new Exception(r.Error); Directory.Delete(path, true);")]
    [InlineData("if (Written().Ok) Directory.Delete(path, true);")]
    [InlineData("if (Initialized() is not { Ok: true }) return; Directory.Delete(path, true);")]
    [InlineData("if (Initialized()?.Ok == true) Directory.Delete(path, true);")]
    [InlineData("if (Keep().IsOk) Directory.Delete(path, true);")]
    [InlineData("if (Keep().Failed) return; Directory.Delete(path, true);")]
    [InlineData("var r = Check(); if (r switch { { IsOk: true } => true, _ => false }) Directory.Delete(path, true);")]
    public Task By_result_of_our_own(string body) => Verify.Unprotected(Tool(body));

    [Theory]
    [InlineData("if (Judge().Why is null) [|Directory.Delete(path, true)|];")]
    [InlineData("if (Check() is not null) [|Directory.Delete(path, true)|];")]
    [InlineData("if (Check().IsOk) return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (Forgot().IsOk) [|Directory.Delete(path, true)|];")]
    [InlineData("if (CheckByFactory() is { IsOk: false }) [|Directory.Delete(path, true)|];")]
    [InlineData("if (CheckByFactory().IsDenied) [|Directory.Delete(path, true)|];")]
    [InlineData("if (Result.Fine.IsOk) [|Directory.Delete(path, true)|];")]
    [InlineData("if (Result.Ok().IsOk) [|Directory.Delete(path, true)|];")]
    [InlineData("if (Never().Ok) [|Directory.Delete(path, true)|];")]
    [InlineData("var o = Initialized(); o.Ok = true; if (o.Ok) [|Directory.Delete(path, true)|];")]
    [InlineData("var r = Check(); r = new Result(true, null); if (r.IsOk) [|Directory.Delete(path, true)|];")]
    [InlineData("var r = Check() with { IsOk = true }; if (r.IsOk) [|Directory.Delete(path, true)|];")]
    [InlineData("if (Check() is (var ok, _)) { ok = quick; if (ok) [|Directory.Delete(path, true)|]; }")]
    [InlineData("if (Check() is { IsOk: var ok }) { ok = true; if (ok) [|Directory.Delete(path, true)|]; }")]
    [InlineData("if (!Keep().Failed || quick) [|Directory.Delete(path, true)|];")]
    public Task By_result_of_our_own_not(string body) => Verify.Unprotected(Tool(body));

    [Theory]
    [InlineData("if (IsDenied()) return; Directory.Delete(path, true);")]
    [InlineData("if (IsAllowed) Directory.Delete(path, true);")]
    [InlineData("Require(Ask()); Directory.Delete(path, true);")]
    [InlineData("var ok = await AskAsync(); Require(ok); Directory.Delete(path, true);")]
    [InlineData("if (Same(Ask())) Directory.Delete(path, true);")]
    [InlineData("var ok = false; ok = quick && Ask(); if (ok) Directory.Delete(path, true);")]
    [InlineData("bool? ok = null; ok ??= Ask(); if (ok == true) Directory.Delete(path, true);")]
    [InlineData("quick = await AskAsync(); if (!quick) return; Directory.Delete(path, true);")]
    [InlineData("if (!quick) quick = await AskAsync(); else quick = Ask(); if (quick) Directory.Delete(path, true);")]
    [InlineData("if (Word() == \"ok\") Directory.Delete(path, true);")]
    public Task Through_helpers(string body) => Verify.Unprotected(Tool(body));

    [Theory]
    [InlineData("if (IsDenied()) [|Directory.Delete(path, true)|];")]
    [InlineData("if (IsAsked) [|Directory.Delete(path, true)|];")]
    [InlineData("Note(Ask()); [|Directory.Delete(path, true)|];")]
    [InlineData("Require(quick); [|Directory.Delete(path, true)|];")]
    [InlineData("if (Either(Ask(), quick)) [|Directory.Delete(path, true)|];")]
    [InlineData("if (!Same(Ask())) [|Directory.Delete(path, true)|];")]
    [InlineData("if (path.Length > 3) quick = await AskAsync(); if (!quick) return; [|Directory.Delete(path, true)|];")]
    [InlineData("var ok = Ask(); Action set = () => ok = true; set(); if (ok) [|Directory.Delete(path, true)|];")]
    [InlineData("var ok = false; Action set = () => ok = true; ok = Ask(); set(); if (ok) [|Directory.Delete(path, true)|];")]
    [InlineData("var ok = Ask(); Set(ref ok); if (ok) [|Directory.Delete(path, true)|];")]
    [InlineData("var ok = Ask(); try { path.Trim(); } finally { ok = quick; } if (ok) [|Directory.Delete(path, true)|];")]
    [InlineData("var ok = false; while (path.Length > 3) { if (ok) [|Directory.Delete(path, true)|]; ok = quick || Ask(); }")]
    [InlineData("var o = new Outcome { Ok = false }; o.Ok = quick || Ask(); if (o.Ok) [|Directory.Delete(path, true)|];")]
    [InlineData("bool? ok = null; ok ??= quick; if (ok == true) [|Directory.Delete(path, true)|];")]
    [InlineData("quick = await AskAsync(); quick = true; if (!quick) return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (Word() == \"no\") [|Directory.Delete(path, true)|];")]
    public Task Through_helpers_not(string body) => Verify.Unprotected(Tool(body));

    private static string Tool(string body) => $$"""
        public static class Tools
        {
            [McpServerTool] public static async Task Clean(string path, bool quick)
            {
                {{body}}
                await Task.Yield();
            }
        """ + Members;

    [Theory]
    [InlineData("var form = new Form { Approved = Ask(path) }; Demand(form); Directory.Delete(path, true);")]
    [InlineData("var form = new Form(); form.Approved = path.Length > 3; Demand(form); [|Directory.Delete(path, true)|];")]
    [InlineData("var form = new Form { Approved = Ask(path) }; form.Approved = Ask(path); Demand(form); Directory.Delete(path, true);")]
    [InlineData("var form = new Form(); while (path.Length > 3) { Demand(form); form.Approved = path.Length > 3; [|Directory.Delete(path, true)|]; }")]
    public Task A_form_that_is_filled_and_demanded_in_one_block(string body) => Verify.Unprotected($$"""
        public class Form { public bool Approved { get; set; } }

        public static class Tools
        {
            [McpServerTool] public static void Clean(string path) { {{body}} }

            [AgentGuard(Protections.Approval)] private static bool Ask(string what) => what.Length > 3;

            private static void Demand(Form form) { if (!form.Approved) throw new InvalidOperationException(); }
        }
        """);
}
