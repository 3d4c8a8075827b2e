using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AgentSafety;

/// <summary>
/// Ties an answer to its question where nothing is kept between two rounds of a call. A ticket goes out with the question and comes back with the
/// answer; it is good for one question, asked of one user about one tool, for some minutes, and once.
/// </summary>
internal sealed class RoundTripTickets
{
    private readonly byte[] _key;
    private readonly TimeSpan _lifetime;
    private readonly TimeProvider _time;
    private readonly INoveltyLedger? _ledger;
    private readonly ConcurrentDictionary<string, long> _used = new(StringComparer.Ordinal);

    public RoundTripTickets(McpApprovalOptions options)
    {
        if (options.Key is { Length: < 32 })
            throw new ArgumentException("A key has at least 32 bytes, or it can be guessed.", nameof(options));

        if (options.Key is not null && options.Used is null)
            throw new ArgumentException("A key that outlives the process needs a ledger of used answers that does too.", nameof(options));

        _key = options.Key is { } given ? (byte[])given.Clone() : Random(32);
        (_lifetime, _time, _ledger) = (options.AnswerWithin, options.Time, options.Used);
    }

    /// <summary>A ticket that nobody else can make: when it ends, a number used once, and the seal over both and the question.</summary>
    public string Issue(string question)
    {
        var head = ((_time.GetUtcNow() + _lifetime).ToUnixTimeSeconds() + 1).ToString(CultureInfo.InvariantCulture) + "." + Text(Random(16));
        return head + "." + Seal(head, question);
    }

    public bool IsGood(string? ticket, string question) =>
        ticket?.Split('.') is [var end, var number, var seal]
        && AreEqual(seal, Seal(end + "." + number, question))
        && long.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var until)
        && _time.GetUtcNow().ToUnixTimeSeconds() < until;

    /// <summary>True for the first caller only, in all processes that share the ledger. The ticket must be good.</summary>
    public bool TryUse(string ticket)
    {
        if (_ledger is not null)
            return _ledger.Remember("AgentSafety", "use the answer to a question", ticket);

        var now = _time.GetUtcNow().ToUnixTimeSeconds();
        foreach (var old in _used.Where(used => used.Value < now))
            _used.TryRemove(old.Key, out _); // it has ended: it isn't good any more

        return _used.TryAdd(ticket, long.Parse(ticket.Remove(ticket.IndexOf('.')), CultureInfo.InvariantCulture));
    }

    private string Seal(string head, string question)
    {
        using var algorithm = new HMACSHA256(_key);
        return Text(algorithm.ComputeHash(Encoding.UTF8.GetBytes(head + "|" + question)));
    }

    private static byte[] Random(int count)
    {
        var bytes = new byte[count];
        using (var random = RandomNumberGenerator.Create())
            random.GetBytes(bytes);

        return bytes;
    }

    private static string Text(byte[] bytes) => string.Concat(bytes.Select(static value => value.ToString("x2", CultureInfo.InvariantCulture)));

    /// <summary>Takes as long for a wrong seal as for a right one.</summary>
    private static bool AreEqual(string one, string other)
    {
        var difference = one.Length ^ other.Length;
        for (var i = 0; i < one.Length && i < other.Length; i++)
            difference |= one[i] ^ other[i];

        return difference == 0;
    }
}
