namespace AgentSafety;

/// <summary>
/// The one way to write down a request. Each text stands behind its length, and nothing is left out: two requests that differ in anything
/// differ here. UTF-16 as it is in memory, because an encoder would make all lone surrogates the same.
/// </summary>
internal sealed class CanonicalForm
{
    private const int Version = 1;

    private byte[] _bytes = new byte[512];

    public int Length { get; private set; }

    /// <summary>Too long is as much as is written: see <see cref="Length"/>.</summary>
    public byte[] Bytes => _bytes;

    /// <summary>What is asked for: the same for the same question, asked twice.</summary>
    public static CanonicalForm OfQuestion(ApprovalRequest request)
    {
        var form = new CanonicalForm();
        form.Add(Version).Add(request.Operation).Add(request.Targets.Count);
        foreach (var target in request.Targets)
            form.Add(target);

        return form.Add(request.Agent).Add(request.Reason).Add(request.Preview).Add(request.Effect).Add(request.BlastRadius).Add(request.Undo)
            .Add((int)request.Reversibility).Add(request.IsNovel ? 1 : 0).Add(request.ApproversNeeded).Add(request.Code);
    }

    /// <summary>The answer to this very asking.</summary>
    public static CanonicalForm OfAnswer(ApprovalRequest request, ApprovalDecision decision)
    {
        var form = OfQuestion(request).Add(request.Id).Add(request.RequestedAt.UtcTicks).Add(decision.Approvers.Count);
        foreach (var approver in decision.Approvers)
            form.Add(approver);

        return form.Add(decision.Reason).Add(decision.DecidedAt.UtcTicks).Add(decision.ExpiresAt.UtcTicks);
    }

    private CanonicalForm Add(string? text)
    {
        Add(text?.Length ?? -1);
        foreach (var character in text ?? "")
        {
            Reserve(2);
            _bytes[Length++] = (byte)character;
            _bytes[Length++] = (byte)(character >> 8);
        }

        return this;
    }

    private CanonicalForm Add(long number)
    {
        Reserve(8);
        for (var shift = 0; shift < 64; shift += 8)
            _bytes[Length++] = (byte)(number >> shift);

        return this;
    }

    private void Reserve(int more)
    {
        if (Length + more > _bytes.Length)
            Array.Resize(ref _bytes, _bytes.Length * 2);
    }
}
