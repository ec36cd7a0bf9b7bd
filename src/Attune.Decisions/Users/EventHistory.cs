using System.Buffers;

namespace Attune.Decisions.Users;

/// <summary>
/// What a user did, in order of time: immutable, in chunks of bytes that versions share, so that millions of events are a few
/// arrays to the garbage collector. Thread-safe. Counts and times by name answer at once; walking allocates nothing.
/// </summary>
public sealed class EventHistory
{
    private const int NoSuchName = -2;
    private readonly EventChunk[] _chunks;
    private readonly EventCount[] _counts;

    internal EventHistory(EventNames names, EventNames keys, EventChunk[] chunks, EventCount[] counts)
    {
        Names = names;
        Keys = keys;
        _chunks = chunks;
        _counts = counts;
        foreach (var chunk in chunks)
        {
            Count += chunk.Count;
            SizeInBytes += chunk.Data.Length + 48;
        }

        SizeInBytes += 120 + names.SizeInBytes + keys.SizeInBytes + (24 * counts.Length);
    }

    public static EventHistory Empty { get; } = new(EventNames.Empty, EventNames.Empty, [], []);

    /// <summary>How many events are kept.</summary>
    public int Count { get; }

    /// <summary>About how many bytes of memory it holds, chunks that are shared with other versions included.</summary>
    public int SizeInBytes { get; }

    internal EventNames Names { get; }

    internal EventNames Keys { get; }

    internal ReadOnlySpan<EventChunk> Chunks => _chunks;

