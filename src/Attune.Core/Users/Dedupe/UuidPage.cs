using System.Buffers.Binary;

namespace Attune.Core.Users.Dedupe;

/// <summary>Sorted UUIDs in a row of 16 bytes each, big-endian: what a page and a list of fences are.</summary>
internal static class UuidPage
{
    /// <summary>Keys on a page: with its row, a little less than a database page of 4 KiB.</summary>
    public const int Keys = 240;

    public const int KeySize = 16;

    public static UInt128 Key(Guid uuid)
    {
        Span<byte> bytes = stackalloc byte[KeySize];
        uuid.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    public static UInt128 At(ReadOnlySpan<byte> page, int index) =>
        BinaryPrimitives.ReadUInt128BigEndian(page.Slice(index * KeySize, KeySize));

    public static void Write(Span<byte> page, int index, UInt128 key) =>
        BinaryPrimitives.WriteUInt128BigEndian(page.Slice(index * KeySize, KeySize), key);

    /// <summary>The position of the last key that is not above <paramref name="key"/>, or -1.</summary>
    public static int LastNotAbove(ReadOnlySpan<byte> page, UInt128 key)
    {
        var low = 0;
        var high = page.Length / KeySize;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (At(page, middle) <= key)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low - 1;
    }
}
