using System.Security.Cryptography;
using System.Text;

namespace Attune.Decisions.Bucketing;

/// <summary>
/// The published draw (docs/bucketing.md): SHA-256 of <c>salt:id</c> in UTF-8. The first six bytes, as a big-endian number modulo
/// 10,000, are the slot; the next six are a second, independent draw. Any language can repeat it. Pure and thread-safe; allocates
/// nothing for ids up to <see cref="MaxStackBytes"/> bytes.
/// </summary>
public readonly record struct Bucket
{
    /// <summary>Slots of a draw: one is 0.01 %.</summary>
    public const int Slots = 10_000;

    private const int MaxStackBytes = 512;

    private Bucket(int slot, int second)
    {
        Slot = slot;
        Second = second;
    }

    /// <summary>0 to 9,999: what variations and exclusive groups are drawn by.</summary>
    public int Slot { get; }

    /// <summary>0 to 9,999, independent of <see cref="Slot"/>: what control groups are drawn by.</summary>
    public int Second { get; }

    /// <param name="salt">An experience's or group's id: draws with different salts are independent.</param>
    /// <param name="id">The user's bucketing id.</param>
    public static Bucket Of(string salt, string id)
    {
        var most = Encoding.UTF8.GetMaxByteCount(salt.Length) + 1 + Encoding.UTF8.GetMaxByteCount(id.Length);
        var input = most <= MaxStackBytes ? stackalloc byte[MaxStackBytes] : new byte[most];
        var length = Encoding.UTF8.GetBytes(salt, input);
        input[length++] = (byte)':';
        length += Encoding.UTF8.GetBytes(id, input[length..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(input[..length], hash);
        return new((int)(Number(hash) % Slots), (int)(Number(hash[6..]) % Slots));
    }

    private static ulong Number(ReadOnlySpan<byte> bytes)
    {
        ulong number = 0;
        foreach (var one in bytes[..6])
        {
            number = (number << 8) | one;
        }

        return number;
    }
}
