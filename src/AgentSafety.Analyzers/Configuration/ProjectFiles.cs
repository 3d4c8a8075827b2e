using AgentSafety.Symbols;

namespace AgentSafety.Configuration;

/// <summary>What a project declares in files beside it: its own guards and operations.</summary>
internal sealed record ProjectFiles(GuardFile Guards, OperationFile Operations)
{
    /// <summary>Changes when any of the files does.</summary>
    public Stamp Stamp => Guards.Stamp.With(Operations.Stamp);

    public static ProjectFiles Read(ImmutableArray<AdditionalText> files, CancellationToken cancellationToken) => new(GuardFile.Read(files, cancellationToken), OperationFile.Read(files, cancellationToken));
}
