namespace AgentSafety.Analyzers.Tests.UnguardedOperation;

/// <summary>What a text is put together from is asked for its own; what a collection is made of is added to it.</summary>
public sealed class TextsAndCollections
{
    [Theory]
    [InlineData("_ = $\"[|{made}|]\";", "_ = $\"{quiet}\";")]
    [InlineData("_ = [|\"a\" + made|];", "_ = \"a\" + quiet;")]
    [InlineData("var s = \"a\"; [|s += made|];", "var s = \"a\"; s += quiet;")]
    [InlineData("_ = $\"[|{shaped:x}|]\";", "_ = \"a\" + shaped;")]
    [InlineData("_ = new System.Text.StringBuilder().Append($\"[|{made}|]\");", "_ = new System.Text.StringBuilder().Append($\"{quiet}\");")]
    [InlineData("Api.Log($\"[|{made}|]\");", "_ = $\"{anything} {failure}\";")]
    [InlineData("_ = $\"[|{sub}|]\";", "_ = $\"{sub.Length}\";")]
    public Task A_value_in_a_text_is_asked_for_its_own(string reports, string silent) => Both.Analyze(reports, silent, "Made made, Quiet quiet, Shaped shaped, Sub sub, object anything, Exception failure", """
        public class Made { public override string ToString() => World.Wiped(""); }
        public class Sub : Made { public int Length => 1; }
        public class Quiet { public override string ToString() => ""; }
        public class Shaped : IFormattable { public string ToString(string? format, IFormatProvider? provider) => World.Wiped(""); }
        public static class Api { public static void Log(Lines lines) { } }
        [System.Runtime.CompilerServices.InterpolatedStringHandler]
        public ref struct Lines { public Lines(int literal, int holes) { } public void AppendFormatted<T>(T value) => World.Wipe(); }
        """);

    [Theory]
    [InlineData("Heap heap = [|[1]|];", "Heap heap = [\"a\"];")]
    [InlineData("Heap heap = [|[.. new List<int>()]|];", "Heap heap = [.. new List<string>()];")]
    [InlineData("_ = new Heap { [|1|] };", "_ = new Heap { \"a\" };")]
    [InlineData("Pile pile = [|[1]|];", "Pile pile = [];")]
    [InlineData("Built built = [|[1]|];", "List<int> built = [1];")]
    [InlineData("[|Api.Filled(1)|];", "Api.Filled(\"a\");")]
    [InlineData("[|Api.Build(1)|];", "Api.Build(new Built());")]
    [InlineData("int[] all = [[|.. rows|]];", "int[] all = [1, 2];")]
    [InlineData("_ = new List<Id> { [|1|] };", "_ = new List<Id> { new() };")]
    public Task A_collection_is_filled_by_Add_or_by_its_builder(string reports, string silent) => Both.Analyze(reports, silent, "Rows rows", """
        public class Heap : System.Collections.IEnumerable
        {
            public void Add(int item) => World.Wipe();
            public void Add(string item) { }
            public System.Collections.IEnumerator GetEnumerator() => Array.Empty<int>().GetEnumerator();
        }
        public class Pile : System.Collections.IEnumerable { public System.Collections.IEnumerator GetEnumerator() => Array.Empty<int>().GetEnumerator(); }
        public static class Piles { public static void Add(this Pile pile, object item) => World.Wipe(); }
        [System.Runtime.CompilerServices.CollectionBuilder(typeof(Built), "Of")]
        public class Built { public static Built Of(ReadOnlySpan<int> items) => World.Wiped(new Built()); public IEnumerator<int> GetEnumerator() => new List<int>().GetEnumerator(); }
        public static class Api { public static void Filled(params Heap heap) { } public static void Build(params Built built) { } }
        public class Rows { public IEnumerator<int> GetEnumerator() { World.Wipe(); yield return 1; } }
        public class Id { public static implicit operator Id(int id) => World.Wiped(new Id()); }
        """);

    [Theory]
    [InlineData("_ = [|printed.ToString()|];", "_ = quiet.ToString();")]
    [InlineData("_ = $\"[|{printed}|]\";", "_ = $\"{quiet}\";")]
    [InlineData("_ = [|holder.ToString()|];", "_ = holder.GetHashCode();")]
    [InlineData("_ = [|read.ToString()|];", "_ = read == read;")]
    [InlineData("_ = [|small.ToString()|];", "_ = small.Equals(small);")]
    [InlineData("_ = [|equal == equal|];", "_ = quiet == quiet;")]
    [InlineData("_ = [|equal != equal|];", "_ = quiet != quiet;")]
    [InlineData("_ = [|derived == derived|];", "_ = derived.ToString();")]
    [InlineData("_ = [|wraps == wraps|];", "_ = wraps with { };")]
    [InlineData("_ = [|copied with { Value = 1 }|];", "_ = quiet with { Value = 1 };")]
    [InlineData("_ = [|copiedBelow with { }|];", "_ = copiedBelow.ToString();")]
    [InlineData("_ = [|new Begun(1)|];", "_ = begun with { Value = 2 };")]
    [InlineData("_ = quiet with { [|Set|] = 1 };", "var (value, set) = quiet;")]
    [InlineData("[|var (value, _) = taken|];", "_ = taken with { };")]
    public Task What_a_record_is_given_by_the_compiler_calls_what_people_wrote(string reports, string silent) =>
        Both.Analyze(reports, silent, """
            Printed printed, Quiet quiet, Holder holder, Read read, Small small, Equal equal, Derived derived, Wraps wraps, Copied copied, CopiedBelow copiedBelow, Begun begun, Taken taken
            """, """
            public record Printed(int Value) { protected virtual bool PrintMembers(System.Text.StringBuilder text) => World.Wiped(true); }
            public class Shown { public override string ToString() => World.Wiped(""); }
            public record Holder(Shown Shown);
            public record Read { public int Value => World.Wiped(1); }
            public record struct Small(int Value) { private bool PrintMembers(System.Text.StringBuilder text) => World.Wiped(true); }
            public record Equal(int Value) { public virtual bool Equals(Equal? other) => World.Wiped(true); public override int GetHashCode() => 1; }
            public record Derived(int More) : Equal(More);
            public record struct Wraps(Equal Equal);
            public record Copied(int Value) { protected Copied(Copied other) => World.Wipe(); }
            public record CopiedBelow() : Copied(1);
            public record Begun(int Value) { public int Start { get; init; } = World.Wiped(1); }
            public record Taken(int Value, int Rest) { public int Value { get => World.Wiped(1); init { } } }
            public record Quiet(int Value, int Rest) { public int Set { get => 1; init => World.Wipe(); } }
            """);
}
