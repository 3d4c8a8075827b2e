using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>What calling a method proves: once it has returned (and was awaited), where its answer is true, and for delegates handed to it.</summary>
internal readonly record struct GuardContract(
    Protections OnReturn = Protections.None,
    Protections WhenTrue = Protections.None,
    Protections Wraps = Protections.None,
    string? GrantingMember = null,
    Protections WhenMember = Protections.None)
{
    public static readonly GuardContract None = new(OnReturn: Protections.None);

    /// <summary>A call that may run either of two bodies proves what both prove.</summary>
    public GuardContract Meet(GuardContract other) => new(
        OnReturn & other.OnReturn,
        WhenTrue & other.WhenTrue,
        Wraps & other.Wraps,
        GrantingMember == other.GrantingMember ? GrantingMember : null,
        WhenMember & other.WhenMember);
}

/// <summary>What the flow inside one body asks about what it calls.</summary>
internal interface IGuardContracts
{
    GuardContract Of(IInvocationOperation call);

    Protections WhenTrue(IPropertySymbol property);
}
