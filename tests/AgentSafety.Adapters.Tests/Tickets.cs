namespace AgentSafety.Adapters.Tests;

/// <summary>What ties an answer to its question can't be made, changed, moved, kept or used twice.</summary>
public sealed class Tickets
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Fact]
    public void A_ticket_is_good_for_its_question_where_its_key_is_known()
    {
        using var ledger = new Ledger();
        var ticket = new RoundTripTickets(ledger.Options).Issue("wipe c");
        Assert.True(new RoundTripTickets(ledger.Options).IsGood(ticket, "wipe c"));
        Assert.False(new RoundTripTickets(ledger.Options).IsGood(ticket, "wipe d"));
        Assert.False(new RoundTripTickets(new()).IsGood(ticket, "wipe c"));
    }

    [Fact]
    public void Every_changed_character_is_found()
    {
        var tickets = new RoundTripTickets(new());
        var ticket = tickets.Issue("wipe c");
        for (var i = 0; i < ticket.Length; i++)
        {
            foreach (var other in "0123456789abcdef.- ".Where(other => other != ticket[i]))
                Assert.False(tickets.IsGood(ticket[..i] + other + ticket[(i + 1)..], "wipe c"));

            Assert.False(tickets.IsGood(ticket.Remove(i, 1), "wipe c"));
        }

        Assert.All([null, "", ".", "..", "...", "9999999999..", ticket + "."], wrong => Assert.False(tickets.IsGood(wrong, "wipe c")));
    }

    [Fact]
    public void A_ticket_is_used_once_in_all_processes_that_share_the_ledger()
    {
        using var ledger = new Ledger();
        var (one, other) = (new RoundTripTickets(ledger.Options), new RoundTripTickets(ledger.Options));
        var ticket = one.Issue("wipe c");
        Assert.True(other.TryUse(ticket));
        Assert.False(one.TryUse(ticket));
    }

    [Fact]
    public async Task Of_64_that_race_for_a_ticket_one_gets_it()
    {
        var tickets = new RoundTripTickets(new());
        var ticket = tickets.Issue("wipe c");
        var won = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => tickets.TryUse(ticket))));
        Assert.Single(won, true);
    }

    [Fact]
    public void A_key_that_can_be_guessed_or_that_nobody_remembers_for_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new RoundTripTickets(new() { Key = new byte[31] }));
        Assert.Throws<ArgumentException>(() => new RoundTripTickets(new() { Key = Key }));
    }

    private sealed class Ledger : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("agentsafety-");

        public Ledger() => Options = new() { Key = Key, Used = new NoveltyLedger(Path.Combine(_folder.FullName, "used")) };

        public McpApprovalOptions Options { get; }

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
