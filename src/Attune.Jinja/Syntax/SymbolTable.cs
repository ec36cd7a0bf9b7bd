namespace Attune.Jinja.Syntax;

/// <summary>The names of one template; a name that is written often makes one string.</summary>
internal sealed class SymbolTable
{
    private int[] _buckets = new int[32];
    private int[] _next = new int[16];
    private int[] _hashes = new int[16];
    private Symbol[] _symbols = new Symbol[16];

    public int Count { get; private set; }

    public Symbol this[int id] => _symbols[id];

    public Symbol Get(ReadOnlySpan<char> name)
    {
        int hash = string.GetHashCode(name);
        for (int i = _buckets[hash & (_buckets.Length - 1)] - 1; i >= 0; i = _next[i])
        {
            if (_hashes[i] == hash && name.SequenceEqual(_symbols[i].Name))
            {
                return _symbols[i];
            }
        }
        return Add(name.ToString(), hash);
    }

    /// <summary>The symbol of a name that the template holds, or null.</summary>
    public Symbol? Find(string name)
    {
        int hash = string.GetHashCode(name);
        for (int i = _buckets[hash & (_buckets.Length - 1)] - 1; i >= 0; i = _next[i])
        {
            if (_hashes[i] == hash && _symbols[i].Name == name)
            {
                return _symbols[i];
            }
        }
        return null;
    }

    private Symbol Add(string name, int hash)
    {
        if (Count == _symbols.Length)
        {
            Grow();
        }
        var symbol = new Symbol(name, Count);
        ref int bucket = ref _buckets[hash & (_buckets.Length - 1)];
        _symbols[Count] = symbol;
        _hashes[Count] = hash;
        _next[Count] = bucket - 1;
        bucket = ++Count;
        return symbol;
    }

    private void Grow()
    {
        int capacity = Count * 2;
        Array.Resize(ref _symbols, capacity);
        Array.Resize(ref _hashes, capacity);
        Array.Resize(ref _next, capacity);
        _buckets = new int[capacity * 2];
        for (int i = 0; i < Count; i++)
        {
            ref int bucket = ref _buckets[_hashes[i] & (_buckets.Length - 1)];
            _next[i] = bucket - 1;
            bucket = i + 1;
        }
    }
}
