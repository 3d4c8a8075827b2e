namespace AgentSafety;

/// <summary>
/// Which gate is asked: that of the innermost scope this flow is in, else the one for the process, else nobody's.
/// A flow left behind in a scope that has ended is denied: neither the scope's approvals nor what holds outside it were meant for it.
/// </summary>
internal sealed class GateScope : IDisposable
{
    private static readonly AsyncLocal<GateScope?> Innermost = new();
    private static volatile IApprovalGate _forProcess = DenyAllGate.NotConfigured;

    private readonly IApprovalGate _gate;
    private readonly GateScope? _outer;
    private volatile bool _ended;

    private GateScope(IApprovalGate gate, GateScope? outer) => (_gate, _outer) = (gate, outer);

    /// <param name="configured">Asked outside of every scope, instead of the gate of the process.</param>
    public static IApprovalGate CurrentOr(IApprovalGate? configured) => Innermost.Value switch
    {
        null => configured ?? _forProcess,
        { _ended: true } => DenyAllGate.Ended,
        { _gate: var gate } => gate,
    };

    public static void UseForProcess(IApprovalGate gate) => _forProcess = gate ?? throw new ArgumentNullException(nameof(gate));

    public static GateScope Begin(IApprovalGate gate) =>
        Innermost.Value = new(gate ?? throw new ArgumentNullException(nameof(gate)), Innermost.Value);

    public void Dispose()
    {
        _ended = true;
        if (ReferenceEquals(Innermost.Value, this)) // out of order: the scope inside goes on, and leads back here, to a denial
            Innermost.Value = _outer;
    }
}
