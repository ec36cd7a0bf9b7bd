namespace Attune.Jinja.Values;

/// <summary>Reads a dictionary of values in place.</summary>
internal sealed class ValueDictionaryAdapter(IReadOnlyDictionary<string, Value> source) : HostDictionary
{
    public override int Count => source.Count;

    public override bool TryGetValue(Value key, out Value value)
    {
        value = default;
        return key.IsString && source.TryGetValue(key.StringPayload, out value);
    }

    public override IEnumerable<KeyValuePair<Value, Value>> Pairs
    {
        get
        {
            foreach (KeyValuePair<string, Value> pair in source)
            {
                yield return new(Value.FromString(pair.Key), pair.Value);
            }
        }
    }
}
