using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AgentSafety;

/// <summary>One thing that one agent has done, as a line. People read the names, without secrets; what counts is the key.</summary>
internal static class LedgerLine
{
    private static readonly SealedLine Seal = new(key: null); // finds damage, not forgery: who can write the ledger can write what he likes

    public static byte[] Write(string agent, string operation, string? resource, DateTimeOffset at)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("v", 1);
            json.WriteString("at", at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("agent", Redaction.Default.Of(agent));
            json.WriteString("operation", Redaction.Default.Of(operation));
            if (resource is not null)
                json.WriteString("resource", Redaction.Default.Of(resource));

            json.WriteString("key", KeyOf(agent, operation, resource));
            json.WriteEndObject();
        }

        return [.. Seal.Seal(bytes.ToArray()).Line, (byte)'\n'];
    }

    /// <summary>The key of a line that is as it was written, or nothing.</summary>
    public static string? Read(ArraySegment<byte> line)
    {
        if (Seal.HashOf(line) is null)
            return null;

        try
        {
            using var document = JsonDocument.Parse(new ReadOnlyMemory<byte>(line.Array, line.Offset, line.Count));
            return document.RootElement.TryGetProperty("key", out var key) ? key.GetString() : null;
        }
        catch (Exception notOurs) when (notOurs is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Equal only for equal names. UTF-16 as it is: an encoding would make half characters equal to each other.</summary>
    public static string KeyOf(string agent, string operation, string? resource)
    {
        var all = new StringBuilder();
        foreach (var name in new[] { agent, operation, resource })
            all.Append(name is null ? "-" : name.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(name);

        var bytes = new byte[all.Length * 2];
        for (var i = 0; i < all.Length; i++)
            (bytes[2 * i], bytes[(2 * i) + 1]) = ((byte)all[i], (byte)(all[i] >> 8));

        return SealedLine.Fingerprint(bytes);
    }
}
