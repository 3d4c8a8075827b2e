using AgentSafety.EntryPoints;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>Every registration of the compilation, by the method it registers, in source order.</summary>
internal sealed class RegistrationInventory
{
    private readonly Dictionary<IMethodSymbol, List<Registration>> _byCode = new(SymbolEqualityComparer.Default);

    public IReadOnlyList<Registration> Of(IMethodSymbol code) => _byCode.TryGetValue(code.OriginalDefinition, out var found) ? found : [];

    public static RegistrationInventory Of(Compilation compilation, SourceModels models, FunctionRegistrations registrations)
    {
        var inventory = new RegistrationInventory();
        foreach (var tree in compilation.SyntaxTrees.OrderBy(static tree => tree.FilePath, StringComparer.Ordinal))
            foreach (var call in RegistrationSyntax.CandidatesIn(tree.GetRoot()))
                if (registrations.At(models.OperationAt(call, CancellationToken.None)) is { } registration)
                    inventory.Add(registration);

        return inventory;
    }

    private void Add(Registration registration)
    {
        if (!_byCode.TryGetValue(registration.Code.OriginalDefinition, out var found))
            _byCode.Add(registration.Code.OriginalDefinition, found = []);

        found.Add(registration);
    }
}
