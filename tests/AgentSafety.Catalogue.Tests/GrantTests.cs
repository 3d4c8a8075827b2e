using AgentSafety.Operations;

namespace AgentSafety.Catalogue.Tests;

/// <summary>What widens permissions, as data: a line that nothing can fit is no line.</summary>
public sealed class GrantTests
{
    public static TheoryData<string> Ids => [.. PermissionGrant.All.Select(static grant => grant.Id)];

    [Fact]
    public void No_two_share_an_id() => Assert.Equal(PermissionGrant.All.Length, PermissionGrant.All.Select(static grant => grant.Id).Distinct().Count());

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_line_says_what_it_asks(string id)
    {
        var grant = Named(id);
        Assert.Contains(grant.Test, (string[])["always", "value", "policy", "passed"]);
        Assert.Equal(grant.Test is not "always", grant.Setting.Length > 0);
        Assert.Equal(grant.Test is "value", !grant.Values.IsEmpty);
        Assert.True(grant.Test is not "policy" || grant.Says is "{value}", grant.Says);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_type_that_can_be_read_has_the_call(string id)
    {
        var grant = Named(id);
        foreach (var type in grant.Types.Where(Sdk.Has))
            foreach (var stem in grant.Members.Select(Families.Stem).Distinct())
                Assert.True(!Sdk.Methods(type, name => Families.Stem(name) == stem).IsEmpty, $"{type} has no {stem}");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_call_has_the_setting(string id)
    {
        var grant = Named(id);
        foreach (var type in grant.Types.Where(type => grant.Setting.Length > 0 && !grant.Setting.Contains('.', StringComparison.Ordinal) && Sdk.Has(type)))
            Assert.Contains(Sdk.Methods(type, grant.Members.Contains), method => Sdk.HasSetting(method, grant.Setting));
    }

    private static PermissionGrant Named(string id) => PermissionGrant.All.Single(grant => grant.Id == id);
}
