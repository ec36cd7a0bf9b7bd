namespace Attune.Jinja.Syntax;

/// <summary>
/// The names of templates that are parsed one after the other: a name that is written often, in one template or in several, makes one
/// string.
/// </summary>
internal sealed class SymbolTable
{
    // What is kept from template to template stays small, whatever templates hold.
    private const int MaxKept = 512;

    private int[] _buckets = new int[32];
    private int[] _next = new int[16];
    private int[] _hashes = new int[16];
    private Symbol[] _symbols = new Symbol[16];

    private int _template;

    public SymbolTable() => AddSpecialNames();

    public int Count { get; private set; }

    public Symbol Loop { get; private set; } = null!;

    public Symbol Self { get; private set; } = null!;

    public Symbol Super { get; private set; } = null!;

    public Symbol Caller { get; private set; } = null!;

    public Symbol Keywords { get; private set; } = null!;

    public Symbol Variadic { get; private set; } = null!;

    /// <summary>Begins another template, which mentions no name yet.</summary>
    public void BeginTemplate()
    {
        _template++;
        if (Count <= MaxKept)
        {
            return;
        }
        Count = 0;
        _buckets = new int[32];
        _next = new int[16];
        _hashes = new int[16];
        _symbols = new Symbol[16];
        AddSpecialNames();
    }

    /// <summary>Whether the template holds the name at all.</summary>
    public bool Mentions(Symbol symbol) => symbol.Template == _template;

    public Symbol Get(ReadOnlySpan<char> name)
    {
        int hash = string.GetHashCode(name);
        for (int i = _buckets[hash & (_buckets.Length - 1)] - 1; i >= 0; i = _next[i])
        {
            if (_hashes[i] == hash && name.SequenceEqual(_symbols[i].Name))
            {
                Symbol known = _symbols[i];
                known.Template = _template;
                return known;
            }
        }
        Symbol added = Add(name.ToString(), hash);
        added.Template = _template;
        return added;
    }

    private void AddSpecialNames()
    {
        Loop = Add("loop", string.GetHashCode("loop".AsSpan()));
        Self = Add("self", string.GetHashCode("self".AsSpan()));
        Super = Add("super", string.GetHashCode("super".AsSpan()));
        Caller = Add("caller", string.GetHashCode("caller".AsSpan()));
        Keywords = Add("kwargs", string.GetHashCode("kwargs".AsSpan()));
        Variadic = Add("varargs", string.GetHashCode("varargs".AsSpan()));
        foreach (Symbol symbol in _symbols.AsSpan(0, Count))
        {
            symbol.Template = -1;
        }
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
