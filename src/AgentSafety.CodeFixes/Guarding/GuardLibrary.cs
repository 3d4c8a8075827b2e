namespace AgentSafety.CodeFixes.Guarding;

/// <summary>What of the guards can be written in this compilation.</summary>
internal sealed record GuardLibrary(INamedTypeSymbol Guard, bool RunTakesToken)
{
    /// <summary>Null when they are not referenced.</summary>
    public static GuardLibrary? In(Compilation compilation) =>
        compilation.GetTypeByMetadataName("AgentSafety.AgentGuard") is { } guard && !guard.GetMembers("RunAsync").IsEmpty
            ? new(guard, guard.GetMembers("Run").OfType<IMethodSymbol>().Any(static run => run.Parameters.Any(static parameter => parameter.Name == "cancellationToken")))
            : null;
}
