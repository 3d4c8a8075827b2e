namespace Environments;

/// <summary>The environments of a team. Nothing here says what a cloud is.</summary>
public interface IEnvironments
{
    Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken);

    Task<string> DescribeAsync(string environment, CancellationToken cancellationToken);

    Task RefreshAsync(string environment, CancellationToken cancellationToken);
}
