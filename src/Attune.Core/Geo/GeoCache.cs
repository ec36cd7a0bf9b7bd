using System.Net;
using System.Net.Sockets;
using Attune.Decisions.Sessions;

namespace Attune.Core.Geo;

/// <summary>
/// The places of addresses that were asked for lately: a fixed number of slots, the newer address takes the slot of the
/// older. No lock: an entry is immutable and replaced whole. Holds at most <see cref="Slots"/> entries of about 200 bytes.
/// </summary>
internal sealed class GeoCache
{
    internal const int Slots = 4096;

    private readonly Entry?[] _entries = new Entry?[Slots];

    internal bool TryGet(IPAddress address, out GeoFacts facts)
    {
        var key = KeyOf(address);
        var entry = Volatile.Read(ref _entries[SlotOf(key)]);
        var found = entry is not null && entry.Key == key;
        facts = found ? entry!.Facts : default;
        return found;
    }

    internal void Set(IPAddress address, GeoFacts facts)
    {
        var key = KeyOf(address);
        Volatile.Write(ref _entries[SlotOf(key)], new Entry(key, facts));
    }

    private static int SlotOf(UInt128 key) => key.GetHashCode() & (Slots - 1);

    // One cache serves one database, and a database one family or both: IPv4 addresses lie where IPv6 maps them.
    private static UInt128 KeyOf(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            bytes[10] = bytes[11] = 0xFF;
            address.TryWriteBytes(bytes[12..], out _);
        }
        else
        {
            address.TryWriteBytes(bytes, out _);
        }

        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    private sealed record Entry(UInt128 Key, GeoFacts Facts);
}
