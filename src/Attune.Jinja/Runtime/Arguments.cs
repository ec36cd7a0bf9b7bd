using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime;

/// <summary>
/// The arguments of one call: positional ones, then those given by keyword. Lives on the stack of the call; nothing may keep it.
/// </summary>
public readonly ref struct Arguments
{
    private readonly ReadOnlySpan<Value> _values;
    private readonly ReadOnlySpan<string> _names;

    /// <param name="values">Positional values, then one value for each of <paramref name="names"/>.</param>
    /// <param name="names">The keywords of the last values.</param>
    public Arguments(ReadOnlySpan<Value> values, ReadOnlySpan<string> names = default)
    {
        _values = values;
        _names = names;
    }

    public static Arguments None => default;

    /// <summary>How many positional arguments there are.</summary>
    public int Count => _values.Length - _names.Length;

    public bool IsEmpty => _values.IsEmpty;

    /// <summary>A positional argument; after binding, the value of a parameter (missing where none was given and it has no default).</summary>
    public Value this[int index] => _values[index];

    public ReadOnlySpan<Value> Positional => _values[..Count];

    public ReadOnlySpan<string> Keywords => _names;

    public ReadOnlySpan<Value> KeywordValues => _values[Count..];

    /// <summary>Finds an argument given by keyword.</summary>
    public bool TryGetKeyword(string name, out Value value)
    {
        for (int i = 0; i < _names.Length; i++)
        {
            if (_names[i] == name)
            {
                value = _values[Count + i];
                return true;
            }
        }
        value = default;
        return false;
    }

    /// <summary>The same arguments without the first <paramref name="count"/> positional ones.</summary>
    public Arguments Skip(int count) => new(_values[count..], _names);
}
