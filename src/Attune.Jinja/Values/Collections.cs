using System.Runtime.CompilerServices;

namespace Attune.Jinja.Values;

/// <summary>Reads lists and dicts the same way, whether templates made them or a host lends them.</summary>
internal static class Collections
{
    /// <summary>The length of a <see cref="ValueKind.List"/> or <see cref="ValueKind.HostList"/>.</summary>
    public static int ListCount(Value list) =>
        list._ref switch
        {
            PyList own => own.Count,
            List<object?> lent => lent.Count,
            _ => Unsafe.As<HostList>(list._ref!).Count,
        };

    public static Value ListItem(Value list, int index) =>
        list._ref switch
        {
            PyList own => own[index],
            List<object?> lent => HostConversion.ToValue(lent[index]),
            _ => Unsafe.As<HostList>(list._ref!)[index],
        };

    /// <summary>The number of pairs of a <see cref="ValueKind.Dict"/> or <see cref="ValueKind.HostDict"/>.</summary>
    public static int DictCount(Value dict) =>
        dict._ref switch
        {
            PyDict own => own.Count,
            Dictionary<string, object?> lent => lent.Count,
            _ => Unsafe.As<HostDictionary>(dict._ref!).Count,
        };

    public static bool TryGetItem(Value dict, Value key, out Value value)
    {
        switch (dict._ref)
        {
            case PyDict own:
                return own.TryGetValue(key, out value);
            case Dictionary<string, object?> lent:
                if (key.IsString && lent.TryGetValue(key.StringPayload, out object? found))
                {
                    value = HostConversion.ToValue(found);
                    return true;
                }
                if (!key.IsString)
                {
                    _ = ValueEquality.Hash(key);
                }
                value = default;
                return false;
            default:
                return Unsafe.As<HostDictionary>(dict._ref!).TryGetValue(key, out value);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryGetItem(Value dict, string key, out Value value)
    {
        object reference = dict._ref!;
        if (reference.GetType() == typeof(Dictionary<string, object?>))
        {
            if (Unsafe.As<Dictionary<string, object?>>(reference).TryGetValue(key, out object? found))
            {
                value = HostConversion.ToValue(found);
                return true;
            }
            value = default;
            return false;
        }
        return TryGetOwn(reference, key, out value);
    }

    private static bool TryGetOwn(object dict, string key, out Value value) =>
        dict is PyDict own
            ? own.TryGetValue(key, out value)
            : Unsafe.As<HostDictionary>(dict).TryGetValue(Value.FromString(key), out value);

    /// <summary>The pairs of a dict in their order.</summary>
    public static IEnumerable<KeyValuePair<Value, Value>> Pairs(Value dict) =>
        dict._ref switch
        {
            PyDict own => own,
            Dictionary<string, object?> lent => PairsOf(lent),
            _ => Unsafe.As<HostDictionary>(dict._ref!).Pairs,
        };

    private static IEnumerable<KeyValuePair<Value, Value>> PairsOf(Dictionary<string, object?> lent)
    {
        foreach (KeyValuePair<string, object?> pair in lent)
        {
            yield return new(Value.FromString(pair.Key), HostConversion.ToValue(pair.Value));
        }
    }

    /// <summary>A list of its own with the items of any list.</summary>
    public static PyList CopyList(Value list)
    {
        if (list._ref is PyList own)
        {
            return own.Copy();
        }
        int count = ListCount(list);
        var copy = new PyList(count);
        for (int i = 0; i < count; i++)
        {
            copy.Add(ListItem(list, i));
        }
        return copy;
    }

    /// <summary>A dict of its own with the pairs of any dict.</summary>
    public static PyDict CopyDict(Value dict)
    {
        var copy = new PyDict(DictCount(dict));
        foreach (KeyValuePair<Value, Value> pair in Pairs(dict))
        {
            copy.Set(pair.Key, pair.Value);
        }
        return copy;
    }
}
