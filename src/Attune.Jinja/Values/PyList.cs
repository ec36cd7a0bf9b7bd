using System.Collections;

namespace Attune.Jinja.Values;

/// <summary>A list that templates may change. Not safe for concurrent writes.</summary>
public sealed class PyList : IReadOnlyList<Value>
{
    private Value[] _items;
    private int _count;

    public PyList()
        : this(0) { }

    public PyList(int capacity) => _items = capacity == 0 ? [] : new Value[capacity];

    public PyList(ReadOnlySpan<Value> items)
    {
        _items = items.ToArray();
        _count = _items.Length;
    }

    public PyList(IEnumerable<Value> items)
    {
        _items = [.. items];
        _count = _items.Length;
    }

    private PyList(Value[] items, int count)
    {
        _items = items;
        _count = count;
    }

    /// <summary>A list over the array itself, which must not be used otherwise afterwards.</summary>
    internal static PyList Adopt(Value[] items) => new(items, items.Length);

    public int Count => _count;

    public Value this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)_count);
            return _items[index];
        }
        set
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)_count);
            _items[index] = value;
        }
    }

    /// <summary>The items as they are now; a later change of the list may leave the span behind.</summary>
    public ReadOnlySpan<Value> AsSpan() => _items.AsSpan(0, _count);

    internal Span<Value> MutableSpan => _items.AsSpan(0, _count);

    public void Add(Value value)
    {
        if (_count == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(4, _count * 2));
        }
        _items[_count++] = value;
    }

    public void Insert(int index, Value value)
    {
        Add(value);
        Array.Copy(_items, index, _items, index + 1, _count - 1 - index);
        _items[index] = value;
    }

    public void RemoveAt(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)_count);
        _count--;
        Array.Copy(_items, index + 1, _items, index, _count - index);
        _items[_count] = default;
    }

    public void Clear()
    {
        _items = [];
        _count = 0;
    }

    public void Reverse() => MutableSpan.Reverse();

    public PyList Copy() => new(AsSpan());

    public IEnumerator<Value> GetEnumerator()
    {
        for (int i = 0; i < _count; i++)
        {
            yield return _items[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
