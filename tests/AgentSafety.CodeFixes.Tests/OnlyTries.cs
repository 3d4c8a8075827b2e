using AgentSafety.Rules;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>A dry run, where there is one: nothing is destroyed then.</summary>
public class OnlyTries
{
    private static readonly FixVerifier<PathAnalyzer, OnlyTryFix> Verify = new();

    [Theory]
    [InlineData("await [|ec2.TerminateInstancesAsync(new TerminateInstancesRequest([id]))|];", "await ec2.TerminateInstancesAsync(new TerminateInstancesRequest([id]) { DryRun = true });")]
    [InlineData("await [|ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = id /* it */ })|];", "await ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = id, DryRun = true /* it */ });")]
    [InlineData("await [|ec2.DeleteSubnetAsync(new() { SubnetId = id, DryRun = false })|];", "await ec2.DeleteSubnetAsync(new() { SubnetId = id, DryRun = true });")]
    [InlineData("var request = new DeleteSubnetRequest { SubnetId = id }; await [|ec2.DeleteSubnetAsync(request)|];", "var request = new DeleteSubnetRequest { SubnetId = id, DryRun = true }; await ec2.DeleteSubnetAsync(request);")]
    [InlineData("await [|pods.DeleteNamespaceAsync(id)|];", "await pods.DeleteNamespaceAsync(id, dryRun: \"All\");")]
    [InlineData("[|Process.Start(\"git\", \"clean -fd\")|];", "Process.Start(\"git\", \"clean -fd --dry-run\");")]
    [InlineData("[|Process.Start(\"kubectl\", $\"delete namespace {id}\")|];", "Process.Start(\"kubectl\", $\"delete namespace {id} --dry-run=server\");")]
    [InlineData("[|Process.Start(new ProcessStartInfo(\"helm\", [\"uninstall\", id]))|];", "Process.Start(new ProcessStartInfo(\"helm\", [\"uninstall\", id, \"--dry-run\"]));")]
    [InlineData("[|Process.Start(\"terraform\", $\"destroy -auto-approve -var env={id}\")|];", "Process.Start(\"terraform\", $\"plan -destroy -var env={id}\");")]
    [InlineData("[|Process.Start(\"tofu\", \"-chdir=destroy/ apply -destroy -auto-approve\")|];", "Process.Start(\"tofu\", \"-chdir=destroy/ plan -destroy\");")]
    [InlineData("[|Process.Start(new ProcessStartInfo(\"terraform\", [\"destroy\", \"-auto-approve\", id]))|];", "Process.Start(new ProcessStartInfo(\"terraform\", [\"plan\", \"-destroy\", id]));")]
    public Task Where_that_is_a_setting_an_argument_or_a_flag(string before, string after) => Verify.Fixes(File(before), File(after));

    [Fact]
    public Task Where_the_way_back_is_taken_off() => new FixVerifier<PathAnalyzer, OnlyTryFix> { Rule = "AGS4001" }.Fixes(
        File("await ec2.DeregisterImageAsync(new DeregisterImageRequest { ImageId = id, [|DeleteAssociatedSnapshots = true|] });"),
        File("await ec2.DeregisterImageAsync(new DeregisterImageRequest { ImageId = id, DeleteAssociatedSnapshots = true, DryRun = true });"));

    [Theory]
    [InlineData("await [|s3.DeleteBucketAsync(id)|];")] // there is none
    [InlineData("await [|ec2.DeleteSubnetAsync(request)|];")] // made elsewhere
    [InlineData("await [|ec2.DeleteSubnetAsync(new() { SubnetId = id, DryRun = id == \"\" })|];")] // somebody decides
    [InlineData("await [|Further(id)|];")]
    [InlineData("[|Process.Start(\"terraform\", \"destroy -target destroy\")|];")] // which of them?
    [InlineData("[|Process.Start(\"bash\", \"-c \\\"git clean -fd && ls\\\"\")|];")]
    [InlineData("[|Process.Start(\"ssh\", \"host git clean -fd\")|];")]
    public Task Nothing_where_there_is_none_or_more_would_have_to_be_known(string body) => Verify.OffersNothing(File(body));

    private static string File(string body) => $$"""
        using System.Diagnostics;
        using System.Threading.Tasks;
        using Amazon.EC2;
        using Amazon.EC2.Model;
        using Amazon.S3;
        using k8s;
        using ModelContextProtocol.Server;

        public class Tools(IAmazonEC2 ec2, IAmazonS3 s3, ICoreV1Operations pods, DeleteSubnetRequest request)
        {
            public object[] Mine => new object[] { ec2, s3, pods, request };

            [McpServerTool]
            public async Task Run(string id)
            {
                {{body}}
                await Task.Yield();
            }

            private Task Further(string id) => ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = id });
        }

        namespace k8s
        {
            public interface ICoreV1Operations { Task DeleteNamespaceAsync(string name, string? dryRun = null); }
        }

        """;
}
