using System.Collections;

namespace Attune.Jinja.Values;

/// <summary>Reads any other .NET list in place.</summary>
internal sealed class ListAdapter(IList source) : HostList
{
    public override int Count => source.Count;

    public override Value this[int index] => HostConversion.ToValue(source[index]);
}
