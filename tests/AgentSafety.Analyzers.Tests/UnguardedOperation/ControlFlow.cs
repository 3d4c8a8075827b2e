namespace AgentSafety.Analyzers.Tests.UnguardedOperation;

/// <summary>Every way that control can take counts: round loops, through <c>finally</c>, past a denial that somebody caught.</summary>
public sealed class ControlFlow
{
    private const string Members = """

            [AgentGuard(Protections.Approval)] private static void Ensure() { }
            [AgentGuard(Protections.Approval)] private static Task EnsureAsync() => Task.CompletedTask;
            [AgentGuard(Protections.Approval)] private static bool Ask() => false;
            private static void Mine(Action act) => act();
            private static void Two(Action one, Action other) { one(); other(); }
            private static Action? _kept;
        }
        """;

    [Theory]
    [InlineData("try { path.Trim(); } finally { Ensure(); } Directory.Delete(path, true);")]
    [InlineData("try { if (quick) return; } finally { await EnsureAsync(); } Directory.Delete(path, true);")]
    [InlineData("try { try { path.Trim(); } finally { Ensure(); } } finally { path.Trim(); } Directory.Delete(path, true);")]
    [InlineData("try { Ensure(); } catch (IOException) { return; } Directory.Delete(path, true);")]
    [InlineData("try { Ensure(); } catch (IOException) when (quick) { throw; } Directory.Delete(path, true);")]
    [InlineData("var ok = false; try { Ensure(); ok = true; } catch (IOException) { } if (ok) Directory.Delete(path, true);")]
    [InlineData("again: if (!Ask()) goto again; Directory.Delete(path, true);")]
    [InlineData("do { Ensure(); } while (quick); Directory.Delete(path, true);")]
    [InlineData("for (;;) { if (Ask()) break; } Directory.Delete(path, true);")]
    [InlineData("foreach (var each in path.Split(';')) { if (!Ask()) continue; Directory.Delete(each, true); }")]
    [InlineData("_ = quick && Ask() && Delete(path);")]
    [InlineData("_ = Ask() ? Delete(path) : false;")]
    [InlineData("lock (path) { Ensure(); } Directory.Delete(path, true);")]
    [InlineData("var tasks = new[] { EnsureAsync(), Task.Delay(1) }; await Task.WhenAll(tasks); Directory.Delete(path, true);")]
    [InlineData("var tasks = new List<Task> { EnsureAsync(), Task.Delay(1) }; await Task.WhenAll(tasks); Directory.Delete(path, true);")]
    [InlineData("List<Task> tasks = [EnsureAsync(), Task.Delay(1)]; await Task.WhenAll(tasks.ToArray()); Directory.Delete(path, true);")]
    [InlineData("var tasks = new List<Task>(); tasks.Add(EnsureAsync()); await Task.WhenAll(tasks).ConfigureAwait(false); Directory.Delete(path, true);")]
    [InlineData("var task = EnsureAsync(); await Task.WhenAll(Task.Delay(1), task); Directory.Delete(path, true);")]
    [InlineData("Ensure(); Two(() => Directory.Delete(path, true), () => { });")]
    [InlineData("Ensure(); System.Linq.Expressions.Expression<Action> act = () => Directory.Delete(path, true);")]
    [InlineData("System.Linq.Expressions.Expression<Action> act = () => Directory.Delete(path, true); Console.Error.WriteLine(act);")]
    public Task Where_a_guard_stands_on_every_way(string body) => Verify.Unprotected(Tool(body));

    [Theory]
    [InlineData("try { Ensure(); } catch (IOException) { } [|Directory.Delete(path, true)|];")]
    [InlineData("try { Ensure(); } catch (Exception e) when (e is IOException) { Console.Error.WriteLine(e); } [|Directory.Delete(path, true)|];")]
    [InlineData("try { path.Trim(); } finally { if (quick) Ensure(); } [|Directory.Delete(path, true)|];")]
    [InlineData("try { [|Directory.Delete(path, true)|]; } finally { Ensure(); }")]
    [InlineData("var ok = true; try { Ensure(); } catch (IOException) { ok = true; } if (ok) [|Directory.Delete(path, true)|];")]
    [InlineData("var ok = false; try { Ensure(); ok = true; } catch (IOException) { ok = quick; } if (ok) [|Directory.Delete(path, true)|];")]
    [InlineData("if (quick) goto act; Ensure(); act: [|Directory.Delete(path, true)|];")]
    [InlineData("foreach (var each in path.Split(';')) Ensure(); [|Directory.Delete(path, true)|];")]
    [InlineData("while (!quick) { if (Ask()) break; } [|Directory.Delete(path, true)|];")]
    [InlineData("_ = quick || Ask() || [|Delete(path)|];")]
    [InlineData("_ = Ask() ? false : [|Delete(path)|];")]
    [InlineData("var tasks = new[] { EnsureAsync() }; tasks[0] = Task.Delay(1); await Task.WhenAll(tasks); [|Directory.Delete(path, true)|];")]
    [InlineData("var tasks = new List<Task> { EnsureAsync() }; tasks.Clear(); await Task.WhenAll(tasks); [|Directory.Delete(path, true)|];")]
    [InlineData("var tasks = new List<Task>(); if (quick) tasks.Add(EnsureAsync()); await Task.WhenAll(tasks); [|Directory.Delete(path, true)|];")]
    [InlineData("var tasks = new List<Task> { EnsureAsync(), Task.Delay(1) }; await Task.WhenAny(tasks); [|Directory.Delete(path, true)|];")]
    [InlineData("var tasks = new[] { EnsureAsync() }; _ = Task.WhenAll(tasks); [|Directory.Delete(path, true)|];")]
    [InlineData("Two(() => Ensure(), () => [|Directory.Delete(path, true)|]);")]
    [InlineData("_kept = () => [|Directory.Delete(path, true)|]; Ensure(); _kept();")]
    [InlineData("Ensure(); _kept = () => [|Directory.Delete(path, true)|];")]
    [InlineData("Mine(() => { if (quick) return; Ensure(); }); [|Directory.Delete(path, true)|];")]
    [InlineData("Func<bool> delete = () => [|Delete(path)|]; delete();")]
    public Task Where_one_way_goes_past_it(string body) => Verify.Unprotected(Tool(body));

    private static string Tool(string body) => $$"""
        public static class Tools
        {
            [McpServerTool] public static async Task Clean(string path, bool quick)
            {
                {{body}}
                await Task.Yield();
            }

            private static bool Delete(string path) { Directory.Delete(path, true); return true; }
        """ + Members;
}