    public static EventHistory Of(IEnumerable<UserEvent> events)
    {
        var history = Empty;
        foreach (var happened in events)
        {
            history = history.Append(happened);
        }

        return history;
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote, in this or an earlier version of the format.</summary>
    /// <exception cref="System.IO.InvalidDataException">The bytes are damaged, cut off, or of a later format.</exception>
    public static EventHistory FromBytes(ReadOnlySpan<byte> bytes, NamePool? names = null) =>
        EventFormat.Read(bytes, names);

    /// <summary>The history as bytes for storage, format 1: names, chunks, checksum.</summary>
    public byte[] ToBytes() => EventFormat.Write(this);

    /// <summary>How often, first and last, the user did this, over all that is kept.</summary>
    public EventCount CountOf(string name) => Names.Find(name) is var id and >= 0 ? _counts[id] : default;

    /// <summary>
    /// This history with one event more, at its place in time (after others of the same time). Older chunks are shared.
    /// </summary>
    /// <exception cref="ArgumentException">The event has no name, or its time is not in the years 1 to 9999.</exception>
    public EventHistory Append(UserEvent happened)
    {
        ArgumentException.ThrowIfNullOrEmpty(happened.Name);
        ArgumentOutOfRangeException.ThrowIfLessThan(happened.TimeMs, DateTimeOffset.MinValue.ToUnixTimeMilliseconds());
        ArgumentOutOfRangeException.ThrowIfGreaterThan(
            happened.TimeMs,
            DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        );
        var nameBuilder = new EventNamesBuilder(Names);
        var nameId = nameBuilder.Number(happened.Name);
        var keyBuilder = new EventNamesBuilder(Keys);
        var payload = new ArrayBufferWriter<byte>(128);
        EventEncoder.Write(payload, happened, keyBuilder);
        return Add(nameBuilder.Build(), keyBuilder.Build(), happened.TimeMs, nameId, payload.WrittenSpan);
    }

    /// <summary>Both histories as one, as for a merge of users. Of events with one UUID one is kept.</summary>
    public EventHistory Merge(EventHistory other)
    {
        var (larger, smaller) = Count >= other.Count ? (this, other) : (other, this);
        var seen = new HashSet<Guid>();
        foreach (var happened in larger.Enumerate())
        {
            if (happened.Uuid is { } uuid)
            {
                seen.Add(uuid);
            }
        }

        var merged = larger;
        foreach (var happened in smaller.Enumerate())
        {
            if (happened.Uuid is not { } uuid || seen.Add(uuid))
            {
                merged = merged.Append(happened.ToUserEvent());
            }
        }

        return merged;
    }

    /// <summary>This history without the events before the time (milliseconds since 1970); counts forget them too.</summary>
    public EventHistory RemoveBefore(long timeMs)
    {
        var removed = 0;
        foreach (var chunk in _chunks)
        {
            for (var at = 0; at < chunk.Count && chunk.TimeMs(at) < timeMs; at++)
            {
                removed++;
            }
        }

        return KeepLast(Count - removed);
    }

    /// <summary>This history with its latest events only; counts forget the others too.</summary>
    public EventHistory KeepLast(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var remove = Count - count;
        if (remove <= 0)
        {
            return this;
        }

        var kept = new List<EventChunk>(_chunks.Length);
        foreach (var chunk in _chunks)
        {
            if (remove < chunk.Count)
            {
                kept.Add(remove == 0 ? chunk : chunk.Slice(remove, chunk.Count - remove));
            }

            remove = Math.Max(0, remove - chunk.Count);
        }

        var chunks = kept.ToArray();
        return new(Names, Keys, chunks, CountAll(chunks, Names.Count));
    }

    /// <summary>All events, earliest first.</summary>
    public EventEnumerator Enumerate() => new(this, null, long.MinValue, long.MaxValue, false);

    /// <summary>The events of one name in the window, earliest first.</summary>
    /// <param name="name">The event's exact name.</param>
    /// <param name="fromMs">The window's start, included, in milliseconds since 1970.</param>
    /// <param name="untilMs">The window's end, not included.</param>
    public EventEnumerator Enumerate(string name, long fromMs = long.MinValue, long untilMs = long.MaxValue) =>
        new(this, IdOf(name), fromMs, untilMs, false);

    /// <summary>The same events, latest first.</summary>
    public EventEnumerator EnumerateBackward(
        string? name = null,
        long fromMs = long.MinValue,
        long untilMs = long.MaxValue
    ) => new(this, name is null ? null : IdOf(name), fromMs, untilMs, true);

    /// <summary>The latest event of the name at or after the time, or null.</summary>
    public UserEvent? Last(string name, long fromMs = long.MinValue)
    {
        foreach (var happened in EnumerateBackward(name, fromMs))
        {
            return happened.ToUserEvent();
        }

        return null;
    }

    internal static EventCount[] CountAll(ReadOnlySpan<EventChunk> chunks, int names)
    {
        var counts = new EventCount[names];
        foreach (var chunk in chunks)
        {
            for (var at = 0; at < chunk.Count; at++)
            {
                ref var count = ref counts[chunk.NameId(at)];
                count = Counted(count, chunk.TimeMs(at));
            }
        }

        return counts;
    }

    private static EventCount Counted(EventCount count, long timeMs) =>
        count.Count == 0
            ? new(1, timeMs, timeMs)
            : new(count.Count + 1, Math.Min(count.FirstMs, timeMs), Math.Max(count.LastMs, timeMs));

    // A name that was never seen must find no events, which is not the same as asking for events of any name.
    private int IdOf(string name) => Names.Find(name) is var id and >= 0 ? id : NoSuchName;

    private EventHistory Add(EventNames names, EventNames keys, long timeMs, int nameId, ReadOnlySpan<byte> payload)
    {
        var counts = new EventCount[names.Count];
        _counts.CopyTo(counts, 0);
        counts[nameId] = Counted(counts[nameId], timeMs);

        var target = _chunks.Length - 1;
        while (target > 0 && _chunks[target].FirstMs > timeMs)
        {
            target--;
        }

        if (target < 0)
        {
            return new(names, keys, [new EventChunk([], 0).Insert(0, timeMs, nameId, payload)], counts);
        }

        var chunk = _chunks[target];
        var at = chunk.After(timeMs);
        if (chunk.Count < EventChunk.MaxEvents)
        {
            var chunks = (EventChunk[])_chunks.Clone();
            chunks[target] = chunk.Insert(at, timeMs, nameId, payload);
            return new(names, keys, chunks, counts);
        }

        // A full chunk is cut where the event comes in: at its ends, the usual cases, nothing is copied.
        var single = new EventChunk([], 0).Insert(0, timeMs, nameId, payload);
        EventChunk[] cut =
            at == chunk.Count ? [chunk, single]
            : at == 0 ? [single, chunk]
            : [chunk.Slice(0, at), chunk.Slice(at, chunk.Count - at).Insert(0, timeMs, nameId, payload)];
        return new(names, keys, [.. _chunks[..target], .. cut, .. _chunks[(target + 1)..]], counts);
    }
}
