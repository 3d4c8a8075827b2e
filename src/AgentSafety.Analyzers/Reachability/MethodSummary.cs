using AgentSafety.Guards;
using AgentSafety.Operations;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>One thing a body does: run other bodies, or a destructive operation. What is held was proved on every path to it.</summary>
/// <param name="Name">Of the operation; whom a step calls is named by who answers.</param>
/// <param name="Unseen">What can't be followed, if nothing that runs is found.</param>
/// <param name="Weakness">A guard before it that doesn't guard.</param>
/// <param name="Runs">Texts that it runs, here or in what it calls, and in which this body's caller has a say.</param>
internal sealed record Step(
    SourcePlace Place, string Name, Callees Callees, DestructiveOperation? Operation, Protections Held, Unseen? Unseen = null, Weakness? Weakness = null, Sequence<ExecutedText> Runs = default)
{
    /// <summary>What else is to be said of it.</summary>
    public ImmutableArray<Remark> Remarks { get; init; } = [];

    /// <summary>Objects of this body's caller that it hands to operations, here or further on, and nobody approves.</summary>
    public Sequence<HandedRequest> Requests { get; init; }

    /// <summary>For each of what a call found, however many; or of all there is.</summary>
    public bool IsUnbounded { get; init; }

    /// <summary>What runs isn't written there, but follows from it: a conversion, the end of a <c>using</c>.</summary>
    public bool IsImplied { get; init; }

    /// <summary>Parameters of its body that came out as a yes or no before it.</summary>
    public Sequence<TestedFlag> Flags { get; init; }

    /// <summary>Parameters of its body that it hands on.</summary>
    public Sequence<HandedParameter> Handed { get; init; }

    /// <summary>The kinds of resources that it destroys and makes, here or in what it calls.</summary>
    public Lifecycle Lifecycle { get; init; }

    /// <summary>The same where something holds before it.</summary>
    public Step Under(Protections held) =>
        held is Protections.None ? this : this with { Held = Held | held, Runs = Sequence<ExecutedText>.Of(Runs.Select(text => text with { Held = text.Held | held })) };
}

/// <param name="Place">Where the body looks at it.</param>
/// <param name="Skips">Without it somebody would be asked.</param>
internal readonly record struct TestedFlag(ApprovalFlag Flag, SourcePlace? Place, bool Skips = false);

/// <summary>What one body does, step by step in source order, and which guard it is to those who call it.</summary>
/// <param name="Name">As a path shows it.</param>
/// <param name="Lifecycle">What it does to resources.</param>
/// <param name="Continuations">Where it lets a function run that it stands before.</param>
/// <param name="Acting">Where it takes any of its steps.</param>
internal sealed record MethodSummary(string Name, ImmutableArray<Step> Steps, GuardContract Contract, Lifecycle Lifecycle = default, Sequence<Continuation> Continuations = default, ActingWhere Acting = default)
{
    private const int MostTexts = 16;
    private const int MostRequests = 16;

    /// <summary>Why it isn't the guard that it could be.</summary>
    public Weakness? Weakness { get; init; }

    /// <summary>What its callers need to know of it.</summary>
    public BodyContract ToCallers { get; } = new(
        Contract,
        Sequence<ExecutedText>.Of(Steps.SelectMany(static step => step.Runs).Select(static text => text.Without(static mark => mark is TextMarks.Answer)).Where(static text => text.IsHanded).Distinct().Take(MostTexts)),
        Lifecycle)
    {
        Acting = Acting,
        Requests = Sequence<HandedRequest>.Of(Steps.SelectMany(static step => step.Requests).Distinct().Take(MostRequests)),
    };
}

/// <summary>What those who call a body learn of it: which guard it is, which texts it runs that they have a say in, what it destroys and makes.</summary>
internal readonly record struct BodyContract(GuardContract Guard, Sequence<ExecutedText> Runs, Lifecycle Lifecycle)
{
    /// <summary>Objects that it is given and hands to operations.</summary>
    public Sequence<HandedRequest> Requests { get; init; }

    /// <summary>Where it does anything that may need a guard.</summary>
    public ActingWhere Acting { get; init; }

    public static readonly BodyContract None = new(GuardContract.None, default, default);
}
