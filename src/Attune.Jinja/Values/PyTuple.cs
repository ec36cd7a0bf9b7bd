namespace Attune.Jinja.Values;

/// <summary>A tuple. Immutable.</summary>
public class PyTuple
{
    internal readonly Value[] Items;

    /// <summary>The array is used as it is and must not change afterwards.</summary>
    public PyTuple(params Value[] items) => Items = items;

    public static PyTuple Empty { get; } = new([]);

    public int Count => Items.Length;

    public Value this[int index] => Items[index];

    public ReadOnlySpan<Value> AsSpan() => Items;

    /// <summary>The names that the elements can be read by as well (a named tuple), or null.</summary>
    public virtual IReadOnlyList<string>? FieldNames => null;
}
