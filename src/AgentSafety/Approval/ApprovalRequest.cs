using System.Globalization;
using System.Security.Cryptography;

namespace AgentSafety;

/// <summary>One act that waits for a person's approval. Each act asks with a request of its own, which no other act can use.</summary>
public sealed class ApprovalRequest
{
    internal ApprovalRequest(string operation, string? target, string? code)
    {
        if (string.IsNullOrWhiteSpace(operation))
            throw new ArgumentException("Say what the act does: a person can't approve an operation without a name.", nameof(operation));

        Operation = operation;
        Target = target;
        Code = code;
    }

    /// <summary>128 random bits as 32 hexadecimal digits: new for each request, and not to be guessed from earlier ones.</summary>
    public string Id { get; } = NewId();

    /// <summary>What is to be done, as a person would say it. Never blank.</summary>
    public string Operation { get; }

    /// <summary>What it is done to, or <see langword="null"/> if the caller didn't say.</summary>
    /// <remarks>Often chosen by the model: show it as text only, with control characters made visible, as <see cref="ConsoleGate"/> does.</remarks>
    public string? Target { get; }

    /// <summary>Source text of the act as the compiler saw it, or <see langword="null"/> if there is no act to quote.</summary>
    public string? Code { get; }

    /// <summary>When the approval was asked for, in UTC.</summary>
    public DateTimeOffset RequestedAt { get; } = DateTimeOffset.UtcNow;

    // Not Guid.NewGuid: nothing promises that a Guid comes from a cryptographic source on every framework.
    private static string NewId()
    {
        var bytes = new byte[16];
        using (var random = RandomNumberGenerator.Create())
            random.GetBytes(bytes);

        return string.Concat(bytes.Select(static value => value.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
