using System.Globalization;
using System.Text.Json;

namespace AgentSafety;

/// <summary>A record as JSON. The order of its properties is fixed, so that people can read the log with their eyes.</summary>
internal static class AuditLine
{
    private const int Version = 1;
    private static readonly JsonDocumentOptions OneObject = new() { MaxDepth = 8 };

    public static byte[] Write(AuditEntry entry, AuditHead previous, DateTimeOffset at)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("v", Version);
            json.WriteNumber("seq", previous.Sequence + 1);
            json.WriteString("at", at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("event", AuditEvents.Name(entry.What));
            Write(json, "act", entry.Act);
            Write(json, "operation", entry.Operation);
            Write(json, "target", entry.Target);
            Write(json, "agent", entry.Agent);
            Write(json, "approver", entry.Approver);
            Write(json, "reason", entry.Reason);
            WriteDetails(json, entry.Details);
            json.WriteString("prev", previous.Hash);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>The record, or nothing if the line isn't one of ours. That its hash is right was found out before.</summary>
    public static AuditRecord? Read(ArraySegment<byte> line, string hash)
    {
        try
        {
            using var document = JsonDocument.Parse(new ReadOnlyMemory<byte>(line.Array, line.Offset, line.Count), OneObject);
            var json = document.RootElement;
            return json.ValueKind is JsonValueKind.Object
                && AuditEvents.Parse(Text(json, "event")) is { } what
                && json.TryGetProperty("seq", out var sequence) && sequence.TryGetInt64(out var number)
                && Text(json, "prev") is { } previous
                && DateTimeOffset.TryParseExact(Text(json, "at"), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
                    ? new(Entry(json, what), new(number, hash), previous, at)
                    : null;
        }
        catch (Exception notOurs) when (notOurs is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static AuditEntry Entry(JsonElement json, AuditEvent what) => new(
        what, Text(json, "act"), Text(json, "operation"), Text(json, "target"), Text(json, "agent"), Text(json, "approver"), Text(json, "reason"), Details(json));

    private static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static void WriteDetails(Utf8JsonWriter json, IReadOnlyDictionary<string, string> details)
    {
        if (details.Count == 0)
            return;

        json.WriteStartObject("details");
        foreach (var detail in details.OrderBy(static detail => detail.Key, StringComparer.Ordinal))
            Write(json, detail.Key, detail.Value);

        json.WriteEndObject();
    }

    private static Dictionary<string, string>? Details(JsonElement json) => json.TryGetProperty("details", out var details)
        ? details.EnumerateObject().ToDictionary(static detail => detail.Name, static detail => detail.Value.GetString() ?? "", StringComparer.Ordinal)
        : null;

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
