namespace AgentSafety.Analyzers.Tests.UnguardedOperation;

/// <summary>Code that runs without a call being written is a step like any other. Each form stands beside one that looks like it and runs nothing of the kind.</summary>
public sealed class ImplicitCalls
{
    [Theory]
    [InlineData("[|var (a, b) = made|];", "var (a, b) = quiet;")]
    [InlineData("int a; [|(a, var b) = made|];", "var (a, b) = (1, 2); (a, b) = (b, a);")]
    [InlineData("[|var ((a, b), c) = (made, 1)|];", "var ((a, b), c) = (quiet, 1);")]
    [InlineData("[|var (a, b) = added|];", "var copy = added;")]
    [InlineData("foreach ([|var (a, b)|] in new[] { made }) { }", "foreach (var (a, b) in new[] { quiet }) { }")]
    [InlineData("_ = made is [|(1, 2)|];", "_ = quiet is (1, 2);")]
    [InlineData("_ = added is [|(1, 2)|];", "_ = added is { };")]
    [InlineData("switch (made) { case [|(1, _)|]: break; }", "switch (made) { case { }: break; }")]
    [InlineData("_ = made switch { [|(1, _)|] => 1, _ => 2 };", "_ = made switch { null => 1, _ => 2 };")]
    [InlineData("_ = (object)1 is [|(1, 2)|];", "_ = (object)1 is (int)1;")]
    [InlineData("string a; (a, _) = ([|text|], 1);", "object a; (a, _) = (text, 1);")]
    public Task Taking_apart_runs_Deconstruct(string reports, string silent) => Both.Analyze(reports, silent, "Parts made, QuietParts quiet, Added added, Text text", """
        public class Parts { public void Deconstruct(out int a, out int b) => a = b = World.Wiped(1); }
        public class QuietParts { public void Deconstruct(out int a, out int b) => a = b = 1; }
        public class Added { }
        public static class Additions { public static void Deconstruct(this Added added, out int a, out int b) => a = b = World.Wiped(1); }
        public class Pair : System.Runtime.CompilerServices.ITuple { public int Length => 2; public object? this[int index] => World.Wiped(index); }
        public class Text { public static implicit operator string(Text text) => World.Wiped(""); }
        """);

    [Theory]
    [InlineData("_ = [|made[^1]|];", "made[^1] = 3;")]
    [InlineData("_ = [|made[1..]|];", "_ = made.Length;")]
    [InlineData("_ = [|counted[^1]|];", "_ = counted[1];")]
    [InlineData("[|counted[^1]|] = 2;", "counted[1] = 2;")]
    [InlineData("_ = made is [|[1]|];", "_ = made is [..];")]
    [InlineData("_ = made is [[|.. var rest|]];", "_ = made is [_, ..];")]
    [InlineData("_ = counted is [|[]|];", "_ = counted is { };")]
    [InlineData("_ = [|own[^1]|];", "_ = own[1..];")]
    [InlineData("_ = own is [|[1, ..]|];", "_ = own is [.. var rest];")]
    public Task An_index_from_the_end_asks_for_the_length_and_a_range_for_a_slice(string reports, string silent) =>
        Both.Analyze(reports, silent, "Row made, Counted counted, Own own", """
            public class Row { public int Length => 1; public int this[int index] { get => World.Wiped(1); set { } } public Row Slice(int start, int length) => World.Wiped(this); }
            public class Counted { public int Count => World.Wiped(1); public int this[int index] { get => 1; set { } } }
            public class Own { public int Count => 1; public int this[Index index] => World.Wiped(1); public Own this[Range range] => this; }
            """);

