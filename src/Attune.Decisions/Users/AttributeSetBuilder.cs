using System.Runtime.InteropServices;

namespace Attune.Decisions.Users;

/// <summary>Builds an <see cref="AttributeSet"/>. Not thread-safe; may go on being used after <see cref="Build"/>.</summary>
public sealed class AttributeSetBuilder
{
    private readonly List<string> _keys;
    private readonly List<AttributeValue> _values;
    private Dictionary<string, int>? _positions;

    public AttributeSetBuilder()
    {
        _keys = [];
        _values = [];
    }

    internal AttributeSetBuilder(string[] keys, AttributeValue[] values)
    {
        _keys = [.. keys];
        _values = [.. values];
    }

    public int Count => _keys.Count;

    /// <summary>The value set so far, or <see cref="AttributeValue.Missing"/>.</summary>
    public AttributeValue this[string key] => Find(key) is var at and >= 0 ? _values[at] : AttributeValue.Missing;

    /// <summary>Adds or replaces a value; setting <see cref="AttributeValue.Missing"/> removes the key.</summary>
    public AttributeSetBuilder Set(string key, AttributeValue value)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (value.IsMissing)
        {
            return Remove(key);
        }

        var at = Find(key);
        if (at >= 0)
        {
            _values[at] = value;
            return this;
        }

        _positions?.Add(key, _keys.Count);
        _keys.Add(key);
        _values.Add(value);
        return this;
    }

    public AttributeSetBuilder Remove(string key)
    {
        var at = Find(key);
        if (at >= 0)
        {
            _keys.RemoveAt(at);
            _values.RemoveAt(at);
            _positions = null;
        }

        return this;
    }

    /// <exception cref="ArgumentException">A value is nested deeper than <see cref="AttributeValue.MaxDepth"/>.</exception>
    public AttributeSet Build() =>
        _keys.Count == 0 && AttributeSet.Empty is { } empty ? empty : new([.. _keys], [.. _values]);

    private int Find(string key)
    {
        // Below a few dozen keys comparing is quicker than building a dictionary; above, it would be quadratic.
        if (_keys.Count <= 16)
        {
            var keys = CollectionsMarshal.AsSpan(_keys);
            for (var at = 0; at < keys.Length; at++)
            {
                if (string.Equals(keys[at], key, StringComparison.Ordinal))
                {
                    return at;
                }
            }

            return -1;
        }

        if (_positions is null)
        {
            _positions = new(StringComparer.Ordinal);
            for (var at = 0; at < _keys.Count; at++)
            {
                _positions.Add(_keys[at], at);
            }
        }

        return _positions.GetValueOrDefault(key, -1);
    }
}
