using AgentSafety.Operations;

namespace AgentSafety.Analyzers.Tests.Operations;

public sealed class CommandLines
{
    [Theory]
    [InlineData("kubectl delete namespace shop", "command.kubectl.delete")]
    [InlineData("kubectl -n shop delete pod web", "command.kubectl.delete")]
    [InlineData("/usr/local/bin/kubectl --context prod delete ns shop", "command.kubectl.delete")]
    [InlineData("kubectl delete ns shop --dry-run=none", "command.kubectl.delete")]
    [InlineData("terraform destroy -auto-approve", "command.terraform.destroy")]
    [InlineData("terraform -chdir=infra apply -auto-approve", "command.terraform.apply-unasked")]
    [InlineData("rm -rf /data", "command.files.remove")]
    [InlineData("rm -fr /data", "command.files.remove")]
    [InlineData("sudo rm -r /data", "command.files.remove")]
    [InlineData("sh -c \"cd /data && rm -rf *\"", "command.files.remove")]
    [InlineData("bash -lc 'kubectl delete ns shop'", "command.kubectl.delete")]
    [InlineData("powershell.exe -NoProfile -EncodedCommand awB1AGIAZQBjAHQAbAAgAGQAZQBsAGUAdABlACAAbgBzACAAcwBoAG8AcAA=", "command.kubectl.delete")] // kubectl delete ns shop
    [InlineData("pwsh -enc awB1AGIAZQBjAHQAbAAgAGQAZQBsAGUAdABlACAAbgBzACAAcwBoAG8AcAA=", "command.kubectl.delete")]
    [InlineData("cmd.exe /c terraform.exe destroy", "command.terraform.destroy")]
    [InlineData("aws --profile prod ec2 terminate-instances --instance-ids i-1", "command.aws.ec2-terminate")]
    [InlineData("docker system prune -af", "command.docker.prune")]
    [InlineData("git push --force origin main", "command.git.force-push")]
    [InlineData("az group delete --name shop --yes", "command.az.group-delete")]
    [InlineData("echo hi; rm -r /data", "command.files.remove")]
    public void Say_what_they_destroy(string line, string id) => Assert.Equal(id, CommandLineOperations.In(CommandLine.Tokens(line))?.Id);

    [Theory]
    [InlineData("")]
    [InlineData("kubectl get pods")]
    [InlineData("kubectl describe pod delete")]
    [InlineData("kubectl delete ns shop --dry-run=server")]
    [InlineData("aws ec2 terminate-instances --dry-run")]
    [InlineData("terraform plan -destroy")]
    [InlineData("terraform apply plan.out")]
    [InlineData("rm file.txt")]
    [InlineData("git push origin main")]
    [InlineData("git commit -m 'rm -rf /'")]
    [InlineData("git clean -n")]
    [InlineData("pwsh -EncodedCommand awB1AGIAZQBjAHQAbAAgAGcAZQB0ACAAbgBzAA==")] // kubectl get ns
    [InlineData("pwsh -EncodedCommand echo")]
    [InlineData("pwsh -EncodedCommand")]
    [InlineData("bash -encoded awB1AGIAZQBjAHQAbAAgAGQAZQBsAGUAdABlACAAbgBzACAAcwBoAG8AcAA=")] // kubectl delete ns shop
    [InlineData("echo \"rm -rf /\"")]
    [InlineData("dotnet --info")]
    [InlineData("dotnet ef database drop")]
    [InlineData("mykubectl delete ns")]
    [InlineData("helm list")]
    public void Claim_nothing_else(string line) => Assert.Null(CommandLineOperations.In(CommandLine.Tokens(line)));

    [Theory]
    [InlineData("[|Process.Start(\"kubectl\", $\"delete namespace {name}\")|];")]
    [InlineData("[|Process.Start(\"kubectl\", [\"delete\", \"namespace\", name])|];")]
    [InlineData("[|Process.Start(new ProcessStartInfo(\"kubectl\", \"delete namespace x\"))|];")]
    [InlineData("[|Process.Start(new ProcessStartInfo { FileName = \"kubectl\", Arguments = \"delete namespace x\" })|];")]
    [InlineData("[|Process.Start(new ProcessStartInfo(\"kubectl\") { ArgumentList = { \"delete\", \"namespace\", name } })|];")]
    [InlineData("var info = new ProcessStartInfo(\"kubectl\"); info.ArgumentList.Add(\"delete\"); info.ArgumentList.Add(name); [|Process.Start(info)|];")]
    [InlineData("var info = new ProcessStartInfo(); info.FileName = \"bash\"; info.Arguments = $\"-c \\\"rm -rf {name}\\\"\"; [|Process.Start(info)|];")]
    [InlineData("var p = new Process { StartInfo = new ProcessStartInfo(\"terraform\", \"destroy\") }; [|p.Start()|];")]
    [InlineData("using var p = new Process(); p.StartInfo.FileName = \"terraform\"; p.StartInfo.Arguments = \"destroy\"; [|p.Start()|];")]
    [InlineData("Process.Start(\"kubectl\", \"get pods\");")]
    [InlineData("Process.Start(\"kubectl\", name);")]
    [InlineData("Process.Start(name);")]
    [InlineData("Process.Start(new ProcessStartInfo(\"kubectl\", $\"delete ns {name} --dry-run=server\"));")]
    public Task Are_read_where_the_process_starts(string body) => Verify.Analyzes($$"""
        using System.Diagnostics;
        public static class Tools
        {
            [McpServerTool] public static void Run(string name)
            {
                {{body}}
            }
        }
        """);
}
