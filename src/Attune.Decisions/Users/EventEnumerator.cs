namespace Attune.Decisions.Users;

/// <summary>Walks events of a history in order of time, forward or backward, without allocating.</summary>
public ref struct EventEnumerator
{
    private const int AnyName = -1;
    private readonly EventHistory _history;
    private readonly int _nameId;
    private readonly long _fromMs;
    private readonly long _untilMs;
    private readonly bool _backward;
    private int _chunk;
    private int _at;

    internal EventEnumerator(EventHistory history, int? nameId, long fromMs, long untilMs, bool backward)
    {
        _history = history;
        _nameId = nameId ?? AnyName;
        _fromMs = fromMs;
        _untilMs = untilMs;
        _backward = backward;
        _chunk = backward ? history.Chunks.Length : -1;
        _at = 0;
    }

    public readonly StoredEvent Current => new(_history, _history.Chunks[_chunk], _at);

    public readonly EventEnumerator GetEnumerator() => this;

    public bool MoveNext() => _backward ? MoveBackward() : MoveForward();

    private bool MoveForward()
    {
        var chunks = _history.Chunks;
        var at = _at + 1;
        while (true)
        {
            if (_chunk >= 0)
            {
                ref readonly var chunk = ref chunks[_chunk];
                for (; at < chunk.Count; at++)
                {
                    if (IsWanted(chunk, at))
                    {
                        _at = at;
                        return true;
                    }
                }
            }

            if (_chunk + 1 >= chunks.Length || chunks[_chunk + 1].FirstMs >= _untilMs)
            {
                _chunk = chunks.Length - 1;
                _at = int.MaxValue - 1;
                return false;
            }

            _chunk++;
            at = chunks[_chunk].LastMs < _fromMs ? chunks[_chunk].Count : 0;
        }
    }

    private bool MoveBackward()
    {
        var chunks = _history.Chunks;
        var at = _at - 1;
        while (true)
        {
            if (_chunk < chunks.Length)
            {
                ref readonly var chunk = ref chunks[_chunk];
                for (; at >= 0; at--)
                {
                    if (IsWanted(chunk, at))
                    {
                        _at = at;
                        return true;
                    }
                }
            }

            if (_chunk == 0 || chunks[_chunk - 1].LastMs < _fromMs)
            {
                _chunk = 0;
                _at = 0;
                return false;
            }

            _chunk--;
            at = chunks[_chunk].FirstMs >= _untilMs ? -1 : chunks[_chunk].Count - 1;
        }
    }

    private readonly bool IsWanted(in EventChunk chunk, int at)
    {
        if (_nameId != AnyName && chunk.NameId(at) != _nameId)
        {
            return false;
        }

        var time = chunk.TimeMs(at);
        return time >= _fromMs && time < _untilMs;
    }
}
