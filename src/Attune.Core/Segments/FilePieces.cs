namespace Attune.Core.Segments;

/// <summary>Cuts a file into pieces of whole lines as it arrives, so that no more than a piece is ever in memory.</summary>
internal static class FilePieces
{
    private const int PieceBytes = 256 * 1024;

    /// <summary>Hands each piece on, and tells the bytes of all.</summary>
    /// <exception cref="SegmentFileException">It is larger than allowed, or a line is.</exception>
    public static async Task<long> CutAsync(
        Stream file,
        long maximumBytes,
        Func<int, ReadOnlyMemory<byte>, Task> keep,
        CancellationToken cancellationToken
    )
    {
        var buffer = new byte[PieceBytes];
        var length = 0;
        var total = 0L;
        var pieces = 0;
        while (await file.ReadAsync(buffer.AsMemory(length), cancellationToken) is var read and > 0)
        {
            length += read;
            total += read;
            if (total > maximumBytes)
            {
                throw SegmentFileException.TooLarge(maximumBytes);
            }
            if (length < buffer.Length)
            {
                continue;
            }
            var end = buffer.AsSpan().LastIndexOf((byte)'\n') + 1;
            if (end == 0 || length - end > SegmentLimits.LineBytes)
            {
                throw new SegmentFileException($"A line has more than {SegmentLimits.LineBytes} bytes.");
            }
            await keep(pieces++, buffer.AsMemory(0, end));
            buffer.AsSpan(end, length - end).CopyTo(buffer);
            length -= end;
        }
        if (length > 0)
        {
            await keep(pieces, buffer.AsMemory(0, length));
        }
        return total;
    }
}
