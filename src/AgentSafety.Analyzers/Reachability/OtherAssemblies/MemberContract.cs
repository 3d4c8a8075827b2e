using AgentSafety.Guards;
using AgentSafety.Operations;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>What a member of another assembly does: the operations it comes to with what is held on every way there, and which guard it is.</summary>
internal sealed record MemberContract(Sequence<ContractStep> Steps, GuardContract Guard, Lifecycle Lifecycle)
{
    public static readonly MemberContract None = new(default, GuardContract.None, default);

    /// <summary>Reaches nothing, proves nothing.</summary>
    public bool IsEmpty => Steps.IsEmpty && Guard == GuardContract.None && Lifecycle.IsNone;

    /// <summary>Whoever calls it has something to tell of it: not that some answer never comes, or which of its arguments came out how.</summary>
    public bool IsWorthFollowing =>
        !Steps.IsEmpty || !Lifecycle.IsNone || Guard with { Answers = default } != GuardContract.None
        || Guard.Answers.Any(static answer => answer.Proved is { Never: false } proved && proved with { Given = default } != default);

    /// <summary>A call that may run either: whatever one of them does, and only what both prove.</summary>
    public MemberContract Or(MemberContract other) => new(Sequence<ContractStep>.Of(Steps.Concat(other.Steps).Distinct()), Guard.Meet(other.Guard), Lifecycle.With(other.Lifecycle));

    /// <summary>As if it were a body here. Each step has a place of its own, in no file.</summary>
    public MethodSummary ToSummary(CodeId id) => new(
        MemberKey.ShortName(id.Added!),
        [.. Steps.Select((step, number) => step.ToStep(new($"{id.File}!{id.Added}", new TextSpan(number, 0))))],
        Guard,
        Lifecycle);
}

/// <summary>One operation, text or remark behind a member.</summary>
internal readonly record struct ContractStep(string Name, DestructiveOperation? Operation, Protections Held, bool IsUnbounded, Sequence<string> Destroyed, Sequence<ExecutedText> Runs, RemarkKind? Said = null, string? Says = null)
{
    /// <summary>Objects that the caller hands over and an operation is given.</summary>
    public Sequence<HandedRequest> Requests { get; init; }

    public Step ToStep(SourcePlace place) => new(place, Name, Callees.None, Operation, Held, Runs: Runs)
    {
        Requests = Requests,
        IsUnbounded = IsUnbounded,
        Lifecycle = new(Destroyed, default, default),
        Remarks = Said is { } kind ? [new(kind, place, Says ?? "")] : [],
    };
}
