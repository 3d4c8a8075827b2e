using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>What calling a method proves: once it has returned (and was awaited), where its answer is true, and for delegates handed to it.</summary>
/// <param name="OnReturn">Holds once it has returned.</param>
/// <param name="WhenTrue">Holds where its answer is true.</param>
/// <param name="Wraps">Holds inside the delegate that is handed to it.</param>
/// <param name="WrapsParameter">By ordinal, the parameter that takes this delegate; another may be what runs on denial.</param>
/// <param name="GrantingMember">The member of its result that says yes.</param>
/// <param name="WhenMember">Holds where that member is true.</param>
/// <param name="ConfinesOnReturn">The parameters that lie within bounds once it has returned.</param>
/// <param name="ConfinesWhenTrue">The same where its answer is true.</param>
/// <param name="VouchesForResult">What it returns lies within bounds.</param>
internal readonly record struct GuardContract(
    Protections OnReturn = Protections.None,
    Protections WhenTrue = Protections.None,
    Protections Wraps = Protections.None,
    int WrapsParameter = 0,
    string? GrantingMember = null,
    Protections WhenMember = Protections.None,
    ConfinedParameters ConfinesOnReturn = default,
    ConfinedParameters ConfinesWhenTrue = default,
    bool VouchesForResult = false)
{
    public static readonly GuardContract None = new(OnReturn: Protections.None);

    /// <summary>A call that may run either of two bodies proves what both prove.</summary>
    public GuardContract Meet(GuardContract other) => new(
        OnReturn & other.OnReturn,
        WhenTrue & other.WhenTrue,
        WrapsParameter == other.WrapsParameter ? Wraps & other.Wraps : Protections.None,
        WrapsParameter,
        GrantingMember == other.GrantingMember ? GrantingMember : null,
        WhenMember & other.WhenMember,
        ConfinesOnReturn.Meet(other.ConfinesOnReturn),
        ConfinesWhenTrue.Meet(other.ConfinesWhenTrue),
        VouchesForResult && other.VouchesForResult);
}

/// <summary>What the flow inside one body asks about what it calls.</summary>
internal interface IGuardContracts
{
    GuardContract Of(IInvocationOperation call);

    Protections WhenTrue(IPropertySymbol property);
}
