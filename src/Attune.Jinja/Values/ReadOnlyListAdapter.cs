namespace Attune.Jinja.Values;

/// <summary>Reads an <see cref="IReadOnlyList{T}"/> of references in place.</summary>
internal sealed class ReadOnlyListAdapter(IReadOnlyList<object?> source) : HostList
{
    public override int Count => source.Count;

    public override Value this[int index] => HostConversion.ToValue(source[index]);
}
