using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests.Operations;

/// <summary>Calls that destroy by what they are given: a request whose type is the operation, a number that is zero, a set that is whole.</summary>
public sealed class RequestsAndSettings
{
    [Theory]
    [InlineData("await [|Any.ExecuteAsync(new TerminateInstancesRequest([id]))|];")]
    [InlineData("await [|Any.SendAsync<TerminateInstancesRequest>(new TerminateInstancesRequest([id]))|];")]
    [InlineData("await [|Any.ExecuteAsync(new TerminateInstancesRequest([id]) { DryRun = id == \"\" })|];")]
    [InlineData("await Any.ExecuteAsync(new TerminateInstancesRequest([id]) { DryRun = true });")]
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
    [InlineData("var user = await db.Users.FindAsync(id); [|db.Users.Remove(user!)|]; await db.SaveChangesAsync();")]
    [InlineData("[|db.Remove(new User { Id = id })|]; await db.SaveChangesAsync();")]
    [InlineData("[|db.Users.RemoveRange(db.Users.Where(user => user.Id == id))|]; db.SaveChanges();")]
    [InlineData("[|db.RemoveRange(db.Users.Where(user => user.Id == id))|]; db.SaveChanges();")]
    [InlineData("var user = await db.Users.FindAsync(id); [|db.Set<User>().Remove(user!)|]; await db.SaveChangesAsync();")]
    [InlineData("var user = await db.Users.FindAsync(id); AgentGuard.EnsureApproved(\"user\"); db.Users.Remove(user!); await db.SaveChangesAsync();")]
    [InlineData("var list = db.Users.ToList(); list.Remove(list[0]); await db.SaveChangesAsync();")]
    [InlineData("var user = await db.Users.FindAsync(id); user!.Orders.Remove(user.Orders[0]); await db.SaveChangesAsync();")] // the row stays where the key may be null
    [InlineData("var user = await db.Users.FindAsync(id); db.Users.Local.Remove(user!); await db.SaveChangesAsync();")]
    [InlineData("db.ChangeTracker.Clear(); db.Add(new User()); await db.SaveChangesAsync();")]
    [InlineData("var user = await db.Users.FindAsync(id); db.Entry(user!).State = EntityState.Modified; await db.SaveChangesAsync();")]
    public Task What_is_taken_out_of_a_table_is_deleted(string body) => Verify.Unprotected($$"""
        using Microsoft.EntityFrameworkCore;
        public class User { public int Id { get; set; } public List<Order> Orders { get; } = []; }
        public class Order { public int Id { get; set; } }
        public class Shop : DbContext { public DbSet<User> Users { get; set; } = null!; }
        public class Tools(Shop db) { [McpServerTool] public async Task Run(int id) { {{body}} await Task.Yield(); } }
        """);

    [Theory]
    [InlineData("[|Process.GetProcessById(pid).Kill()|];")]
    [InlineData("var process = Process.GetProcessById(pid!.Value); [|process.Kill(entireProcessTree: true)|];", "int? pid")]
    [InlineData("Process? process = null; try { process = Process.GetProcessById(pid); } catch (ArgumentException) { } process?[|.Kill()|];")]
    [InlineData("foreach (var process in Process.GetProcessesByName(name)) [|process.Kill()|];", "string name")]
    [InlineData("foreach (var one in pids) [|Process.GetProcessById(one).Kill()|];", "int[] pids")]
    [InlineData("[|Process.GetProcessById(int.Parse(pid)).Kill()|];", "string pid")]
    [InlineData("var found = Process.GetProcesses().FirstOrDefault(process => process.ProcessName.Contains(name)); if (found != null) [|found.Kill()|];", "string name")]
    [InlineData("[|Killer.End(pid)|];")]
    [InlineData("using var started = Process.Start(\"dotnet\", \"--info\"); if (!started.WaitForExit(pid)) started.Kill(true);")]
    [InlineData("using var started = new Process(); started.Start(); started.Kill();")]
    [InlineData("_started?.Kill();")]
    [InlineData("Process.GetProcessById(_started!.Id).Kill();")]
    [InlineData("Process.GetProcessById(Environment.ProcessId).Kill();")]
    [InlineData("Process.GetProcessById(pid).Refresh();")]
    [InlineData("AgentGuard.EnsureApproved(\"end\"); Process.GetProcessById(pid).Kill();")]
    public Task A_process_that_is_found_is_somebodys(string body, string parameter = "int pid") => Verify.Unprotected($$"""
        using System.Diagnostics;
        public static class Killer { public static void End(int id) => Process.GetProcessById(id).Kill(); }
        public class Tools { private Process? _started; [McpServerTool] public void Run({{parameter}}) { {{body}} } }
        """);

    [Theory]
    [InlineData("[|Registry.CurrentUser.DeleteSubKeyTree(key)|];")]
    [InlineData("[|Registry.LocalMachine.DeleteSubKey(key, false)|];")]
    [InlineData("using var opened = Registry.CurrentUser.OpenSubKey(key, true); opened?[|.DeleteValue(key)|];")]
    [InlineData("using var opened = Registry.CurrentUser.OpenSubKey(key); opened?.GetValue(key);")]
    [InlineData("Registry.SetValue(key, \"name\", 1);")]
    [InlineData("if (key is @\"Software\\Ours\") Registry.CurrentUser.DeleteSubKeyTree(key);")]
    public Task Keys_of_the_registry_are_missed(string body) => Verify.Unprotected($$"""
        #pragma warning disable CA1416 // the registry is Windows'
        using Microsoft.Win32;
        public class Tools { [McpServerTool] public void Run(string key) { {{body}} } }
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
