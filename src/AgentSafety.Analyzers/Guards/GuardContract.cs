using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>What it proves that a call, or an out argument of it, came out so.</summary>
internal readonly record struct ProvedBy(Outcome Outcome, Proved Proved);

/// <summary>
/// What calling a method proves: once it has returned (and was awaited), by its answer, for delegates handed to it, and while the scope it
/// returns is open. A plain value: it speaks of ordinals and names, never of symbols.
/// </summary>
/// <param name="OnReturn">Holds once it has returned.</param>
/// <param name="Answers">What each answer proves.</param>
/// <param name="Wraps">Holds inside the delegate that is handed to it.</param>
/// <param name="WrapsParameter">By ordinal, the parameter that takes this delegate; another may be what runs on denial.</param>
/// <param name="Within">Holds inside the <c>using</c> that disposes what it returns.</param>
/// <param name="VouchesForResult">What it returns lies within bounds.</param>
/// <param name="VouchesUnder">By ordinal, the parameters that name a root under which its result lies.</param>
/// <param name="FollowsSetting">Nobody is asked for its answer: it only reads settings.</param>
internal readonly record struct GuardContract(
    Proved OnReturn = default,
    Sequence<ProvedBy> Answers = default,
    Protections Wraps = Protections.None,
    int WrapsParameter = 0,
    Protections Within = Protections.None,
    bool VouchesForResult = false,
    ulong VouchesUnder = 0,
    bool FollowsSetting = false)
{
    public static readonly GuardContract None = new(Wraps: Protections.None);

    /// <summary>A call that may run either of two bodies proves what both prove.</summary>
    public GuardContract Meet(GuardContract other) => new(
        OnReturn.Meet(other.OnReturn),
        MeetAnswers(other),
        WrapsParameter == other.WrapsParameter ? Wraps & other.Wraps : Protections.None,
        WrapsParameter,
        Within & other.Within,
        VouchesForResult && other.VouchesForResult,
        VouchesUnder & other.VouchesUnder,
        FollowsSetting && other.FollowsSetting);

    private Sequence<ProvedBy> MeetAnswers(GuardContract other)
    {
        var (mine, theirs) = (Answers, other.Answers.ToDictionary(static answer => answer.Outcome, static answer => answer.Proved));
        return Sequence<ProvedBy>.Of(mine.Where(answer => theirs.ContainsKey(answer.Outcome)).Select(answer => answer with { Proved = answer.Proved.Meet(theirs[answer.Outcome]) }));
    }
}

/// <summary>What the flow inside one body asks about what it calls.</summary>
internal interface IGuardContracts
{
    GuardContract Of(IInvocationOperation call);

    /// <summary>Of what runs when a property is read, an object is made or a static field gets its value.</summary>
    GuardContract Behind(IOperation operation);

    Protections WhenTrue(IPropertySymbol property);

    /// <summary>The project names a setting of this name as one for tests alone.</summary>
    bool IsForTests(string setting);
}
