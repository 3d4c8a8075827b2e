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
        Assert.Contains(grant.Test, (string[])["always", "value", "default", "policy", "passed", "lasting", "wide"]);
        Assert.Equal(grant.Test is not "always", !grant.Settings.IsEmpty);
        Assert.Equal(grant.Test is "value" or "default" or "wide", !grant.Values.IsEmpty);
        Assert.True(grant.Test is not "policy" || grant.Says is "{value}", grant.Says);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_type_that_can_be_read_has_the_call(string id)
    {
        var grant = Named(id);
        var stems = grant.Members.Where(static member => !PermissionGrant.IsOpen(member)).Select(Families.Stem).Distinct().ToArray();
        foreach (var type in grant.Types.Where(type => stems.Length > 0 && Sdk.Has(type)))
            Assert.True(stems.Any(stem => Has(type, stem)), $"{type} has none of them");
        foreach (var stem in grant.Types.All(Sdk.Has) ? stems : [])
            Assert.True(grant.Types.Any(type => Has(type, stem)), $"Nobody has {stem}");

        static bool Has(string type, string stem) => !Sdk.Methods(type, name => Families.Stem(name) == stem).IsEmpty;
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_call_has_the_setting(string id)
    {
        var grant = Named(id);
        var plain = grant.Settings.Where(static setting => !IsDeep(setting)).ToArray();
        foreach (var type in grant.Types.Where(type => plain.Length > 0 && !grant.Members.Any(PermissionGrant.IsOpen) && Sdk.Has(type)))
            Assert.True(
                plain.Any(setting => Sdk.Methods(type, grant.Members.Contains).Any(method => Sdk.HasSetting(method, setting)) || Sdk.HasProperty(type.Split('.')[^1], setting)),
                $"{type} has none of {string.Join(", ", plain)}");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_lies_deeper_is_there(string id)
    {
        var grant = Named(id);
        foreach (var setting in grant.Types.Any(Sdk.Has) ? grant.Settings.Append(grant.Also?.Name ?? "").Where(IsDeep) : [])
            Assert.True(Sdk.HasProperty(setting.Split('.')[0], setting.Split('.')[1]) || Older.Contains(setting), setting);
    }

    [Fact]
    public void What_takes_rights_whole_is_there()
    {
        foreach (var (type, members) in AmbientAuthority.Offers.Where(static offer => Sdk.Has(offer.Type)))
            Assert.True(!Sdk.Methods(type, members.Contains).IsEmpty, $"{type} has none of them");
    }

    /// <summary>What only releases had that aren't read here.</summary>
    private static readonly string[] Older = ["V1Subject.Name", "IpPermission.IpRanges"];

    private static bool IsDeep(string setting) => setting.Contains('.', StringComparison.Ordinal);

    private static PermissionGrant Named(string id) => PermissionGrant.All.Single(grant => grant.Id == id);
}
