using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Conversion;

/// <summary>Reads what Python calls a mapping: a dict, or an object of the host's that says it is one.</summary>
internal static class Mappings
{
    public static bool IsMapping(Value value) =>
        value.IsDict || (value.TryGetObject(out JinjaObject? item) && item.IsMapping);

    /// <summary>What <c>value.items()</c> gives.</summary>
    /// <exception cref="JinjaException">The value has no items.</exception>
    public static IEnumerable<KeyValuePair<Value, Value>> Items(RenderState state, Value value)
    {
        if (value.IsDict)
        {
            return Collections.Pairs(value);
        }

        if (IsMapping(value))
        {
            return ItemsOfObject(state, value);
        }

        throw value.AsUndefined is { } undefined
            ? undefined.ToException()
            : JinjaRuntimeException.Attribute($"'{ValueTypes.NameOf(value)}' object has no attribute 'items'");
    }

    private static IEnumerable<KeyValuePair<Value, Value>> ItemsOfObject(RenderState state, Value value)
    {
        foreach (var key in state.Iterate(value))
        {
            yield return new(key, state.GetItem(value, key));
        }
    }
}
