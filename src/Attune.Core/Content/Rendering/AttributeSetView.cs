using Attune.Decisions.Users;
using Attune.Jinja.Values;

namespace Attune.Core.Content.Rendering;

/// <summary>An object inside a user's or an event's attributes, read in place. Safe for concurrent use.</summary>
internal sealed class AttributeSetView(AttributeSet set) : HostDictionary
{
    public override int Count => set.Count;

    public override IEnumerable<KeyValuePair<Value, Value>> Pairs
    {
        get
        {
            foreach (var (key, value) in (IEnumerable<KeyValuePair<string, AttributeValue>>)set)
            {
                yield return new(Value.FromString(key), AttributeValues.ToValue(value));
            }
        }
    }

    public override bool TryGetValue(Value key, out Value value)
    {
        if (key.TryGetString(out var name) && set.TryGet(name, out var found))
        {
            value = AttributeValues.ToValue(found);
            return true;
        }
        value = default;
        return false;
    }
}
