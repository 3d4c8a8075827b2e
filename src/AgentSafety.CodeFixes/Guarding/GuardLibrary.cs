namespace AgentSafety.CodeFixes.Guarding;

/// <summary>What of the guards can be written in this compilation.</summary>
/// <param name="Guard">The class whose <c>Run</c> and <c>RunAsync</c> guard an act.</param>
/// <param name="RunTakesToken">Also where the act is synchronous.</param>
/// <param name="Rollback">The class of ways back; null where the guard isn't told any.</param>
internal sealed record GuardLibrary(INamedTypeSymbol Guard, bool RunTakesToken, INamedTypeSymbol? Rollback)
{
    /// <summary>What the guard is to do: <c>Run</c> asks, <c>RunInScope</c> wants a capability. Each has an asynchronous form.</summary>
    public string Verb { get; init; } = "Run";

    /// <summary>Null when they are not referenced.</summary>
    public static GuardLibrary? In(Compilation compilation) =>
        compilation.GetTypeByMetadataName("AgentSafety.AgentGuard") is { } guard && !guard.GetMembers("RunAsync").IsEmpty
            ? new(guard, RunTakes(guard, "cancellationToken"), RunTakes(guard, "effect") && RunTakes(guard, "rollback") ? compilation.GetTypeByMetadataName("AgentSafety.Rollback") : null)
            : null;

    private static bool RunTakes(INamedTypeSymbol guard, string parameter) =>
        guard.GetMembers("Run").OfType<IMethodSymbol>().Any(run => run.Parameters.Any(taken => taken.Name == parameter));
}
