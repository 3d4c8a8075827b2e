namespace AgentSafety.Analyzers.Tests.UnguardedOperation;

/// <summary>Statements and queries stand for calls: to enumerators, awaiters, <c>Dispose</c> and the methods of a query.</summary>
public sealed class Statements
{
    [Theory]
    [InlineData("foreach (var n in [|steps|]) { }", "foreach (var n in quiet) { }")]
    [InlineData("foreach (var n in [|closed|]) { }", "_ = closed.GetEnumerator();")]
    [InlineData("foreach (var n in [|narrow|]) { }", "foreach (var n in new[] { 1 }) { }")]
    [InlineData("foreach (var n in [|added|]) { }", "foreach (var n in new List<int>()) { }")]
    [InlineData("foreach ([|var|] n in current) { }", "_ = current.GetEnumerator();")]
    [InlineData("await foreach (var n in [|later|]) { }", "_ = later;")]
    [InlineData("await foreach (var n in [|later.WithCancellation(default)|]) { }", "_ = Later.Nothing;")]
    [InlineData("await foreach (var n in [|ended|]) { }", "_ = ended.GetAsyncEnumerator();")]
    public Task Enumerating_runs_the_enumerator(string reports, string silent) =>
        Both.Analyze(reports, silent, "Steps steps, Closed closed, Narrow narrow, Added added, Current current, Later later, Ended ended, Quiet quiet", """
            public class Steps { public Step GetEnumerator() => new(); public class Step { public bool MoveNext() => World.Wiped(false); public int Current => 1; } }
            public class Closed { public Step GetEnumerator() => new(); public class Step : IDisposable { public bool MoveNext() => false; public int Current => 1; public void Dispose() => World.Wipe(); } }
            public class Narrow { public Step GetEnumerator() => new(); public ref struct Step { public bool MoveNext() => false; public int Current => 1; public void Dispose() => World.Wipe(); } }
            public class Added { }
            public static class Additions { public static IEnumerator<int> GetEnumerator(this Added added) { World.Wipe(); yield return 1; } }
            public class Current { public Step GetEnumerator() => new(); public class Step { public bool MoveNext() => Environment.TickCount > 1; public int Current => World.Wiped(1); } }
            public class Later : IAsyncEnumerable<int>
            {
                public const int Nothing = 1;
                public async IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken cancellationToken) { World.Wipe(); await Task.Yield(); yield return 1; }
            }
            public class Ended { public Step GetAsyncEnumerator() => new(); public class Step : IAsyncDisposable { public Task<bool> MoveNextAsync() => Task.FromResult(false); public int Current => 1; public ValueTask DisposeAsync() => World.Wiped(default(ValueTask)); } }
            public class Quiet { public Step GetEnumerator() => new(); public class Step : IDisposable { public bool MoveNext() => false; public int Current => 1; public void Dispose() { } } }
            """);

    [Theory]
    [InlineData("using ([|made|]) { }", "using (quiet) { }")]
    [InlineData("using var [|copy|] = made;", "var copy = made;")]
    [InlineData("[|Api.Narrow()|];", "Api.Wide();")]
    [InlineData("await using ([|later|]) { }", "using (quiet) { }")]
    [InlineData("await using ([|later.ConfigureAwait(false)|]) { }", "await using (calm.ConfigureAwait(false)) { }")]
    [InlineData("await using ([|pattern|]) { }", "await using (calm) { }")]
    [InlineData("[|Api.Pin(pinned)|];", "lock (pinned) { }")]
    public Task Using_and_fixed_call_what_they_need(string reports, string silent) =>
        Both.Analyze(reports, silent, "Made made, Quiet quiet, Later later, Calm calm, Pattern pattern, Pinned pinned", """
            public struct Made : IDisposable { public void Dispose() => World.Wipe(); }
            public class Quiet : IDisposable { void IDisposable.Dispose() { } }
            public ref struct Narrow { public void Dispose() => World.Wipe(); }
            public class Later : IAsyncDisposable { public ValueTask DisposeAsync() => World.Wiped(default(ValueTask)); }
            public class Calm : IAsyncDisposable { public ValueTask DisposeAsync() => default; }
            public class Pattern { public Task DisposeAsync() => World.Wiped(Task.CompletedTask); }
            public class Pinned { private int _first; public ref int GetPinnableReference() { World.Wipe(); return ref _first; } }
            public static class Api
            {
                public static void Narrow() { using var narrow = new Narrow(); }
                public static void Wide() { var narrow = new Narrow(); }
                public static unsafe void Pin(Pinned pinned) { fixed (int* first = pinned) { } }
            }
            """);

    [Theory]
    [InlineData("[|await made|];", "await Task.Yield();")]
    [InlineData("[|await added|];", "await Task.CompletedTask;")]
    [InlineData("[|await waiting|];", "await quiet;")]
    [InlineData("[|await called|];", "_ = called.GetAwaiter();")]
    public Task Awaiting_runs_the_awaiter(string reports, string silent) => Both.Analyze(reports, silent, "Made made, Added added, Waiting waiting, Called called, Quiet quiet", """
        public class Made { public System.Runtime.CompilerServices.TaskAwaiter GetAwaiter() => World.Wiped(Task.CompletedTask.GetAwaiter()); }
        public class Added { }
        public static class Additions { public static System.Runtime.CompilerServices.TaskAwaiter GetAwaiter(this Added added) => World.Wiped(Task.CompletedTask.GetAwaiter()); }
        public class Waiting { public Result GetAwaiter() => new(); public class Result : Awaiter { public void GetResult() => World.Wipe(); } }
        public class Called { public Back GetAwaiter() => new(); public class Back : System.Runtime.CompilerServices.INotifyCompletion { public bool IsCompleted => false; public void GetResult() { } public void OnCompleted(Action then) => World.Wipe(); } }
        public class Quiet { public Nothing GetAwaiter() => new(); public class Nothing : Awaiter { public void GetResult() { } } }
        public class Awaiter : System.Runtime.CompilerServices.INotifyCompletion { public bool IsCompleted => true; public void OnCompleted(Action then) { } }
        """);

    [Theory]
    [InlineData("_ = from n in made [|where|] n > 1 select n;", "_ = from n in made select n;")]
    [InlineData("_ = [|from|] int n in cast select n;", "_ = from n in new[] { 1 } where n > 1 select n;")]
    [InlineData("_ = from n in new[] { 1 } select [|World.Wiped(n)|];", "_ = from n in new[] { 1 } orderby n select n;")]
    public Task A_query_calls_the_methods_it_is_translated_to(string reports, string silent) => Both.Analyze(reports, silent, "Made made, Castable cast", """
        public class Made { public Made Where(Func<int, bool> keep) => World.Wiped(this); public Made Select(Func<int, int> map) => this; }
        public class Castable { public IEnumerable<T> Cast<T>() => World.Wiped(new List<T>()); }
        """);
}
