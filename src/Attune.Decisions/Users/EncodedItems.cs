namespace Attune.Decisions.Users;

/// <summary>Walks the items of an encoded array, without allocating.</summary>
public ref struct EncodedItems
{
    private readonly EventNames _keys;
    private ReadOnlySpan<byte> _rest;
    private int _left;

    internal EncodedItems(ReadOnlySpan<byte> items, EventNames keys)
    {
        var at = 0;
        _left = Varint.ReadLength(items, ref at, items.Length);
        _rest = items[at..];
        _keys = keys;
        Current = default;
    }

    public EncodedValue Current { get; private set; }

    public bool MoveNext()
    {
        if (_left == 0)
        {
            return false;
        }

        _left--;
        var size = EncodedValue.Size(_rest);
        Current = new(_rest[..size], _keys);
        _rest = _rest[size..];
        return true;
    }

    public readonly EncodedItems GetEnumerator() => this;
}
