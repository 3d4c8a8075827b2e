using Amazon;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;

namespace SafeAgent.Demo;

/// <summary>An EC2 that is only in memory, with one environment. What isn't overridden would need credentials, which it hasn't.</summary>
internal sealed class InMemoryEc2() : AmazonEC2Client(new AnonymousAWSCredentials(), RegionEndpoint.EUWest1)
{
    private readonly List<Instance> _instances = [Running("i-1"), Running("i-2")];

    public override Task<DescribeInstancesResponse> DescribeInstancesAsync(DescribeInstancesRequest request, CancellationToken cancellationToken = default) =>
        Task.FromResult(new DescribeInstancesResponse { Reservations = [new() { Instances = [.. _instances] }] });

    public override Task<TerminateInstancesResponse> TerminateInstancesAsync(TerminateInstancesRequest request, CancellationToken cancellationToken = default)
    {
        _instances.RemoveAll(instance => request.InstanceIds.Contains(instance.InstanceId));
        return Task.FromResult(new TerminateInstancesResponse());
    }

    public override Task<RunInstancesResponse> RunInstancesAsync(RunInstancesRequest request, CancellationToken cancellationToken = default)
    {
        _instances.AddRange(Enumerable.Range(3, request.MinCount ?? 0).Select(static number => Running($"i-{number}")));
        return Task.FromResult(new RunInstancesResponse());
    }

    public override Task<StopInstancesResponse> StopInstancesAsync(StopInstancesRequest request, CancellationToken cancellationToken = default)
    {
        Become(InstanceStateName.Stopped, request.InstanceIds);
        return Task.FromResult(new StopInstancesResponse());
    }

    public override Task<StartInstancesResponse> StartInstancesAsync(StartInstancesRequest request, CancellationToken cancellationToken = default)
    {
        Become(InstanceStateName.Running, request.InstanceIds);
        return Task.FromResult(new StartInstancesResponse());
    }

    private void Become(InstanceStateName state, List<string> ids) =>
        _instances.FindAll(instance => ids.Contains(instance.InstanceId)).ForEach(instance => instance.State = new() { Name = state });

    private static Instance Running(string id) => new() { InstanceId = id, State = new() { Name = InstanceStateName.Running } };
}
