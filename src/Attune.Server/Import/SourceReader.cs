namespace Attune.Server.Import;

/// <summary>
/// Cuts a file into records, knowing of each at which byte it ends, so that reading can begin anywhere between two. Holds
/// one block of the file at a time, however large that is. For one thread.
/// </summary>
internal abstract class SourceReader : IDisposable
{
    /// <summary>Bytes of one record.</summary>
    public const int MaxRecord = 256 * 1024;

    private const int BlockSize = 1024 * 1024;

    private readonly Stream file;
    private readonly byte[] block = new byte[BlockSize];
    private long blockOffset;
    private int start;
    private int end;
    private bool atEnd;
    private (int Start, long Line) last;

    /// <param name="file">The file, which is disposed with the reader.</param>
    protected SourceReader(Stream file) => this.file = file;

    /// <summary>Lines before the next record.</summary>
    public long Line { get; private set; }

    /// <summary>The offset of the next record.</summary>
    public long Offset => blockOffset + start;

    /// <summary>Goes on at a record's beginning.</summary>
    /// <param name="offset">Its offset.</param>
    /// <param name="line">Lines before it.</param>
    public void Seek(long offset, long line)
    {
        file.Seek(offset, SeekOrigin.Begin);
        blockOffset = offset;
        start = end = 0;
        atEnd = false;
        Line = line;
    }

    /// <summary>The next record; false at the end of the file. Empty lines are no records.</summary>
    public bool TryRead(out SourceRecord record)
    {
        while (Fill())
        {
            var text = block.AsSpan(start, end - start);
            if (text[0] == '\n' || text.StartsWith("\r\n"u8))
            {
                Line++;
                start += text[0] == '\n' ? 1 : 2;
                continue;
            }
            var length = Measure(text, atEnd);
            last = (start, Line);
            if (length == 0)
            {
                record = RejectLine("A quoted field does not end as RFC 4180 says.");
                return true;
            }
            if (length < 0)
            {
                // More than the buffer holds: too long in any case.
                record = RejectLine($"The record has more than {MaxRecord} bytes.");
                return true;
            }
            record = Take(length);
            return true;
        }
        record = default;
        return false;
    }

    /// <summary>
    /// Gives the last record back, but for its first line, which is rejected: what looked like one record of many lines was
    /// a broken line and good ones after it.
    /// </summary>
    public SourceRecord RejectFirstLine(string problem)
    {
        start = last.Start;
        Line = last.Line;
        return RejectLine(problem);
    }

    public void Dispose() => file.Dispose();

    /// <summary>
    /// The length of the record at the beginning, its line end included; 0 where it is broken, -1 where its end is not
    /// there yet.
    /// </summary>
    protected abstract int Measure(ReadOnlySpan<byte> text, bool isAll);

    private SourceRecord Take(int length)
    {
        var text = block.AsMemory(start, length);
        var line = Line + 1;
        Line += Math.Max(1, text.Span.Count((byte)'\n'));
        start += length;
        var trimmed = text.TrimEnd("\r\n"u8);
        var problem = length > MaxRecord ? $"The record has more than {MaxRecord} bytes." : null;
        return new SourceRecord(Offset, line, trimmed, problem);
    }

    private SourceRecord RejectLine(string problem)
    {
        var line = Line + 1;
        byte[]? shown = null;
        while (true)
        {
            var rest = block.AsSpan(start, end - start);
            var at = rest.IndexOf((byte)'\n');
            var part = at < 0 ? rest : rest[..at];
            shown ??= part[..Math.Min(part.Length, 4_000)].ToArray();
            start += at < 0 ? rest.Length : at + 1;
            if (at >= 0 || !Fill())
            {
                Line++;
                return new SourceRecord(Offset, line, shown.AsMemory().TrimEnd("\r"u8), problem);
            }
        }
    }

    /// <summary>Sees to it that a record of the longest kind is in the block, or all that is left; false at the end.</summary>
    private bool Fill()
    {
        if (end - start <= MaxRecord && !atEnd)
        {
            block.AsSpan(start, end - start).CopyTo(block);
            blockOffset += start;
            end -= start;
            start = 0;
            while (end < block.Length && !atEnd)
            {
                var read = file.Read(block, end, block.Length - end);
                end += read;
                atEnd = read == 0;
            }
        }
        return end > start;
    }
}
