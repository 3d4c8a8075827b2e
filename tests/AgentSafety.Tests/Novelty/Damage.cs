using System.Text;
using CsCheck;

namespace AgentSafety.Tests;

/// <summary>Crashes and bad disks: nothing that was acknowledged is lost, nothing that wasn't written is believed, and what was skipped is said.</summary>
public sealed class Damage : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Ledger => _folder["ledger.jsonl"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Processes_killed_while_they_write_lose_nothing_that_was_acknowledged()
    {
        var acknowledged = new List<(string Agent, string Operation)>();
        for (var round = 0; round < 3; round++)
        {
            using var one = OtherProcess.Start("ledger", Ledger, $"one {round}", "1000000");
            using var two = OtherProcess.Start("ledger", Ledger, $"two {round}", "1000000");
            Assert.Equal("0", await one.LineAsync());
            Assert.Equal("0", await two.LineAsync());
            await Task.Delay(200);
            one.Kill();
            two.Kill();
            acknowledged.AddRange((await one.LinesAsync()).Select(line => ($"one {round}", $"operation {line}")));
            acknowledged.AddRange((await two.LinesAsync()).Select(line => ($"two {round}", $"operation {line}")));
        }

        var ledger = new NoveltyLedger(Ledger);
        Assert.True(acknowledged.Count > 20, $"{acknowledged.Count} entries are too few to say anything");
        Assert.All(acknowledged, done => Assert.True(ledger.HasDone(done.Agent, done.Operation)));
    }

    [Fact]
    public void Whatever_stands_at_the_end_the_entries_before_and_after_it_are_kept() =>
        Gen.Select(Gen.Byte.Array[0, 300], Gen.Int[0, 400]).Sample(
            (garbage, cut) =>
            {
                using var folder = new TemporaryFolder();
                var path = folder["ledger"];
                var ledger = new NoveltyLedger(path, new() { Fsync = false });
                ledger.Remember("bot", "one");
                ledger.Remember("bot", "two");
                var kept = File.ReadAllBytes(path);
                ledger.Remember("bot", "three"); // and its writer dies in the middle of it
                var torn = File.ReadAllBytes(path)[kept.Length..];
                File.WriteAllBytes(path, [.. kept, .. torn.Take(Math.Min(cut, torn.Length - 2)), .. garbage]);

                var after = new NoveltyLedger(path, new() { Fsync = false });
                after.Remember("bot", "four");
                var again = new NoveltyLedger(path, new() { Fsync = false });
                return again.HasDone("bot", "one") && again.HasDone("bot", "two") && again.HasDone("bot", "four") && !again.HasDone("bot", "three")
                    && after.Skipped.Sum(skipped => skipped.Length) >= Math.Min(cut, torn.Length - 2) + garbage.Count(value => value != '\n');
            },
            iter: 300);

    [Fact]
    public void A_changed_entry_is_not_believed_and_is_said_to_be_skipped()
    {
        var ledger = new NoveltyLedger(Ledger);
        ledger.Remember("bot", "read");
        ledger.Remember("bot", "list");
        var key = LedgerLine.KeyOf("bot", "wipe", null);
        File.WriteAllText(Ledger, File.ReadAllText(Ledger).Replace(LedgerLine.KeyOf("bot", "read", null), key, StringComparison.Ordinal));

        var again = new NoveltyLedger(Ledger);
        Assert.False(again.HasDone("bot", "wipe"));
        Assert.False(again.HasDone("bot", "read"));
        Assert.True(again.HasDone("bot", "list"));
        var skipped = Assert.Single(again.Skipped);
        Assert.Equal((0, File.ReadLines(Ledger).First().Length), (skipped.Offset, skipped.Length));
        Assert.Equal($"{skipped.Length} bytes at 0: not an entry, or not as it was written", skipped.ToString());
    }

    [Fact]
    public void A_torn_entry_gets_a_line_of_its_own()
    {
        new NoveltyLedger(Ledger).Remember("bot", "one");
        File.AppendAllText(Ledger, """{"v":1,"at":"2026""");
        var ledger = new NoveltyLedger(Ledger);
        Assert.Equal(17, Assert.Single(ledger.Skipped).Length);
        ledger.Remember("bot", "two");
        var again = new NoveltyLedger(Ledger);
        Assert.True(again.HasDone("bot", "one") && again.HasDone("bot", "two"));
        Assert.Single(again.Skipped);
    }

    [Fact]
    public void Megabytes_of_zeros_hide_nothing_that_comes_after_them()
    {
        new NoveltyLedger(Ledger).Remember("bot", "one");
        using (var stream = File.Open(Ledger, FileMode.Append))
            stream.Write(new byte[(3 << 20) + 17]);

        var ledger = new NoveltyLedger(Ledger);
        ledger.Remember("bot", "two");
        var again = new NoveltyLedger(Ledger);
        Assert.True(again.HasDone("bot", "one") && again.HasDone("bot", "two"));
        Assert.Equal((3 << 20) + 17, again.Skipped.Sum(skipped => skipped.Length));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_disk_that_is_full_says_so_and_keeps_what_was_acknowledged(bool canShrink)
    {
        var disk = new FullDisk(left: 1000, canShrink);
        var ledger = new NoveltyLedger(Ledger, new(), disk);
        var kept = 0;
        Assert.Throws<IOException>(() =>
        {
            for (; kept < 100; kept++)
                ledger.Remember("bot", $"operation {kept}");
        });

        Assert.True(kept > 0);
        Assert.False(ledger.HasDone("bot", $"operation {kept}"));
        disk.Left = 10_000;
        Assert.True(ledger.Remember("bot", "with room"));
        var again = new NoveltyLedger(Ledger);
        Assert.All(Enumerable.Range(0, kept), i => Assert.True(again.HasDone("bot", $"operation {i}")));
        Assert.True(again.HasDone("bot", "with room"));
        Assert.Equal(canShrink ? 0 : 1, again.Skipped.Count);
    }

    [Fact]
    public void A_ledger_that_lost_its_content_says_so_and_everything_is_novel()
    {
        var ledger = new NoveltyLedger(Ledger);
        ledger.Remember("bot", "one");
        File.WriteAllText(Ledger, "");
        Assert.False(ledger.HasDone("bot", "one"));
        Assert.Contains("shorter", Assert.Single(ledger.Skipped).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ledger_that_can_not_be_read_throws_instead_of_guessing()
    {
        Assert.ThrowsAny<IOException>(() => new NoveltyLedger(_folder["no/ledger"]));
        Directory.CreateDirectory(_folder["folder"]);
        Assert.ThrowsAny<Exception>(() => new NoveltyLedger(_folder["folder"]));
        File.WriteAllText(Ledger, "", Encoding.ASCII);
        Assert.Empty(new NoveltyLedger(Ledger).Skipped);
    }
}
