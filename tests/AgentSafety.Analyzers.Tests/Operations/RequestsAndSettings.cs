using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests.Operations;

/// <summary>Calls that destroy by what they are given: a request whose type is the operation, a number that is zero, a set that is whole.</summary>
public sealed class RequestsAndSettings
{
    [Theory]
    [InlineData("await [|Any.ExecuteAsync(new TerminateInstancesRequest([id]))|];")]
    [InlineData("await [|Any.SendAsync<TerminateInstancesRequest>(new TerminateInstancesRequest([id]))|];")]
    [InlineData("await Any.ExecuteAsync(new DescribeInstancesRequest());")]
    [InlineData("var request = new TerminateInstancesRequest([id]); Any.Log(request);")]
    public Task A_request_that_is_handed_over_is_its_operation(string body) => Verify.Analyzes($$"""
        using Amazon.EC2.Model; using Amazon.Runtime;
        public interface IAny { Task ExecuteAsync(AmazonWebServiceRequest request); Task SendAsync<T>(T request) where T : AmazonWebServiceRequest; void Log(object value); }
        public class Tools(IAny Any) { [McpServerTool] public async Task Run(string id) { {{body}} } }
        """);

    [Theory]
    [InlineData("new ContainerExecCreateParameters { Cmd = [\"sh\", \"-c\", id] }", true)]
    [InlineData("parameters", false)] // whoever made them
    [InlineData("new ContainerExecCreateParameters { Cmd = [\"date\"] }", false)]
    [InlineData("new ContainerExecCreateParameters { Cmd = new List<string> { \"date\", \"-u\" } }", false)]
    public Task A_command_in_a_container_is_what_the_model_makes_of_it(string given, bool reports) => Verify.AnalyzesFor(RuleIds.OpenEndedExecutor, $$"""
        using Docker.DotNet; using Docker.DotNet.Models;
        public class Tools(IDockerClient docker, ContainerExecCreateParameters parameters)
        {
            [McpServerTool] public async Task Run(string id) => await {{(reports ? "[|" : "")}}docker.Exec.ExecCreateContainerAsync(id, {{given}}){{(reports ? "|]" : "")}};
        }
        """);

    [Theory]
    [InlineData("[|db.Users.RemoveRange(db.Users)|]; await db.SaveChangesAsync();")]
    [InlineData("[|db.RemoveRange(await db.Users.ToListAsync())|]; await db.SaveChangesAsync();")]
    [InlineData("var all = db.Users.ToList(); [|db.Users.RemoveRange(all)|];")]
    [InlineData("await [|db.Users.ExecuteDeleteAsync()|];")]
    [InlineData("await db.Database.EnsureDeletedAsync();")] // AGS1001
    [InlineData("db.Users.RemoveRange(db.Users.Where(user => user.Id == id)); await db.SaveChangesAsync();")]
    [InlineData("db.Users.Remove(new User()); await db.SaveChangesAsync();")]
    [InlineData("var list = new List<User>(); list.RemoveRange(0, 2); list.Clear();")]
    public Task A_whole_set_is_a_table(string body) => Verify.AnalyzesFor(RuleIds.UnboundedOperation, $$"""
        using Microsoft.EntityFrameworkCore;
        public class User { public int Id { get; set; } }
        public class Shop : DbContext { public DbSet<User> Users { get; set; } = null!; }
        public class Tools(Shop db) { [McpServerTool] public async Task Run(int id) { {{body}} await Task.Yield(); } }
        """);

    [Theory]
    [InlineData("await [|c.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = id })|];")]
    [InlineData("await c.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = id, DryRun = true });")]
    [InlineData("await c.DeleteTagsAsync(new DeleteTagsRequest());")]
    [InlineData("await c.StopInstancesAsync(new StopInstancesRequest());")]
    public Task What_only_changes_is_left_out(string body) => Verify.Analyzes($$"""
        using Amazon.EC2; using Amazon.EC2.Model;
        public class Tools(IAmazonEC2 c) { [McpServerTool] public async Task Run(string id) { {{body}} } }
        """);
}
