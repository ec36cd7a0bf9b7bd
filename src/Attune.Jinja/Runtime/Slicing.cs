using System.Numerics;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime;

/// <summary>Python's <c>x[start:stop:step]</c>.</summary>
internal static class Slicing
{
    /// <summary>Slices a value; a part that was not written is None.</summary>
    public static Value Slice(RenderState state, Value value, Value start, Value stop, Value step)
    {
        switch (value.Kind)
        {
            case ValueKind.String or ValueKind.Markup:
                return SliceText(state, value, start, stop, step);
            case ValueKind.List or ValueKind.HostList:
                SliceRange range = SliceRange.Of(start, stop, step, Collections.ListCount(value));
                state.Budget.ChargeItems(range.Count);
                var items = new Value[range.Count];
                for (int i = 0; i < items.Length; i++)
                {
                    items[i] = Collections.ListItem(value, (int)range[i]);
                }
                return Value.FromList(PyList.Adopt(items));
            case ValueKind.Tuple:
                var tuple = (PyTuple)value._ref!;
                range = SliceRange.Of(start, stop, step, tuple.Count);
                var elements = new Value[range.Count];
                for (int i = 0; i < elements.Length; i++)
                {
                    elements[i] = tuple[(int)range[i]];
                }
                return Value.FromTuple(new PyTuple(elements));
            case ValueKind.Range:
                return SliceOfRange((PyRange)value._ref!, start, stop, step);
            case ValueKind.Dict or ValueKind.HostDict:
                throw JinjaRuntimeException.Type("unhashable type: 'slice'");
            case ValueKind.Undefined or ValueKind.Missing:
                UndefinedValue undefined = value.AsUndefined!;
                return undefined.Kind == UndefinedKind.Chainable ? value : throw undefined.ToException();
            default:
                throw JinjaRuntimeException.Type($"'{ValueTypes.NameOf(value)}' object is not subscriptable");
        }
    }

    private static Value SliceText(RenderState state, Value value, Value start, Value stop, Value step)
    {
        string text = value.StringPayload;
        bool isPlain = CodePoints.IsPlain(text);
        SliceRange range = SliceRange.Of(start, stop, step, isPlain ? text.Length : CodePoints.Count(text));
        state.Budget.Charge(range.Count >> 6);
        if (isPlain)
        {
            if (range.Step == 1)
            {
                return Value.FromText(
                    range.Count == text.Length ? text : text.Substring((int)range.Start, (int)range.Count),
                    value.IsMarkup
                );
            }
            string picked = string.Create(
                (int)range.Count,
                (text, range),
                static (destination, source) =>
                {
                    for (int i = 0; i < destination.Length; i++)
                    {
                        destination[i] = source.text[(int)source.range[i]];
                    }
                }
            );
            return Value.FromText(picked, value.IsMarkup);
        }
        return Value.FromText(SliceCodePoints(text, range), value.IsMarkup);
    }

    private static string SliceCodePoints(string text, SliceRange range)
    {
        if (range.Count == 0)
        {
            return "";
        }
        // Where each code point begins, so that any step can be walked.
        var offsets = new List<int>(text.Length);
        for (int i = 0; i < text.Length; i += CodePoints.LengthAt(text, i))
        {
            offsets.Add(i);
        }
        var builder = new System.Text.StringBuilder();
        for (int i = 0; i < range.Count; i++)
        {
            int offset = offsets[(int)range[i]];
            builder.Append(text, offset, CodePoints.LengthAt(text, offset));
        }
        return builder.ToString();
    }

    private static Value SliceOfRange(PyRange range, Value start, Value stop, Value step)
    {
        SliceRange slice = SliceRange.Of(start, stop, step, range.Count);
        long first = unchecked(range.Start + slice.Start * range.Step);
        long end = unchecked(range.Start + slice.Stop * range.Step);
        return Value.FromRange(new PyRange(first, end, slice.Step * range.Step));
    }
}