    [Theory]
    [InlineData("_ = made is { [|Read|]: 1 };", "_ = made is { Quiet: 1 };")]
    [InlineData("_ = made is { [|Self.Read|]: 1 };", "_ = made is { Self.Quiet: 1 };")]
    [InlineData("_ = made switch { { [|Read|]: 1 } => 1, _ => 2 };", "_ = made switch { { Quiet: 1 } => 1, _ => 2 };")]
    [InlineData("[|made.Place|] = 3;", "made.Quiet = 3;")]
    [InlineData("Take(ref [|made.Place|]);", "var n = 1; Take(ref n);")]
    [InlineData("_ = [|made.Read|];", "made.Read = flag ? 1 : 2;")]
    [InlineData("[|made.Read|] ??= 3;", "made.Read = 3;")]
    [InlineData("[|made.Read|]++;", "made.Quiet++;")]
    [InlineData("[|made.Written|] += 3;", "_ = made.Written;")]
    [InlineData("[|made.Written|] = flag ? 1 : 2;", "made.Quiet = flag ? 1 : 2;")]
    [InlineData("(([|made.Written|], _), _) = ((1, 2), 3);", "((made.Quiet, _), _) = ((1, 2), 3);")]
    [InlineData("_ = new Box { Self = { [|Written|] = 1 } };", "_ = new Box { Self = { Quiet = 1 } };")]
    [InlineData("_ = new Box { [|[1]|] = 2 };", "_ = new Box()[1];")]
    [InlineData("_ = new Box { [|Given|] = 1 };", "_ = new Box().Given;")]
    [InlineData("_ = maybe?[|.Read|];", "_ = maybe?.Quiet;")]
    [InlineData("_ = maybe?[|[\"a\"]|];", "_ = maybe?[1];")]
    public Task Accessors_run_as_the_property_is_used(string reports, string silent) => Both.Analyze(reports, silent, "Box made, Box? maybe, bool flag", """
        public class Box
        {
            private int _place;
            public Box Self => this;
            public int Quiet { get; set; }
            public int? Read { get => World.Wiped(1); set { } }
            public int Written { get => 1; set => World.Wipe(); }
            public int Given { get => 1; init => World.Wipe(); }
            public ref int Place { get { World.Wipe(); return ref _place; } }
            public int this[int key] { get => 1; set => World.Wipe(); }
            public int this[string key] => World.Wiped(1);
        }
        """);

    [Theory]
    [InlineData("_ = [|made|] && made;", "_ = quiet && quiet;")]
    [InlineData("if ([|made|]) { }", "if (quiet) { }")]
    [InlineData("_ = [|same == same|];", "_ = same is null;")]
    [InlineData("_ = [|(same, 1) == (same, 2)|];", "_ = (quiet, 1) == (quiet, 2);")]
    [InlineData("var pair = (same, 1); _ = [|pair != pair|];", "var pair = (1, 1); _ = pair != pair;")]
    [InlineData("_ = [|(1, (same, 2)) == (1, (null, 2))|];", "_ = (1, (2, 2)) == (1, (2, 2));")]
    [InlineData("_ = checked([|sum + sum|]);", "_ = unchecked(sum + sum);")]
    [InlineData("[|sum++|];", "sum = unchecked(sum + sum);")]
    [InlineData("_ = [|-sum|];", "_ = (object)sum;")]
    [InlineData("[|sum += 1|];", "_ = sum + 1;")]
    [InlineData("foreach ([|string|] text in new[] { word }) { }", "foreach (object text in new[] { word }) { }")]
    [InlineData("Take([|word|]);", "Take(\"a\");")]
    [InlineData("_ = [|maybe|] ?? \"a\";", "_ = (object?)maybe ?? \"a\";")]
    public Task Operators_and_conversions_are_methods(string reports, string silent) =>
        Both.Analyze(reports, silent, "Truth made, bool quiet, Same same, Sum sum, Word word, Word? maybe", """
            public class Truth { public static bool operator true(Truth truth) => World.Wiped(true); public static bool operator false(Truth truth) => World.Wiped(true); public static Truth operator &(Truth a, Truth b) => a; }
            public class Same { public static bool operator ==(Same? a, Same? b) => World.Wiped(true); public static bool operator !=(Same? a, Same? b) => World.Wiped(true); public override bool Equals(object? other) => true; public override int GetHashCode() => 1; }
            public class Sum
            {
                public static Sum operator checked +(Sum a, Sum b) => World.Wiped(a);
                public static Sum operator +(Sum a, Sum b) => a;
                public static int operator +(Sum a, int b) => b;
                public static implicit operator Sum(int n) => World.Wiped(new Sum());
                public static Sum operator ++(Sum a) => World.Wiped(a);
                public static Sum operator -(Sum a) => World.Wiped(a);
            }
            public class Word { public static implicit operator string(Word word) => World.Wiped(""); }
            """);
}
