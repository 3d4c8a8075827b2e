using System.Globalization;

namespace AgentSafety;

/// <summary>
/// A place in the chain: the number of a record and its hash, which covers every byte of every record before it.
/// Kept where who can write the log can't, it is what a cut-off end is found with.
/// </summary>
/// <example><code>
/// var head = log.Append(entry);
/// await elsewhere.SaveAsync(head.ToString());            // for instance into a ticket, or another machine's log
/// AuditReport report = AuditLog.Verify("audit.jsonl", anchor: AuditHead.Parse(saved));
/// </code></example>
public sealed class AuditHead : IEquatable<AuditHead>
{
    internal AuditHead(long sequence, string hash) => (Sequence, Hash) = (sequence, hash);

    internal static AuditHead BeforeTheFirst { get; } = new(-1, SealedLine.Nothing);

    /// <summary>Number of the record, from 0; −1 for the place before the first.</summary>
    /// <example><code>anchor.Sequence // 41</code></example>
    public long Sequence { get; }

    /// <summary>Its hash: 64 lower-case hexadecimal digits.</summary>
    /// <example><code>anchor.Hash // 64 hexadecimal digits</code></example>
    public string Hash { get; }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <param name="text">A number, a colon, 64 hexadecimal digits.</param>
    /// <returns>The same place.</returns>
    /// <exception cref="FormatException">It is something else.</exception>
    /// <example><code>AuditHead.Parse(head.ToString()).Equals(head) // true</code></example>
    public static AuditHead Parse(string text) => TryParse(text) ?? throw new FormatException("A head is a number, a colon and 64 hexadecimal digits.");

    /// <summary>The place as text.</summary>
    /// <returns>For example <c>41:5feceb66…</c>.</returns>
    /// <example><code>Console.WriteLine(log.Head);</code></example>
    public override string ToString() => Sequence.ToString(CultureInfo.InvariantCulture) + ":" + Hash;

    /// <summary>Is it the same place with the same past?</summary>
    /// <param name="other">Another place, or <see langword="null"/>.</param>
    /// <returns>Yes if number and hash are equal.</returns>
    /// <example><code>Assert.True(before.Equals(log.Head));</code></example>
    public bool Equals(AuditHead? other) => other is not null && other.Sequence == Sequence && other.Hash == Hash;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AuditHead);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Hash);

    internal static AuditHead? TryParse(string? text)
    {
        var colon = text?.IndexOf(':') ?? -1;
        if (colon < 1)
            return null;

        var (number, hash) = (text!.Remove(colon), text.Substring(colon + 1));
        if (!long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var sequence))
            return null;

        return sequence >= -1 && hash.Length == SealedLine.Nothing.Length && hash.All(static digit => digit is (>= '0' and <= '9') or (>= 'a' and <= 'f'))
            ? new(sequence, hash)
            : null;
    }
}
