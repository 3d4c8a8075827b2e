using Amazon.EC2;
using Amazon.EC2.Model;

namespace SafeAgent;

/// <summary>The instances that make up an environment, found by their tag.</summary>
public sealed class EnvironmentService(IAmazonEC2 ec2)
{
    public async Task<IReadOnlyList<Instance>> InstancesAsync(string environment, CancellationToken cancellationToken)
    {
        var request = new DescribeInstancesRequest { Filters = [new Filter("tag:environment", [environment])] };
        var response = await ec2.DescribeInstancesAsync(request, cancellationToken);
        return [.. response.Reservations.SelectMany(static reservation => reservation.Instances)];
    }

    /// <summary>Throws the environment away and starts it again from its launch template.</summary>
    public async Task RecreateAsync(string environment, CancellationToken cancellationToken)
    {
        var instances = await InstancesAsync(environment, cancellationToken);
        await ec2.TerminateInstancesAsync(new([.. instances.Select(static instance => instance.InstanceId)]), cancellationToken);
        await ec2.RunInstancesAsync(
            new() { LaunchTemplate = new() { LaunchTemplateName = environment }, MinCount = instances.Count, MaxCount = instances.Count }, cancellationToken);
    }

    public async Task StopAsync(string environment, CancellationToken cancellationToken) =>
        await ec2.StopInstancesAsync(new() { InstanceIds = await IdsAsync(environment, cancellationToken) }, cancellationToken);

    public async Task StartAsync(string environment, CancellationToken cancellationToken) =>
        await ec2.StartInstancesAsync(new() { InstanceIds = await IdsAsync(environment, cancellationToken) }, cancellationToken);

    private async Task<List<string>> IdsAsync(string environment, CancellationToken cancellationToken) =>
        [.. (await InstancesAsync(environment, cancellationToken)).Select(static instance => instance.InstanceId)];
}
