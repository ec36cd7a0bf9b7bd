namespace Attune.Jinja.Values;

/// <summary>Reads an <see cref="IReadOnlyDictionary{TKey,TValue}"/> in place.</summary>
internal sealed class ReadOnlyDictionaryAdapter(IReadOnlyDictionary<string, object?> source) : HostDictionary
{
    public override int Count => source.Count;

    public override bool TryGetValue(Value key, out Value value)
    {
        if (key.IsString && source.TryGetValue(key.StringPayload, out object? found))
        {
            value = HostConversion.ToValue(found);
            return true;
        }
        value = default;
        return false;
    }

    public override IEnumerable<KeyValuePair<Value, Value>> Pairs
    {
        get
        {
            foreach (KeyValuePair<string, object?> pair in source)
            {
                yield return new(Value.FromString(pair.Key), HostConversion.ToValue(pair.Value));
            }
        }
    }
}
