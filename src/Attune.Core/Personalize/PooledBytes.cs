using System.Buffers;

namespace Attune.Core.Personalize;

/// <summary>Bytes that are written in order, and taken back from the end where something fails. Not for concurrent use.</summary>
internal sealed class PooledBytes : IBufferWriter<byte>
{
    /// <summary>A buffer that a rare large answer made longer than this is not kept.</summary>
    private const int LargestKept = 256 * 1024;

    private const int Smallest = 4 * 1024;

    private byte[] bytes = new byte[Smallest];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> Range(int start, int end) => bytes.AsMemory(start, end - start);

    public void Truncate(int length) => Length = length;

    /// <summary>Empties the buffer for the next use.</summary>
    public void Reset()
    {
        Length = 0;
        if (bytes.Length > LargestKept)
        {
            bytes = new byte[Smallest];
        }
    }

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return bytes.AsSpan(Length);
    }

    private void Reserve(int size)
    {
        if (bytes.Length - Length < Math.Max(size, 1))
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + size));
        }
    }
}
