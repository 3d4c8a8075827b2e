using System.Security.Cryptography;
using System.Text;

namespace AgentSafety;

/// <summary>
/// A line of JSON that ends with the hash of all its bytes before: <c>{…,"hash":"64 hexadecimal digits"}</c>.
/// There is one way to write a hash, so no byte of the line can change unnoticed, the frame around the hash included.
/// </summary>
internal sealed class SealedLine(byte[]? key)
{
    private const string Frame = ",\"hash\":\"";
    private const int Digits = 64;
    private static readonly byte[] FrameBytes = Encoding.ASCII.GetBytes(Frame);

    /// <summary>The hash before the first line.</summary>
    public static string Nothing { get; } = new('0', Digits);

    /// <summary>What a line is longer by than its JSON without the closing brace.</summary>
    private static int Overhead => Frame.Length + Digits + 2;

    /// <param name="json">An object, complete, whose last property isn't <c>hash</c>.</param>
    /// <returns>The line without its end, and its hash.</returns>
    public (byte[] Line, string Hash) Seal(byte[] json)
    {
        var open = json.Length - 1; // the closing brace comes after the hash
        var hash = HashOf(json, open);
        var line = new byte[open + Overhead];
        Array.Copy(json, line, open);
        Encoding.ASCII.GetBytes(Frame + hash + "\"}", 0, Overhead, line, open);
        return (line, hash);
    }

    /// <summary>The hash a line states, if it is the one of its bytes and stands where it must; else nothing.</summary>
    public string? HashOf(ArraySegment<byte> line) =>
        StatedBy(line) is { } stated && stated == HashOf(line.Array!, line.Count - Overhead, line.Offset) ? stated : null;

    /// <summary>The hash a line states, right or wrong, or nothing if it isn't such a line at all.</summary>
    public static string? StatedBy(ArraySegment<byte> line)
    {
        var start = line.Count - Overhead;
        if (start < 1 || !Matches(line, start, FrameBytes) || At(line, line.Count - 2) != '"' || At(line, line.Count - 1) != '}')
            return null;

        var hash = Encoding.ASCII.GetString(line.Array!, line.Offset + start + Frame.Length, Digits);
        return hash.All(static digit => digit is (>= '0' and <= '9') or (>= 'a' and <= 'f')) ? hash : null;
    }

    /// <summary>SHA-256 of something that isn't a line.</summary>
    public static string Fingerprint(byte[] bytes) => new SealedLine(null).HashOf(bytes, bytes.Length);

    private string HashOf(byte[] bytes, int count, int offset = 0)
    {
        using HashAlgorithm algorithm = key is null ? SHA256.Create() : new HMACSHA256(key);
        return Hex.Of(algorithm.ComputeHash(bytes, offset, count));
    }

    private static byte At(ArraySegment<byte> line, int index) => line.Array![line.Offset + index];

    private static bool Matches(ArraySegment<byte> line, int start, byte[] expected)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            if (At(line, start + i) != expected[i])
                return false;
        }

        return true;
    }
}
