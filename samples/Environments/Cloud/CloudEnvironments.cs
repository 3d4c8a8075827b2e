using Amazon.EC2;
using Amazon.EC2.Model;

namespace Environments.Cloud;

/// <summary>Environments as instances that share a tag. No agent is in sight here, and so nothing is warned about.</summary>
internal sealed class CloudEnvironments(IAmazonEC2 ec2) : IEnvironments
{
    private const string Tag = "environment";

    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        var response = await ec2.DescribeTagsAsync(new() { Filters = [new("key", [Tag])] }, cancellationToken);
        return [.. response.Tags.Select(static tag => tag.Value).Distinct()];
    }

    public async Task<string> DescribeAsync(string environment, CancellationToken cancellationToken) =>
        string.Join(", ", (await InstancesAsync(environment, cancellationToken)).Select(static instance => $"{instance.InstanceId} {instance.State.Name}"));

    /// <summary>To bring an environment up to date, it is thrown away and started again.</summary>
    public async Task RefreshAsync(string environment, CancellationToken cancellationToken)
    {
        var instances = await InstancesAsync(environment, cancellationToken);
        await ec2.TerminateInstancesAsync(new([.. instances.Select(static instance => instance.InstanceId)]), cancellationToken);
        await ec2.RunInstancesAsync(
            new() { LaunchTemplate = new() { LaunchTemplateName = environment }, MinCount = instances.Count, MaxCount = instances.Count }, cancellationToken);
    }

    private async Task<List<Instance>> InstancesAsync(string environment, CancellationToken cancellationToken)
    {
        var response = await ec2.DescribeInstancesAsync(new DescribeInstancesRequest { Filters = [new($"tag:{Tag}", [environment])] }, cancellationToken);
        return [.. response.Reservations.SelectMany(static reservation => reservation.Instances)];
    }
}
