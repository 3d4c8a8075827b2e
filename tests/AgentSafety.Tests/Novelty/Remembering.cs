namespace AgentSafety.Tests;

/// <summary>What an agent has done is remembered once, exactly, and for good.</summary>
public sealed class Remembering : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder["ledger.jsonl"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_never_done_is_novel_and_then_it_is_not()
    {
        var ledger = new NoveltyLedger(File);
        Assert.False(ledger.HasDone("bot", "delete bucket"));
        Assert.True(ledger.Remember("bot", "delete bucket"));
        Assert.True(ledger.HasDone("bot", "delete bucket"));
        Assert.False(ledger.Remember("bot", "delete bucket"));
        Assert.True(new NoveltyLedger(File).HasDone("bot", "delete bucket"));
        Assert.Single(System.IO.File.ReadLines(File));
    }

    [Theory]
    [InlineData("Bot", "delete bucket", "logs")]
    [InlineData("bot", "delete bucket ", "logs")]
    [InlineData("bot", "delete bucket", null)]
    [InlineData("bot", "delete bucket", "")]
    [InlineData("bot", "delete bucket", "log")]
    [InlineData("botdelete", " bucket", "logs")]
    public void Almost_the_same_is_novel(string agent, string operation, string? resource)
    {
        var ledger = new NoveltyLedger(File);
        ledger.Remember("bot", "delete bucket", "logs");
        Assert.False(ledger.HasDone(agent, operation, resource));
        Assert.False(new NoveltyLedger(File).HasDone(agent, operation, resource));
    }

    [Fact]
    public void Half_characters_are_not_all_the_same()
    {
        var ledger = new NoveltyLedger(File);
        ledger.Remember("bot", "wipe", "a\ud800");
        Assert.False(ledger.HasDone("bot", "wipe", "a\ud801"));
        Assert.True(new NoveltyLedger(File).HasDone("bot", "wipe", "a\ud800"));
    }

    [Fact]
    public void A_secret_in_a_resource_is_not_written_and_still_tells_two_apart()
    {
        var ledger = new NoveltyLedger(File);
        ledger.Remember("bot", "connect", "Password=one");
        Assert.DoesNotContain("=one", System.IO.File.ReadAllText(File), StringComparison.Ordinal);
        Assert.False(ledger.HasDone("bot", "connect", "Password=two"));
    }

    [Fact]
    public void What_another_one_remembers_is_seen_at_once()
    {
        var (mine, yours) = (new NoveltyLedger(File), new NoveltyLedger(File));
        yours.Remember("bot", "wipe");
        Assert.True(mine.HasDone("bot", "wipe"));
        Assert.False(mine.Remember("bot", "wipe"));
    }

    [Theory]
    [InlineData("", "wipe")]
    [InlineData("bot", " ")]
    [InlineData(null, "wipe")]
    public void Nobody_and_nothing_can_not_be_remembered(string? agent, string? operation)
    {
        var ledger = new NoveltyLedger(File);
        Assert.Throws<ArgumentException>(() => ledger.Remember(agent!, operation!));
        Assert.Throws<ArgumentException>(() => ledger.HasDone(agent!, operation!));
    }

    [Fact]
    public async Task Sixty_four_tasks_lose_nothing_and_each_thing_is_first_once()
    {
        var ledgers = new[] { new NoveltyLedger(File, new() { Fsync = false }), new NoveltyLedger(File, new() { Fsync = false }) };
        var first = await Task.WhenAll(Enumerable.Range(0, 64).Select(task => Task.Run(() =>
            Enumerable.Range(0, 10).Count(i => ledgers[task % 2].Remember("bot", $"operation {i}") | ledgers[task % 2].Remember($"bot {task}", $"operation {i}")))));

        Assert.Equal(640, first.Sum());
        var again = new NoveltyLedger(File);
        Assert.Empty(again.Skipped);
        Assert.All(Enumerable.Range(0, 64), task => Assert.All(Enumerable.Range(0, 10), i => Assert.True(again.HasDone($"bot {task}", $"operation {i}"))));
        Assert.Equal(650, System.IO.File.ReadLines(File).Count());
    }

    [Fact]
    public async Task Several_processes_lose_nothing()
    {
        using var one = OtherProcess.Start("ledger", File, "one", "100");
        using var two = OtherProcess.Start("ledger", File, "two", "100");
        var ledger = new NoveltyLedger(File);
        for (var i = 0; i < 50; i++)
            ledger.Remember("three", $"operation {i}");

        var numbers = Enumerable.Range(0, 100).Select(i => $"{i}").ToList();
        Assert.Equal(numbers, await one.LinesAsync());
        Assert.Equal(numbers, await two.LinesAsync());
        Assert.All(Enumerable.Range(0, 100), i => Assert.True(ledger.HasDone("one", $"operation {i}") && ledger.HasDone("two", $"operation {i}")));
        Assert.All(Enumerable.Range(0, 50), i => Assert.True(ledger.HasDone("three", $"operation {i}")));
        Assert.Equal(250, System.IO.File.ReadLines(File).Count());
    }
}
