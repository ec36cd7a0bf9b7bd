using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Attune.Jinja.Values;

/// <summary>
/// A dict that keeps the order of insertion and compares keys as Python does (1, 1.0 and True are one key). Not safe for
/// concurrent writes.
/// </summary>
public sealed class PyDict : IEnumerable<KeyValuePair<Value, Value>>
{
    private int[] _buckets = [];
    private Entry[] _entries = [];
    private int _used;
    private int _count;

    public PyDict() { }

    public PyDict(int capacity)
    {
        if (capacity > 0)
        {
            Resize(capacity);
        }
    }

    public int Count => _count;

    /// <summary>Sets a key; a key that is there keeps its place and its first spelling.</summary>
    /// <exception cref="JinjaRuntimeException">The key is not hashable.</exception>
    public Value this[Value key]
    {
        get => TryGetValue(key, out Value value) ? value : throw new KeyNotFoundException();
        set => Set(key, value);
    }

    public void Set(Value key, Value value)
    {
        int hash = ValueEquality.Hash(key);
        int index = Find(key, hash);
        if (index >= 0)
        {
            _entries[index].Value = value;
            return;
        }
        if (_used == _entries.Length)
        {
            Resize(_count + 1);
        }
        ref int bucket = ref _buckets[hash & (_buckets.Length - 1)];
        _entries[_used] = new Entry
        {
            Key = key,
            Value = value,
            Hash = hash,
            Next = bucket - 1,
        };
        bucket = ++_used;
        _count++;
    }

    public bool TryGetValue(Value key, out Value value)
    {
        int index = _count == 0 ? CheckHashable(key) : Find(key, ValueEquality.Hash(key));
        value = index >= 0 ? _entries[index].Value : default;
        return index >= 0;
    }

    public bool TryGetValue(string key, out Value value)
    {
        if (_count > 0)
        {
            int hash = ValueEquality.Hash(key);
            for (int i = _buckets[hash & (_buckets.Length - 1)] - 1; i >= 0; i = _entries[i].Next)
            {
                ref Entry entry = ref _entries[i];
                if (entry.Hash == hash && entry.Key.IsString && entry.Key.StringPayload == key)
                {
                    value = entry.Value;
                    return true;
                }
            }
        }
        value = default;
        return false;
    }

    public bool ContainsKey(Value key) => TryGetValue(key, out _);

    public bool Remove(Value key, out Value value)
    {
        int index = _count == 0 ? CheckHashable(key) : Find(key, ValueEquality.Hash(key));
        if (index < 0)
        {
            value = default;
            return false;
        }
        value = _entries[index].Value;
        RemoveEntry(index);
        return true;
    }

    /// <summary>Takes the pair that was added last.</summary>
    public bool TryPopLast(out KeyValuePair<Value, Value> pair)
    {
        for (int i = _used - 1; i >= 0; i--)
        {
            if (_entries[i].IsLive)
            {
                pair = new(_entries[i].Key, _entries[i].Value);
                RemoveEntry(i);
                return true;
            }
        }
        pair = default;
        return false;
    }

    public void Clear()
    {
        _buckets = [];
        _entries = [];
        _used = _count = 0;
    }

    public PyDict Copy()
    {
        var copy = new PyDict(_count);
        foreach (KeyValuePair<Value, Value> pair in this)
        {
            copy.Set(pair.Key, pair.Value);
        }
        return copy;
    }

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<KeyValuePair<Value, Value>> IEnumerable<KeyValuePair<Value, Value>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static int CheckHashable(Value key)
    {
        _ = ValueEquality.Hash(key);
        return -1;
    }

    private int Find(Value key, int hash)
    {
        if (_buckets.Length == 0)
        {
            return -1;
        }
        for (int i = _buckets[hash & (_buckets.Length - 1)] - 1; i >= 0; i = _entries[i].Next)
        {
            if (_entries[i].Hash == hash && ValueEquality.AreSameOrEqual(_entries[i].Key, key))
            {
                return i;
            }
        }
        return -1;
    }

    private void RemoveEntry(int index)
    {
        ref int bucket = ref _buckets[_entries[index].Hash & (_buckets.Length - 1)];
        if (bucket - 1 == index)
        {
            bucket = _entries[index].Next + 1;
        }
        else
        {
            int previous = bucket - 1;
            while (_entries[previous].Next != index)
            {
                previous = _entries[previous].Next;
            }
            _entries[previous].Next = _entries[index].Next;
        }
        _entries[index] = default;
        _count--;
        if (index == _used - 1)
        {
            _used--;
        }
    }

    // Also drops the holes that removals leave.
    private void Resize(int needed)
    {
        int capacity = 4;
        while (capacity < needed || capacity < _count * 2)
        {
            capacity *= 2;
        }
        var entries = new Entry[capacity];
        var buckets = new int[capacity];
        int used = 0;
        for (int i = 0; i < _used; i++)
        {
            if (_entries[i].IsLive)
            {
                Entry entry = _entries[i];
                ref int bucket = ref buckets[entry.Hash & (capacity - 1)];
                entry.Next = bucket - 1;
                entries[used] = entry;
                bucket = ++used;
            }
        }
        (_entries, _buckets, _used) = (entries, buckets, used);
    }

    private struct Entry
    {
        public Value Key;
        public Value Value;
        public int Hash;
        public int Next;

        public readonly bool IsLive => !Key.IsMissing;
    }

    /// <summary>Walks the pairs in the order of insertion.</summary>
    public struct Enumerator : IEnumerator<KeyValuePair<Value, Value>>
    {
        private readonly PyDict _dict;
        private int _index;

        internal Enumerator(PyDict dict)
        {
            _dict = dict;
            _index = -1;
        }

        public readonly KeyValuePair<Value, Value> Current =>
            new(_dict._entries[_index].Key, _dict._entries[_index].Value);

        readonly object IEnumerator.Current => Current;

        public bool MoveNext()
        {
            while (++_index < _dict._used)
            {
                if (_dict._entries[_index].IsLive)
                {
                    return true;
                }
            }
            return false;
        }

        [ExcludeFromCodeCoverage]
        void IEnumerator.Reset() => _index = -1;

        public readonly void Dispose() { }
    }
}
