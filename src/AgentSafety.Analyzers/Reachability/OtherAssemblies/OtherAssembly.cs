using AgentSafety.Symbols;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>
/// An assembly of the same solution, as far as its members say what they reach: read from its own source, or from the contract that was built into
/// it. What one of its members does is a summary like that of a body here, but without places: nobody can go there from a warning.
/// </summary>
internal abstract class OtherAssembly(string name)
{
    public string Name { get; } = name;

    /// <summary>Is there code in it that a call of this member may run? That doesn't depend on what is written inside bodies.</summary>
    /// <param name="member">Documentation id of a method, of its own or of another assembly that it implements or overrides.</param>
    /// <param name="type">Documentation id of the type that declares it.</param>
    public abstract bool Runs(string member, string type);

    /// <summary>What is written where something that reaches anything is run. Empty where that isn't known beforehand.</summary>
    public virtual ImmutableArray<string> Names => [];

    /// <summary>What that code does. Empty if there is nothing to tell.</summary>
    public abstract MemberContract ContractOf(string member, CancellationToken cancellationToken);

    public MethodSummary SummaryOf(CodeId id, CancellationToken cancellationToken) => ContractOf(id.Added!, cancellationToken).ToSummary(id);
}
