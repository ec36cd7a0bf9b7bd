namespace Attune.Core.Users.Dedupe;

/// <summary>
/// A Bloom filter in blocks of one cache line: says for certain that a UUID is not in a set, and wrongly "perhaps" for about
/// one in two hundred. Its bytes are stored as they are.
/// </summary>
internal sealed class UuidFilter
{
    private const int BitsPerKey = 12;
    private const int BlockBytes = 64;
    private const int Probes = 7;
    private readonly byte[] bits;
    private readonly uint blocks;

    public UuidFilter(byte[] bits)
    {
        this.bits = bits;
        blocks = (uint)(bits.Length / BlockBytes);
    }

    public int SizeInBytes => bits.Length;

    public byte[] Bytes => bits;

    public static UuidFilter ForKeys(long keys) =>
        new(new byte[Math.Max(1, ((keys * BitsPerKey / 8) + BlockBytes - 1) / BlockBytes) * BlockBytes]);

    public void Add(UInt128 uuid)
    {
        var (block, steps) = Place(uuid);
        for (var probe = 0; probe < Probes; probe++)
        {
            var bit = (int)(steps & 511);
            bits[block + (bit >> 3)] |= (byte)(1 << (bit & 7));
            steps >>= 9;
        }
    }

    public bool MayContain(UInt128 uuid)
    {
        var (block, steps) = Place(uuid);
        for (var probe = 0; probe < Probes; probe++)
        {
            var bit = (int)(steps & 511);
            if ((bits[block + (bit >> 3)] & (1 << (bit & 7))) == 0)
            {
                return false;
            }
            steps >>= 9;
        }
        return true;
    }

    // The numbers are part of the stored format. Seven probes of nine bits come out of one 64-bit number.
    private (int Block, ulong Steps) Place(UInt128 uuid)
    {
        var high = Mix((ulong)(uuid >> 64) ^ 0x9E3779B97F4A7C15);
        var low = Mix((ulong)uuid ^ high);
        var block = (int)(((UInt128)high * blocks) >> 64) * BlockBytes;
        return (block, low);
    }

    private static ulong Mix(ulong value)
    {
        value ^= value >> 33;
        value *= 0xFF51AFD7ED558CCD;
        value ^= value >> 33;
        value *= 0xC4CEB9FE1A85EC53;
        return value ^ (value >> 33);
    }
}
