namespace AgentSafety.Tests;

/// <summary>Names are compared as people see them.</summary>
public class LookAlikes
{
    [Theory]
    [InlineData("deploy-bot", "deploy-bot\U000E0041")] // a tag, beyond the first plane
    [InlineData("deploy-bot", "deploy\uFE0F-bot")] // a variation selector
    [InlineData("deploy-bot", "deploy\U000E0100-bot")] // another
    [InlineData("deploy-bot", "deploy-bot\u3164")] // a filler that counts as a letter
    [InlineData("deploy-bot", "deploy-bot\u034F")] // a joiner that counts as a mark
    [InlineData("deploy-bot", "d\u0435pl\u043Ey-b\u043Et")] // Cyrillic e and o
    [InlineData("OSCAR", "\u039F\u0405\u0421\u0391R")] // Greek O, Cyrillic S and C, Greek A
    [InlineData("No\u00EBl", "No\u0451l")] // a mark on a Cyrillic letter
    [InlineData("Ada Lovelace", "Ada \u00A0 Lovelace")] // more spaces between
    public async Task Who_asks_can_not_approve_under_a_name_that_only_looks_different_to_a_computer(string agent, string approver)
    {
        foreach (var (asks, approves) in new[] { (agent, approver), (approver, agent) })
        {
            var (ran, thrown) = await Guarded.With(options => (options.Agent, options.Gate) = (asks, TestGate.Approving(approves))).TryAsync(new("wipe"));
            Assert.False(ran);
            Assert.Contains("who asks can't approve", Assert.IsType<ApprovalDeniedException>(thrown).Message, StringComparison.Ordinal);
        }

        Assert.False((await Guarded.With(options => options.Gate = new QuorumGate(2, TestGate.Approving(agent), TestGate.Approving(approver))).TryAsync(new("wipe"))).Ran);
    }

    [Theory]
    [InlineData("\u200B")]
    [InlineData("\u3164")]
    [InlineData("\U000E0020")]
    public async Task A_name_that_nobody_sees_is_nobodys(string name)
    {
        Assert.False((await Guarded.With(options => options.Gate = TestGate.Approving(name)).TryAsync(new("wipe"))).Ran);
        Assert.False((await Guarded.With(options => options.Gate = new QuorumGate(2, TestGate.Approving("Ada"), TestGate.Approving(name))).TryAsync(new("wipe"))).Ran);
    }

    [Fact]
    public async Task Half_a_character_makes_no_other_name_and_keeps_nobody_else_from_voting()
    {
        Assert.IsType<ApprovalDeniedException>((await Guarded.With(options => (options.Agent, options.Gate) = ("bot", TestGate.Approving("bot\uD800"))).TryAsync(new("wipe"))).Thrown);
        string[] people = ["bot", "\uDC00bot", "Ada", "Grace"];
        var gates = people.Select(person => TestGate.Approving(person));
        Assert.True((await Guarded.With(options => (options.Agent, options.Gate) = ("bot", new QuorumGate(2, [.. gates]))).TryAsync(new("wipe"))).Ran);
    }

    [Fact]
    public async Task Different_people_stay_different()
    {
        string[] people = ["Ada", "Grace", "Ian", "Lan", "\u0410\u043D\u043D\u0430", "No\u00EBl", "Noel", "\u674E"];
        Assert.True((await Guarded.With(options => options.Gate = new QuorumGate(people.Length, [.. people.Select(person => TestGate.Approving(person))])).TryAsync(new("wipe"))).Ran);
    }

    [Theory]
    [InlineData("\u3164", "\\u3164")]
    [InlineData("a\u2800b", "a\\u2800b")]
    [InlineData("\u115F\uFFA0", "\\u115F\\uFFA0")]
    public void A_filler_is_shown_as_what_it_is(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));
}
