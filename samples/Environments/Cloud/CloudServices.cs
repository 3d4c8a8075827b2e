using Amazon.EC2;
using Microsoft.Extensions.DependencyInjection;

namespace Environments.Cloud;

public static class CloudServices
{
    /// <summary>All that the server sees of this project.</summary>
    public static IServiceCollection AddCloud(this IServiceCollection services) =>
        services.AddSingleton<IAmazonEC2>(static _ => new AmazonEC2Client()).AddSingleton<IEnvironments, CloudEnvironments>();
}
