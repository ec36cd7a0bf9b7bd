using System.Collections;

namespace Attune.Jinja.Values;

/// <summary>Reads any other .NET dictionary in place; its keys are compared as the dictionary compares them.</summary>
internal sealed class DictionaryAdapter(IDictionary source) : HostDictionary
{
    public override int Count => source.Count;

    public override bool TryGetValue(Value key, out Value value)
    {
        object? plain = key.Kind switch
        {
            ValueKind.String or ValueKind.Markup => key.StringPayload,
            ValueKind.Int => key.IntPayload,
            _ => null,
        };
        if (plain is long number && !source.Contains(plain) && number is >= int.MinValue and <= int.MaxValue)
        {
            plain = (int)number;
        }
        if (plain is not null && source.Contains(plain))
        {
            value = HostConversion.ToValue(source[plain]);
            return true;
        }
        value = default;
        return false;
    }

    public override IEnumerable<KeyValuePair<Value, Value>> Pairs
    {
        get
        {
            foreach (DictionaryEntry pair in source)
            {
                yield return new(HostConversion.ToValue(pair.Key), HostConversion.ToValue(pair.Value));
            }
        }
    }
}
