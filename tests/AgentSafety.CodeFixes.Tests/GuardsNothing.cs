namespace AgentSafety.CodeFixes.Tests;

/// <summary>Where the guard could not be written so that it compiles and guards, it is not offered.</summary>
public class GuardsNothing
{
    [Fact]
    public Task Without_the_guards() => (Guarded.Verify with { References = TestReferences.Without("AgentSafety") }).OffersNothing("""
        using System.IO;
        using ModelContextProtocol.Server;

        public class Tools
        {
            [McpServerTool]
            public void Clean(string path) => [|Directory.Delete(path, true)|];
        }
        """);

    /// <summary>Whoever asked there would ask when the function is handed over, not when it is called.</summary>
    [Theory]
    [InlineData("AIFunctionFactory.Create([|typeof(Cleaner).GetMethod(\"Clean\")|]!, new Cleaner())")]
    [InlineData("AIFunctionFactory.Create([|((Action<string>)Cleaner.Wipe).Method|], target: null)")]
    [InlineData("McpServerTool.Create([|new Cleaner().Clean|])")]
    public Task Where_a_function_is_registered(string registration) => Guarded.Verify.OffersNothing($$"""
        using System;
        using System.IO;
        using Microsoft.Extensions.AI;
        using ModelContextProtocol.Server;

        public sealed class Cleaner
        {
            public void Clean(string path) => Directory.Delete(path, true);
            public static void Wipe(string path) => Directory.Delete(path, true);
        }

        public static class Tools
        {
            public static object All() => {{registration}};
        }
        """);

    /// <summary>The conversion and the disposal would stay where they are.</summary>
    [Theory]
    [InlineData("string kept = [|new Wiper()|]; return kept;")]
    [InlineData("using ([|new Wiper()|]) return \"\";")]
    public Task What_follows_from_what_is_written(string body) => Guarded.Verify.OffersNothing($$"""
        using System;
        using System.IO;
        using ModelContextProtocol.Server;

        public sealed class Wiper : IDisposable
        {
            public static implicit operator string(Wiper wiper) { Directory.Delete("/data", true); return ""; }
            public void Dispose() => Directory.Delete("/data", true);
        }

        public class Tools
        {
            [McpServerTool]
            public string Clean() { {{body}} }
        }
        """);

    [Theory]
    [InlineData("public void Clean(ref string path) => [|World.Wipe(path)|];")]
    [InlineData("public void Clean(in string path) => [|World.Wipe(path)|];")]
    [InlineData("public void Clean(string[] paths) { ref var path = ref paths[0]; [|World.Wipe(path)|]; }")]
    [InlineData("public int Clean(string path) { var span = path.AsSpan(); return [|World.Measure(span)|]; }")]
    [InlineData("public unsafe int Clean(string path) { fixed (char* p = path) return [|World.Count(new string(p))|]; }")]
    public Task What_a_lambda_cannot_capture(string tool) => Guarded.OffersNothing("[McpServerTool]\n" + tool);

    [Theory]
    [InlineData("public int Clean(string path) { [|World.TryWipe(path, out var count)|]; return count; }")]
    [InlineData("public int Clean(string path) { int count; [|World.TryWipe(path, out count)|]; return count; }")]
    [InlineData("public string Clean(string path) { string clean; [|World.Wipe(clean = path.Trim())|]; return clean; }")]
    public Task What_is_assigned_inside_and_read_outside(string tool) => Guarded.OffersNothing("[McpServerTool]\n" + tool);

    [Fact]
    public Task The_this_of_a_struct() => Guarded.OffersNothing("""
        public struct Folder
        {
            public string Path;

            [McpServerTool]
            public void Clean() => [|World.Wipe(Path)|];
        }
        """);

    [Fact]
    public Task A_place_that_is_written_to() => Guarded.OffersNothing("""
        private static readonly int[] Slots = new int[1];

        private static ref int Slot(string path) { World.Wipe(path); return ref Slots[0]; }

        [McpServerTool]
        public void Reset(string path) => [|Slot(path)|] = 0;

        [McpServerTool]
        public void Keep(string path) { ref var slot = ref [|Slot(path)|]; slot = 0; }
        """);

    [Fact]
    public Task A_task_that_may_be_null() => Guarded.OffersNothing("""
        [McpServerTool]
        public Task? Clean(World? world, Guid id) => world?[|.ResetAsync(id)|];
        """);

    [Fact]
    public Task A_step_that_nobody_spelt_out() => Guarded.OffersNothing("""
        private sealed class Sweeper : IDisposable
        {
            public void Dispose() => World.Wipe("");
            public string All { get { World.Wipe(""); return ""; } }
        }

        [McpServerTool]
        public string Clean()
        {
            using var [|sweeper|] = new Sweeper();
            return [|sweeper.All|];
        }
        """);

    [Fact]
    public Task A_method_handed_over_by_name() => Guarded.OffersNothing("""
        [McpServerTool]
        public void Clean(string[] paths) => Array.ForEach(paths, [|World.Wipe|]);

        public AIFunction Register() => AIFunctionFactory.Create([|World.Wipe|]);
        """);
}
