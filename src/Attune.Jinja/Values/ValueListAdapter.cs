namespace Attune.Jinja.Values;

/// <summary>Reads a list of values in place.</summary>
internal sealed class ValueListAdapter(IReadOnlyList<Value> source) : HostList
{
    public override int Count => source.Count;

    public override Value this[int index] => source[index];
}
