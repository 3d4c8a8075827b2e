namespace AgentSafety.Tests;

/// <summary>A disk with so many bytes left. What doesn't fit is written as far as it does, as real disks do.</summary>
internal sealed class FullDisk(long left, bool canShrink = true) : DurableFiles
{
    public long Left { get; set; } = left;

    public bool FailsToFlush { get; set; }

    public override Stream OpenToWrite(string path) => new Limited(this, base.OpenToWrite(path), canShrink);

    public override void Flush(Stream stream, bool toDisk)
    {
        if (FailsToFlush)
            throw new IOException("Input/output error");

        stream.Flush();
    }

    private sealed class Limited(FullDisk disk, Stream inner, bool canShrink) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => true;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => inner.Position = value; }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void Flush() => inner.Flush();

        public override void SetLength(long value)
        {
            if (!canShrink)
                throw new IOException("Input/output error");

            inner.SetLength(value);
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            var growth = Math.Max(0, inner.Position + count - inner.Length);
            var fits = (int)Math.Min(count, count - growth + disk.Left);
            inner.Write(buffer, offset, fits);
            disk.Left -= Math.Min(growth, disk.Left);
            if (fits < count)
                throw new IOException("No space left on device");
        }

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
