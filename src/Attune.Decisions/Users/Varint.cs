using System.Buffers;
using System.IO;

namespace Attune.Decisions.Users;

/// <summary>Whole numbers in as few bytes as they need: seven bits a byte, lowest first; signed ones in zigzag.</summary>
internal static class Varint
{
    public static void Write(IBufferWriter<byte> output, ulong value)
    {
        var span = output.GetSpan(10);
        var at = 0;
        while (value >= 0x80)
        {
            span[at++] = (byte)(value | 0x80);
            value >>= 7;
        }

        span[at++] = (byte)value;
        output.Advance(at);
    }

    public static void WriteSigned(IBufferWriter<byte> output, long value) =>
        Write(output, (ulong)((value << 1) ^ (value >> 63)));

    /// <exception cref="InvalidDataException">The bytes end, or say more than 64 bits.</exception>
    public static ulong Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; shift < 70 && at < bytes.Length; shift += 7)
        {
            var next = bytes[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A number in the event bytes does not end.");
    }

    public static long ReadSigned(ReadOnlySpan<byte> bytes, ref int at)
    {
        var value = Read(bytes, ref at);
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>A length or count, at most <paramref name="limit"/>.</summary>
    public static int ReadLength(ReadOnlySpan<byte> bytes, ref int at, int limit)
    {
        var value = Read(bytes, ref at);
        return value <= (ulong)limit
            ? (int)value
            : throw new InvalidDataException("A length in the event bytes is longer than the bytes.");
    }
}
