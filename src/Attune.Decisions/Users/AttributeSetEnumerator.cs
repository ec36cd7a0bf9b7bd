namespace Attune.Decisions.Users;

/// <summary>Walks an <see cref="AttributeSet"/> in order, without allocating.</summary>
public struct AttributeSetEnumerator
{
    private readonly string[] _keys;
    private readonly AttributeValue[] _values;
    private int _at;

    internal AttributeSetEnumerator(string[] keys, AttributeValue[] values)
    {
        _keys = keys;
        _values = values;
        _at = -1;
    }

    public readonly KeyValuePair<string, AttributeValue> Current => new(_keys[_at], _values[_at]);

    public bool MoveNext() => ++_at < _keys.Length;
}
