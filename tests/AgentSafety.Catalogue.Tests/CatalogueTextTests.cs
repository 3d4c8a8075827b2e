using System.Text.RegularExpressions;
using AgentSafety.Configuration;
using AgentSafety.Operations;

namespace AgentSafety.Catalogue.Tests;

public sealed class CatalogueTextTests
{
    public static TheoryData<string> Files => [.. Families.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_line_is_a_family(string file) =>
        Assert.All(ConfigurationFile.Read(Families.TextOf(file)), static entry => Assert.True(CatalogueLine.Read(entry.Fields) is not null, entry.Line.ToString()));

    [Fact]
    public void No_two_families_share_an_id() =>
        Assert.Empty(BuiltInOperations.All.GroupBy(static family => family.Id).Where(static group => group.Count() > 1).Select(static group => group.Key));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_holds_what_its_name_says(string file)
    {
        string[] prefixes = file switch
        {
            "additions" => ["aws", "azure", "file", "github", "kafka", "mail", "rabbitmq", "redis"],
            "executors" => ["ssh", "docker", "kubernetes", "process", "powershell", "script", "assembly", "request"],
            "databases" => ["sql", "efcore", "mongodb", "redis", "elasticsearch", "linq2db", "qdrant", "nest", "litedb", "influxdb", "minio", "etcd", "consul"],
            "messaging" => ["kafka", "rabbitmq", "nats", "hangfire"],
            "directories" => ["ldap"],
            "processes-and-files" => ["process", "file", "registry"],
            "source-control" => ["github", "git"],
            "infrastructure" => ["pulumi"],
            _ => [file],
        };
        Assert.All(Families.In(file), family => Assert.Contains(family.Id.Split('.')[0], prefixes));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_families_of_a_service_stand_together(string file)
    {
        var services = Families.In(file).Select(static family => string.Join('.', family.Id.Split('.').SkipLast(1).Take(2))).ToArray();
        var blocks = services.Where((service, index) => index == 0 || services[index - 1] != service).ToArray();

        Assert.Equal(blocks.Distinct(), blocks);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_file_explains_itself(string file) =>
        Assert.StartsWith("# ", Families.TextOf(file).ToString(), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_family_names_what_it_does_and_the_way_back(string file) => Assert.All(Families.In(file), static family =>
    {
        Assert.Matches(new Regex(@"^[a-z0-9]+(\.[a-z0-9-]+)+$"), family.Id);
        Assert.Matches(new Regex(@"^[a-z].*[^. ]$"), family.Summary);
        Assert.NotEmpty(family.Types);
        Assert.NotEmpty(family.Members);
        Assert.Equal(family.Members.Distinct(), family.Members);
        Assert.False(string.IsNullOrEmpty(family.Rollback), family.Id);
        Assert.True(family.Everything is null or "always" or "unfiltered" or "empty filter" or "match all" || family.Everything.Split(' ', 2) is ["without" or "prefix", _], family.Everything);
        Assert.True(family.When is null or "attribute" or "handed over" || family.RunsText || family.When.Split(" and ").All(Families.IsCondition), family.When);
    });

    [Fact]
    public void What_only_adds_stands_apart() =>
        Assert.Equal(Families.In("additions").Select(static family => family.Id), BuiltInOperations.All.Where(static family => !family.Destroys).Select(static family => family.Id));

    [Theory]
    [InlineData("aws", 60, "ec2", "s3", "sqs", "dynamodb", "rds", "cloudformation")]
    [InlineData("azure", 30, "arm", "blobs", "queues", "tables", "files", "keyvault", "cosmos", "resource")]
    [InlineData("kubernetes", 15, "core", "apps", "extensions", "custom")]
    public void A_provider_is_covered(string file, int atLeast, params string[] services)
    {
        Assert.InRange(Families.In(file).Count(), atLeast, int.MaxValue);
        Assert.Empty(services.Except(Families.In(file).Select(static family => family.Id.Split('.')[1])));
    }

    [Theory]
    [InlineData("sql", "efcore", "mongodb", "redis", "kafka", "process", "file", "docker", "github")]
    public void The_other_ways_to_destroy_are_covered(params string[] prefixes) =>
        Assert.Empty(prefixes.Except(BuiltInOperations.All.Select(static family => family.Id.Split('.')[0])));
}
