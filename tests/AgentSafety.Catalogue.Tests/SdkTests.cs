using AgentSafety.Operations;

namespace AgentSafety.Catalogue.Tests;

/// <summary>The catalogue against the assemblies it speaks of: a name that no SDK has finds nothing, and nobody would notice.</summary>
public sealed class SdkTests(ITestOutputHelper output)
{
    public static TheoryData<string> Ids => [.. BuiltInOperations.All.Where(static family => family.When is not "handed over").Select(static family => family.Id)];

    public static TheoryData<string> IdsOfValues => [.. BuiltInOperations.All.Where(static family => family.When is "handed over").Select(static family => family.Id)];

    public static TheoryData<string> IdsWithDryRun => [.. BuiltInOperations.All.Where(static family => family.DryRun is not null).Select(static family => family.Id)];

    public static TheoryData<string> IdsWithDanger => [.. BuiltInOperations.All.Where(static family => !family.Danger.IsEmpty || !family.Abrupt.IsEmpty).Select(static family => family.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_type_has_every_operation(string id)
    {
        var family = Families.Named(id);
        foreach (var type in Families.Restorable(family))
        {
            Assert.True(Sdk.Has(type), $"no assembly has {type}");
            foreach (var stem in family.Members.Select(Families.Stem).Distinct())
                Assert.True(!Sdk.Methods(type, name => Families.Stem(name) == stem).IsEmpty, $"{type} has no {stem}");
        }
    }

    [Theory]
    [MemberData(nameof(IdsOfValues))]
    public void A_value_that_is_handed_over_is_there(string id) => Assert.All(
        Families.Named(id).Types, type => Assert.All(Families.Named(id).Members, member => Assert.True(Sdk.HasValue(type, member), $"{type} has no {member}")));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_member_is_the_name_of_a_method(string id)
    {
        var family = Families.Named(id);
        if (Families.Restorable(family) is { IsEmpty: false } types)
            Assert.All(family.Members, member => Assert.True(types.Any(type => !Sdk.Methods(type, name => name == member).IsEmpty), $"nothing has {member}"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void No_form_of_an_operation_is_forgotten(string id)
    {
        var family = Families.Named(id);
        var stems = family.Members.Select(Families.Stem).ToHashSet();
        foreach (var type in Families.Restorable(family))
            Assert.Empty(Sdk.Methods(type, name => stems.Contains(Families.Stem(name))).Select(static method => method.Name).Distinct().Except(family.Members));
    }

    [Theory]
    [MemberData(nameof(IdsWithDryRun))]
    public void A_dry_run_is_a_setting_of_every_operation(string id)
    {
        var family = Families.Named(id);
        foreach (var type in Families.Restorable(family))
            foreach (var stem in family.Members.Select(Families.Stem).Distinct())
                Assert.Contains(Sdk.Methods(type, name => Families.Stem(name) == stem), method => Sdk.HasSetting(method, family.DryRun!.Value.Name));
    }

    [Theory]
    [MemberData(nameof(IdsWithDanger))]
    public void A_danger_is_a_setting_of_an_operation(string id)
    {
        var family = Families.Named(id);
        foreach (var type in Families.Restorable(family))
            Assert.All(family.Danger.Concat(family.Abrupt), danger => Assert.Contains(Sdk.Methods(type, family.Members.Contains), method => Sdk.HasSetting(method, danger.Name)));
    }

    [Fact]
    public void A_condition_names_a_parameter() => Assert.All(
        from family in BuiltInOperations.All
        from condition in family.When?.Split(" and ") ?? []
        where condition.Contains('=', StringComparison.Ordinal) && !condition.StartsWith("patched ", StringComparison.Ordinal) || condition.StartsWith("arbitrary ", StringComparison.Ordinal)
        select (family, name: condition.Split('=')[0].Split(' ')[^1]),
        static asked => Assert.All(Families.Restorable(asked.family), type => Assert.Contains(Sdk.Methods(type, asked.family.Members.Contains), method => Sdk.HasSetting(method, asked.name))));

    [Fact]
    public void A_text_is_run_from_a_parameter_or_setting() => Assert.All(
        BuiltInOperations.All.Where(static family => family.When?.Contains(" in ", StringComparison.Ordinal) is true),
        static family => Assert.All(Families.Restorable(family), type => Assert.Contains(Sdk.Methods(type, family.Members.Contains), method => Sdk.HasSetting(method, family.When!.Split(' ')[2]))));

    [Fact]
    public void What_narrows_is_a_setting_of_an_operation() => Assert.All(
        BuiltInOperations.All.Where(static family => family.Everything?.StartsWith("without ", StringComparison.Ordinal) is true),
        static family => Assert.All(Families.Restorable(family), type => Assert.All(
            family.Everything!["without ".Length..].Split(", "),
            setting => Assert.Contains(Sdk.Methods(type, family.Members.Contains), method => Sdk.HasSetting(method, setting)))));

    [Fact]
    public void A_prefix_is_a_parameter_of_every_operation() => Assert.All(
        BuiltInOperations.All.Where(static family => family.Everything?.StartsWith("prefix ", StringComparison.Ordinal) is true),
        static family => Assert.All(Families.Restorable(family), type => Assert.All(Sdk.Methods(type, family.Members.Contains), method => Assert.True(Sdk.HasSetting(method, family.Everything!["prefix ".Length..]), method.Name))));

    [Fact]
    public void What_makes_one_is_a_method_beside_it() => Assert.All(
        from family in BuiltInOperations.All
        where !Families.Restorable(family).IsEmpty
        from maker in family.MadeBy
        select (family, maker),
        static made => Assert.Contains(Families.Restorable(made.family), type => !Sdk.Methods(type, name => name == made.maker).IsEmpty));

    /// <summary>The first family that fits a call is the one that is told.</summary>
    [Fact]
    public void The_narrower_family_comes_first()
    {
        var families = BuiltInOperations.All;
        Assert.Empty(
            from wide in Enumerable.Range(0, families.Length)
            from narrow in Enumerable.Range(wide + 1, families.Length - wide - 1)
            where families[wide].Members.Intersect(families[narrow].Members).Any()
            from wideType in Families.Restorable(families[wide])
            from narrowType in Families.Restorable(families[narrow])
            where Sdk.Derives(narrowType, wideType)
            select $"{families[narrow].Id} is hidden by {families[wide].Id}");
    }

    [Fact]
    public void What_is_excused_is_in_the_catalogue_and_in_no_assembly()
    {
        var types = BuiltInOperations.All.SelectMany(static family => family.Types).ToArray();
        Assert.All(Families.Unrestorable, entry =>
        {
            Assert.NotEmpty(entry.Reason);
            Assert.Contains(types, type => Families.IsCovered(type, entry.Prefix));
        });
        Assert.DoesNotContain(types.Where(Families.IsUnrestorable), Sdk.Has);
    }

    [Fact]
    public void Most_of_the_required_services_are_checked_against_their_assemblies()
    {
        foreach (var file in Families.Files)
        {
            var families = Families.In(file).ToArray();
            output.WriteLine($"{file}: {families.Length} families, {families.Count(static family => !Families.Restorable(family).IsEmpty)} of them checked");
        }

        string[] required = ["aws.ec2.", "aws.s3.", "aws.sqs.", "aws.dynamodb.", "azure.arm.", "azure.blobs.", "kubernetes.", "sql.", "efcore.", "mongodb.", "redis."];
        Assert.All(BuiltInOperations.All.Where(family => required.Any(prefix => family.Id.StartsWith(prefix, StringComparison.Ordinal))),
            static family => Assert.Equal(family.Types, Families.Restorable(family)));
    }
}
