using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Conversion;

/// <summary>Python's <c>reversed</c>.</summary>
internal static class Reversal
{
    /// <summary>The items from the last to the first, or null where the value cannot be walked backwards.</summary>
    /// <exception cref="JinjaUndefinedException">The value is a strict undefined.</exception>
    public static IEnumerable<Value>? Of(RenderState state, Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.List or ValueKind.HostList:
                return OfList(state, value);
            case ValueKind.Tuple or ValueKind.Range:
                return OfIndexed(state, value, state.LengthOf(value) ?? 0);
            case ValueKind.String or ValueKind.Markup:
                return OfText(state, value);
            case ValueKind.Dict or ValueKind.HostDict:
                return OfKeys(state, value);
            case ValueKind.Undefined or ValueKind.Missing:
                state.LengthOf(value);
                return [];
            case ValueKind.Object when value._ref is IReversible reversible:
                return reversible.Backwards(state);
            default:
                return null;
        }
    }

    public static JinjaRuntimeException NotReversible(Value value) =>
        JinjaRuntimeException.Type($"'{ValueTypes.NameOf(value)}' object is not reversible");

    public static string IteratorName(Value value) =>
        value.Kind switch
        {
            ValueKind.List or ValueKind.HostList => "list_reverseiterator",
            ValueKind.Dict or ValueKind.HostDict => "dict_reversekeyiterator",
            ValueKind.Range => "range_iterator",
            _ => "reversed",
        };

    // The list may shrink while it is walked.
    private static IEnumerable<Value> OfList(RenderState state, Value list)
    {
        for (var i = Collections.ListCount(list) - 1; i >= 0; i--)
        {
            state.Budget.Charge();
            if (i < Collections.ListCount(list))
            {
                yield return Collections.ListItem(list, i);
            }
        }
    }

    private static IEnumerable<Value> OfIndexed(RenderState state, Value value, long count)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            state.Budget.Charge();
            Lookup.TryItem(state, value, Value.FromInt(i), out var item);
            yield return item;
        }
    }

    // Walked by index, unlike forwards: so the characters of Markup are Markup here.
    private static IEnumerable<Value> OfText(RenderState state, Value source)
    {
        var text = source.StringPayload;
        for (var end = text.Length; end > 0; )
        {
            state.Budget.Charge();
            CodePoints.ReadBefore(text, end, out var consumed);
            end -= consumed;
            yield return Value.FromText(CodePoints.Substring(text, end, consumed), source.IsMarkup);
        }
    }

    private static IEnumerable<Value> OfKeys(RenderState state, Value dict)
    {
        var keys = state.ToList(dict);
        for (var i = keys.Count - 1; i >= 0; i--)
        {
            yield return keys[i];
        }
    }
}
