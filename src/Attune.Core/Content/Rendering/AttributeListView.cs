using Attune.Decisions.Users;
using Attune.Jinja.Values;

namespace Attune.Core.Content.Rendering;

/// <summary>An array of a user's or an event's attributes, read in place. Safe for concurrent use.</summary>
internal sealed class AttributeListView(AttributeValue array) : HostList
{
    public override int Count => array.AsArray().Length;

    public override Value this[int index] => AttributeValues.ToValue(array.AsArray()[index]);
}
