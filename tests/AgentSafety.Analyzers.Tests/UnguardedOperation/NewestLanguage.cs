namespace AgentSafety.Analyzers.Tests.UnguardedOperation;

/// <summary>What C# 14 adds, as far as the oldest compiler we run in knows it.</summary>
public sealed class NewestLanguage
{
    [Theory]
    [InlineData("[|path.Wipe()|];")]
    [InlineData("_ = [|path.Gone|];")]
    [InlineData("path.Gone = \"\";")]
    [InlineData("[|string.WipeAll()|];")]
    [InlineData("string.Nothing();")]
    [InlineData("Action wipe = [|path.Wipe|]; wipe();")]
    public Task Members_of_extension_blocks_are_followed(string body) => Verify.InPreview($$"""
        public static class Tools { [McpServerTool] public static void Clean(string path) { {{body}} } }
        public static class Extensions
        {
            extension(string path)
            {
                public void Wipe() => Directory.Delete(path, true);
                public string Gone { get { Directory.Delete(path, true); return ""; } set { } }
                public static void WipeAll() => Directory.Delete("/data", true);
                public static void Nothing() { }
            }
        }
        """);

    [Theory]
    [InlineData("box?[|.Value|] = 1;")]
    [InlineData("_ = box?.Value;")]
    [InlineData("_ = [|new Parts()|];")]
    [InlineData("_ = new Parts(1);")]
    [InlineData("[|parts.Done += () => { }|];")]
    [InlineData("parts.Done -= () => { };")]
    public Task Partial_constructors_and_events_and_assignments_on_condition(string body) => Verify.InPreview($$"""
        public static class Tools { [McpServerTool] public static void Clean(Box? box, Parts parts) { {{body}} } }
        public class Box { public int Value { get; set { Directory.Delete("/data", true); } } }
        public partial class Parts { public partial Parts(); public Parts(int n) { } public partial event Action Done; }
        public partial class Parts { public partial Parts() => Directory.Delete("/data", true); public partial event Action Done { add => Directory.Delete("/data", true); remove { } } }
        """);
}
