namespace Attune.Decisions.Users;

/// <summary>An event as it lies in a history: reading it allocates nothing until an attribute is decoded.</summary>
public readonly ref struct StoredEvent
{
    private readonly EventHistory _history;
    private readonly EventChunk _chunk;
    private readonly int _at;

    internal StoredEvent(EventHistory history, EventChunk chunk, int at)
    {
        _history = history;
        _chunk = chunk;
        _at = at;
    }

    public string Name => _history.Names[_chunk.NameId(_at)];

    /// <summary>When it happened, in milliseconds since 1970.</summary>
    public long TimeMs => _chunk.TimeMs(_at);

    public Platform Platform => (Platform)(_chunk.Payload(_at)[0] & EventEncoder.PlatformMask);

    public Guid? Uuid
    {
        get
        {
            var payload = _chunk.Payload(_at);
            return (payload[0] & EventEncoder.HasUuid) == 0 ? null : new Guid(payload.Slice(1, 16), true);
        }
    }

    /// <summary>The user's offset from UTC then, in seconds.</summary>
    public int? OffsetSeconds
    {
        get
        {
            var payload = _chunk.Payload(_at);
            var at = (payload[0] & EventEncoder.HasUuid) == 0 ? 1 : 17;
            return (payload[0] & EventEncoder.HasOffset) == 0 ? null : (int)Varint.ReadSigned(payload, ref at);
        }
    }

    /// <summary>The attribute of exactly this name, missing where there is none.</summary>
    public EncodedValue Attribute(string name)
    {
        var id = _history.Keys.Find(name);
        return id < 0 ? default : EncodedValue.Find(Members(), id, _history.Keys);
    }

    /// <summary>All attributes, decoded.</summary>
    public AttributeSet Attributes() => EncodedValue.DecodeMembers(Members(), _history.Keys);

    /// <summary>The event as an object of its own.</summary>
    public UserEvent ToUserEvent() =>
        new()
        {
            Name = Name,
            TimeMs = TimeMs,
            Uuid = Uuid,
            Platform = Platform,
            OffsetSeconds = OffsetSeconds,
            Attributes = Attributes(),
        };

    internal ReadOnlySpan<byte> Members()
    {
        var payload = _chunk.Payload(_at);
        var at = (payload[0] & EventEncoder.HasUuid) == 0 ? 1 : 17;
        if ((payload[0] & EventEncoder.HasOffset) != 0)
        {
            Varint.ReadSigned(payload, ref at);
        }

        return payload[at..];
    }
}
