using AgentSafety.Guards;

namespace AgentSafety.Reachability;

/// <summary>Guards that are turned off, lost, or say yes to everything: what is written at one place says so.</summary>
internal sealed partial class AgentProgram
{
    private string? _askingWrapper;

    /// <summary>Could this, by its name, turn a guard off?</summary>
    public static bool MayTurnGuardOff(SyntaxNode node) => GuardSwitches.IsCandidate(node);

    public (GuardSwitch Switch, SyntaxNode Place)? SwitchedOffAt(IOperation? operation) => _switches.At(operation);

    /// <summary>Could this, by its name, be or be given code that answers for a person?</summary>
    public static bool MayAnswerForAPerson(SyntaxNode node) => RubberStamps.IsCandidate(node);

    /// <summary>Can a class answer for a person by what it implements?</summary>
    public bool MayStandIn => _stamps.MayStandIn;

    /// <summary>Code that approves whatever it is asked.</summary>
    public RubberStamp? RubberStampAt(SyntaxNode node, CancellationToken cancellationToken) => _stamps.At(node, cancellationToken);

    /// <summary>One request that is approved because of what it isn't.</summary>
    public RubberStamp? RubberStampAt(IOperation? answer) => _switches.DecidedAt(answer) is var (approved, request) ? _stamps.AllBut(approved, request) : null;

    /// <summary>Here a stand-in for a person is what one wants.</summary>
    public bool IsForTests => _stamps.IsForTests;

    /// <summary>Could this, by its name, lose an approval?</summary>
    public static bool MayLoseApproval(SyntaxNode node) => LostApproval.IsCandidate(node);

    public IEnumerable<(SyntaxNode Place, string Reason)> ApprovalLostAt(IOperation? operation) => _lost.At(operation);

    /// <summary>Metadata name of a class of this project that asks before it calls the function it wraps; empty if there is none.</summary>
    public string AskingWrapper(CancellationToken cancellationToken) => _askingWrapper ??= _wrappers.FirstThatAsks(_reach.Value.Files.InOrder, cancellationToken) is { } type
        ? type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName : $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}"
        : "";
}
