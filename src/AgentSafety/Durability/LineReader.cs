namespace AgentSafety;

/// <summary>A line of a file as bytes, good until the next one is read.</summary>
/// <param name="Offset">Where it begins in the file.</param>
/// <param name="Bytes">Without its end.</param>
/// <param name="Next">Where the next one begins.</param>
/// <param name="IsFinished">False for what stands after the last line end.</param>
internal readonly record struct RawLine(long Offset, ArraySegment<byte> Bytes, long Next, bool IsFinished);

/// <summary>Cuts a file into lines. What is longer than anything we write comes in pieces: a file without line ends must not fill the memory.</summary>
internal static class LineReader
{
    public const int LongestLine = 1 << 20;

    /// <summary>Reads a stream from where it stands to its end.</summary>
    public static IEnumerable<RawLine> Read(Stream stream)
    {
        var (buffer, start, filled) = (new byte[1 << 14], 0, 0);
        var offset = stream.CanSeek ? stream.Position : 0;
        while (true)
        {
            var end = Array.IndexOf(buffer, (byte)'\n', start, filled - start);
            if (end >= 0 || filled - start > LongestLine)
            {
                var count = end >= 0 ? end - start : filled - start;
                var next = offset + count + (end >= 0 ? 1 : 0);
                yield return new(offset, new(buffer, start, count), next, IsFinished: true);
                start += (int)(next - offset);
                offset = next;
                continue;
            }

            (buffer, start, filled) = MakeRoom(buffer, start, filled);
            var read = stream.Read(buffer, filled, buffer.Length - filled);
            filled += read;
            if (read == 0)
                break;
        }

        if (filled > start)
            yield return new(offset, new(buffer, start, filled - start), offset + filled - start, IsFinished: false);
    }

    private static (byte[] Buffer, int Start, int Filled) MakeRoom(byte[] buffer, int start, int filled)
    {
        var rest = filled - start;
        var room = rest > buffer.Length / 2 ? new byte[buffer.Length * 2] : buffer;
        Buffer.BlockCopy(buffer, start, room, 0, rest);
        return (room, 0, rest);
    }
}
