using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Filters;

/// <summary>The arguments of a call, kept for a generator that needs them later.</summary>
internal sealed class StoredArguments(Arguments arguments)
{
    private readonly Value[] _values = [.. arguments.Positional, .. arguments.KeywordValues];
    private readonly string[] _names = arguments.Keywords.ToArray();

    public int Count => _values.Length - _names.Length;

    public Value this[int index] => _values[index];

    public ReadOnlySpan<string> Keywords => _names;

    public bool TryGetKeyword(string name, out Value value) => Skip(0).TryGetKeyword(name, out value);

    /// <summary>The arguments without the first positional ones.</summary>
    public Arguments Skip(int count) => new(_values.AsSpan(count), _names);
}
