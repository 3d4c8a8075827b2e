using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace AgentSafety.Tests;

/// <summary>What is allowed within is allowed outside: whatever is granted inside, power only gets less.</summary>
public class ScopesNarrow
{
    private static readonly Gen<string> Name = Gen.String[Gen.Char["ab/*?["], 1, 4];
    private static readonly string[] Globs = ["a", "b", "a*", "*", "**", "a/**", "?", "[*]", "a/*", ""];
    private static readonly Gen<string> Glob = Gen.Int[0, Globs.Length - 1].Select(index => Globs[index]);

    private static readonly Gen<Capability> Capabilities = Gen.Select(Glob.Array[0, 3], Glob.Array[0, 3], Gen.Int[1, 3].Nullable(), Gen.Int[1, 3].Nullable(), Gen.Int[-1, 1].Nullable(), Gen.Int[0, 2].Select(place => place switch { 0 => null, 1 => "here", _ => "there" }))
        .Select((operations, resources, count, rate, until, environment) => new Capability
        {
            Operations = operations,
            Resources = resources,
            Count = count,
            Rate = rate is { } number ? new(number, TimeSpan.FromMinutes(1)) : null,
            Until = until is { } hours ? new FakeTimeProvider().Start.AddHours(hours) : null,
            Environment = environment,
        });

    private static readonly Gen<(string Operation, string[] Targets)[]> Tries = Gen.Select(Name, Name.Array[0, 3]).Array[1, 8];

    [Fact]
    public Task Nothing_is_allowed_inside_that_is_not_allowed_outside() => Gen.Select(Capabilities, Capabilities, Tries).SampleAsync(async (outer, inner, tries) =>
    {
        var (wide, narrow) = (await CountAsync(tries, outer), await CountAsync(tries, outer, inner));
        Assert.All(wide.Zip(narrow), pair => Assert.True(pair.First || !pair.Second || outer.Count is not null || outer.Rate is not null));
        Assert.True(narrow.Count(ran => ran) <= (await CountAsync(tries, inner)).Count(ran => ran) || inner.Count is not null || inner.Rate is not null);
        Assert.True(Cost(tries, narrow) <= (outer.Count ?? int.MaxValue) && Cost(tries, narrow) <= (inner.Count ?? int.MaxValue));
        Assert.True(Cost(tries, narrow) <= (outer.Rate?.Count ?? int.MaxValue) && Cost(tries, narrow) <= (inner.Rate?.Count ?? int.MaxValue));
    }, iter: 1000, threads: 1);

    [Fact]
    public Task The_least_capability_allows_this_act_once_and_no_other() => Gen.Select(Capabilities, Name, Name.Array[0, 3], Name, Name.Array[0, 3]).SampleAsync(async (capability, operation, targets, other, others) =>
    {
        CapabilityExplanation explanation;
        using (CapabilityScope.Begin(capability))
            explanation = CapabilityCheck.Explain(Settings(), new(operation, targets));

        Assert.Equal(explanation.IsAllowed, (await CountAsync([(operation, targets)], capability))[0]);
        if (explanation.LeastCapability is not { } least)
            return;

        Assert.NotNull(explanation.Reason);
        Assert.True(await CountAsync([(operation, targets), (operation, targets)], least) is [true, false]);
        var isOther = other != operation || others.Except(targets).Any() || (others.Length == 0) != (targets.Length == 0);
        Assert.Equal(!isOther && others.Length <= targets.Length, (await CountAsync([(other, others)], least))[0]);
    }, iter: 2000, threads: 1);

    [Theory]
    [InlineData("preview-*", "preview-1", true)]
    [InlineData("preview-*", "preview-", true)]
    [InlineData("preview-*", "Preview-1", false)]
    [InlineData("preview-*", "preview-1/../production", false)]
    [InlineData("tmp/*", "tmp/a", true)]
    [InlineData("tmp/*", "tmp/a/b", false)]
    [InlineData("tmp/**", "tmp/a/b", true)]
    [InlineData("tmp/**", "tmp/../etc", false)]
    [InlineData("**", "a/../b", false)]
    [InlineData("a/../b", "a/../b", true)]
    [InlineData("tmp/??/etc", "tmp/../etc", false)]
    [InlineData("tmp/[?]?/etc", "tmp/?x/etc", true)]
    [InlineData("tmp/**", "tmp/.", false)]
    [InlineData("tmp/*", "tmp/. ", false)]
    [InlineData("tmp/**", "tmp/.. /etc", false)]
    [InlineData("tmp/*", "tmp/.git", true)]
    [InlineData("tmp/*", "tmp/ ", true)]
    [InlineData("https://a/preview/**", "https://a/preview/%2e%2E/production", false)]
    [InlineData("https://a/preview/**", "https://a/preview/x%2F..%5cproduction", false)]
    [InlineData("https://a/preview/**", "https://a/preview/50%25", true)]
    [InlineData("**/b", "a/c/b", true)]
    [InlineData("a**b*c", "axx/b-c", true)]
    [InlineData("*a*b", "aab", true)]
    [InlineData("*", "", false)]
    [InlineData("**", "", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("?", "/", false)]
    [InlineData("a[*]", "a*", true)]
    [InlineData("a[*]", "ab", false)]
    public void A_pattern_matches_the_whole_name(string pattern, string name, bool matches) => Assert.Equal(matches, Pattern.Matches(pattern, name));

    [Fact]
    public void A_pattern_made_for_a_name_matches_it_alone() => Gen.Select(Name, Name).Sample((name, other) =>
        Assert.Equal(name == other, Pattern.Matches(Pattern.Exactly(name), other)));

    [Fact]
    public async Task A_scope_is_not_seen_by_siblings_nor_after_its_end()
    {
        using var agreed = new SemaphoreSlim(0);
        var guard = new ConfiguredGuard(Settings());
        var inside = Task.Run(async () =>
        {
            using (CapabilityScope.Begin(new() { Operations = ["wipe"], Resources = ["disk"] }))
            {
                Assert.True((await Task.Run(() => guard.TryAsync(new("wipe", "disk"), inScope: true))).Ran); // what it starts is in it
                await agreed.WaitAsync();
                return Task.Run(async () => { await agreed.WaitAsync(); return await guard.TryAsync(new("wipe", "disk"), inScope: true); });
            }
        });
        Assert.False((await guard.TryAsync(new("wipe", "disk"), inScope: true)).Ran);
        agreed.Release();
        var leftBehind = await inside;
        agreed.Release();
        Assert.Contains("has ended", (await leftBehind).Thrown!.Message, StringComparison.Ordinal);
    }

    private static GuardSettings Settings() => new(new() { Time = new FakeTimeProvider(), Environment = "here", Gate = TestGate.Approving() });

    private static async Task<bool[]> CountAsync((string Operation, string[] Targets)[] tries, params Capability[] capabilities)
    {
        var guard = new ConfiguredGuard(Settings());
        var scopes = capabilities.Select(CapabilityScope.Begin).ToList();
        var ran = new List<bool>();
        foreach (var (operation, targets) in tries)
            ran.Add(!string.IsNullOrWhiteSpace(operation) && (await guard.TryAsync(new(operation, targets), inScope: true)).Ran);

        Enumerable.Reverse(scopes).ToList().ForEach(scope => scope.Dispose());
        return [.. ran];
    }

    private static int Cost((string Operation, string[] Targets)[] tries, bool[] ran) => tries.Zip(ran).Where(pair => pair.Second).Sum(pair => Math.Max(1, pair.First.Targets.Length));
}
