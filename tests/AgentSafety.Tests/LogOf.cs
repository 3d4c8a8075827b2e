namespace AgentSafety.Tests;

/// <summary>A log that does what the test says, as one that isn't ours may.</summary>
internal sealed class LogOf(Action<AuditEntry> keep) : IAuditLog
{
    public AuditHead Append(AuditEntry entry)
    {
        keep(entry);
        return AuditHead.BeforeTheFirst;
    }
}
