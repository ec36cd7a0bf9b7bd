using System.Buffers.Binary;

namespace Attune.Decisions.Users;

/// <summary>
/// Up to <see cref="MaxEvents"/> events in one array of bytes: a directory of 16 bytes for each event (time, number of the name,
/// end of the payload), then the payloads. Never changed once made; histories share them.
/// </summary>
internal readonly struct EventChunk(byte[] data, int count)
{
    public const int MaxEvents = 64;
    public const int EntrySize = 16;

    public byte[] Data { get; } = data;

    public int Count { get; } = count;

    public long FirstMs => TimeMs(0);

    public long LastMs => TimeMs(Count - 1);

    public long TimeMs(int at) => BinaryPrimitives.ReadInt64LittleEndian(Data.AsSpan(at * EntrySize));

    public int NameId(int at) => BinaryPrimitives.ReadInt32LittleEndian(Data.AsSpan((at * EntrySize) + 8));

    public ReadOnlySpan<byte> Payload(int at) => Data.AsSpan((Count * EntrySize) + Start(at), End(at) - Start(at));

    /// <summary>The first event that is later than the time, or <see cref="Count"/>.</summary>
    public int After(long timeMs)
    {
        var at = Count;
        while (at > 0 && TimeMs(at - 1) > timeMs)
        {
            at--;
        }

        return at;
    }

    /// <summary>A chunk that has one event more, at this place.</summary>
    public EventChunk Insert(int at, long timeMs, int nameId, ReadOnlySpan<byte> payload)
    {
        var data = new byte[Data.Length + EntrySize + payload.Length];
        var split = Start(at);
        var oldBody = Data.AsSpan(Count * EntrySize);
        var directory = data.AsSpan(0, (Count + 1) * EntrySize);
        var body = data.AsSpan((Count + 1) * EntrySize);

        Data.AsSpan(0, at * EntrySize).CopyTo(directory);
        WriteEntry(directory[(at * EntrySize)..], timeMs, nameId, split + payload.Length);
        for (var moved = at; moved < Count; moved++)
        {
            WriteEntry(
                directory[((moved + 1) * EntrySize)..],
                TimeMs(moved),
                NameId(moved),
                End(moved) + payload.Length
            );
        }

        oldBody[..split].CopyTo(body);
        payload.CopyTo(body[split..]);
        oldBody[split..].CopyTo(body[(split + payload.Length)..]);
        return new(data, Count + 1);
    }

    /// <summary>A chunk of some of these events.</summary>
    public EventChunk Slice(int from, int count)
    {
        var start = Start(from);
        var length = count == 0 ? 0 : End(from + count - 1) - start;
        var data = new byte[(count * EntrySize) + length];
        for (var at = 0; at < count; at++)
        {
            WriteEntry(data.AsSpan(at * EntrySize), TimeMs(from + at), NameId(from + at), End(from + at) - start);
        }

        Data.AsSpan((Count * EntrySize) + start, length).CopyTo(data.AsSpan(count * EntrySize));
        return new(data, count);
    }

    public int End(int at) => BinaryPrimitives.ReadInt32LittleEndian(Data.AsSpan((at * EntrySize) + 12));

    private int Start(int at) => at == 0 ? 0 : End(at - 1);

    private static void WriteEntry(Span<byte> entry, long timeMs, int nameId, int end)
    {
        BinaryPrimitives.WriteInt64LittleEndian(entry, timeMs);
        BinaryPrimitives.WriteInt32LittleEndian(entry[8..], nameId);
        BinaryPrimitives.WriteInt32LittleEndian(entry[12..], end);
    }
}
