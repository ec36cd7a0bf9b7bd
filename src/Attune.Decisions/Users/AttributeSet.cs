using System.Collections;
using System.Text.Json.Serialization;

namespace Attune.Decisions.Users;

/// <summary>
/// Named values, in the order in which they were first set: a user's attributes (under their canonical keys, see
/// <see cref="AttributeCatalog"/>), an event's attributes, request parameters, or an object inside one of them.
/// Immutable and thread-safe; looking up allocates nothing.
/// </summary>
[JsonConverter(typeof(AttributeSetJsonConverter))]
public sealed class AttributeSet : IReadOnlyCollection<KeyValuePair<string, AttributeValue>>, IEquatable<AttributeSet>
{
    private readonly string[] _keys;
    private readonly AttributeValue[] _values;
    private readonly OrdinalIndex _index;

    internal AttributeSet(string[] keys, AttributeValue[] values)
    {
        _keys = keys;
        _values = values;
        _index = OrdinalIndex.For(keys);
        var depth = 1;
        foreach (var value in values)
        {
            depth = Math.Max(depth, value.Depth + 1);
        }

        // The set itself counts as a level only where it is nested, so that a profile of flat values has room for all of them.
        AttributeValue.ThrowIfTooDeep(depth - 1);
        Depth = depth;
    }

    public static AttributeSet Empty { get; } = new([], []);

    public int Count => _keys.Length;

    internal int Depth { get; }

    internal ReadOnlySpan<string> Keys => _keys;

    /// <summary>The value under exactly this key, or <see cref="AttributeValue.Missing"/>.</summary>
    public AttributeValue this[string key] =>
        _index.Find(_keys, key) is var at and >= 0 ? _values[at] : AttributeValue.Missing;

    /// <summary>About how many bytes of memory it holds, its keys not counted (they are shared, see <see cref="NamePool"/>).</summary>
    public int SizeInBytes
    {
        get
        {
            var size = 96 + (24 * _keys.Length) + _index.SizeInBytes;
            foreach (var value in _values)
            {
                size += value.SizeInBytes;
            }

            return size;
        }
    }

    public bool Contains(string key) => _index.Find(_keys, key) >= 0;

    public bool TryGet(string key, out AttributeValue value)
    {
        value = this[key];
        return !value.IsMissing;
    }

    /// <summary>This set with one value added or replaced; replacing keeps its place in the order.</summary>
    public AttributeSet With(string key, AttributeValue value) => ToBuilder().Set(key, value).Build();

    /// <summary>This set without the key; the same object where it is not there.</summary>
    public AttributeSet Without(string key) => Contains(key) ? ToBuilder().Remove(key).Build() : this;

    /// <summary>This set overlaid by another, key by key.</summary>
    public AttributeSet Overlay(AttributeSet other)
    {
        if (other.Count == 0)
        {
            return this;
        }

        var builder = ToBuilder();
        foreach (var (key, value) in other)
        {
            builder.Set(key, value);
        }

        return builder.Build();
    }

    public AttributeSetBuilder ToBuilder() => new(_keys, _values);

    public AttributeSetEnumerator GetEnumerator() => new(_keys, _values);

    IEnumerator<KeyValuePair<string, AttributeValue>> IEnumerable<KeyValuePair<string, AttributeValue>>.GetEnumerator()
    {
        for (var at = 0; at < _keys.Length; at++)
        {
            yield return new(_keys[at], _values[at]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, AttributeValue>>)this).GetEnumerator();

    /// <summary>The same keys with equal values, in any order, as JSON objects are equal.</summary>
    public bool Equals(AttributeSet? other)
    {
        if (other is null || other.Count != Count)
        {
            return false;
        }

        for (var at = 0; at < _keys.Length; at++)
        {
            if (!other[_keys[at]].Equals(_values[at]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as AttributeSet);

    public override int GetHashCode() => HashCode.Combine(typeof(AttributeSet), Count);

    /// <summary>The set as JSON.</summary>
    public override string ToString() => AttributeJson.Write(AttributeValue.From(this));
}
