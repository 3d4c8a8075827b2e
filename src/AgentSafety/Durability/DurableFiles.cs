namespace AgentSafety;

/// <summary>How log and ledger reach the disk. Tests put a disk that fills up, or fails, in its place.</summary>
internal class DurableFiles
{
    /// <summary>The disk of this machine.</summary>
    public static DurableFiles OnDisk { get; } = new();

    /// <summary>Opens for reading and writing, and creates what isn't there, for this user alone where the system knows such a thing.</summary>
    public virtual Stream OpenToWrite(string path)
    {
#if NET
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        return new FileStream(path, options);
#else
        return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
#endif
    }

    /// <summary>Opens for reading beside a writer, or gives an empty stream if there is no such file.</summary>
    /// <exception cref="IOException">It is there and can't be read.</exception>
    public virtual Stream OpenToRead(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (FileNotFoundException)
        {
            return Stream.Null;
        }
    }

    /// <summary>Writes at the end, all of it or, if that can be helped, nothing: half a line isn't left for the next writer, who else sees to it.</summary>
    public void Append(Stream stream, byte[] bytes, bool toDisk)
    {
        var start = stream.Length;
        try
        {
            stream.Position = start;
            stream.Write(bytes, 0, bytes.Length);
            Flush(stream, toDisk);
        }
        catch
        {
            TakeBack(stream, start);
            throw;
        }
    }

    /// <summary>Comes back when the bytes have left the system's cache for the disk, if <paramref name="toDisk"/>; else when the system has them.</summary>
    public virtual void Flush(Stream stream, bool toDisk)
    {
        if (stream is FileStream file)
            file.Flush(toDisk);
        else
            stream.Flush();
    }

    private static void TakeBack(Stream stream, long start)
    {
        try
        {
            stream.SetLength(start);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // The failure that is on its way out says more.
        }
    }
}
