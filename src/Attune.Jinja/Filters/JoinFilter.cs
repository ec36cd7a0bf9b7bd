using System.Globalization;
using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Filters;

/// <summary><c>join</c>: the items of a sequence with a separator between them. With autoescape one safe item makes all safe.</summary>
internal static class JoinFilter
{
    public static void Register(Registry<FilterDefinition> filters) =>
        filters.Add(
            new FilterDefinition(
                "join",
                Parameters.Of(Parameter.Optional("d", Value.EmptyString), Parameter.Optional("attribute", Value.None)),
                Apply
            )
            {
                Writer = Write,
            }
        );

    private static Value Apply(RenderState state, Value value, Arguments arguments)
    {
        var separator = arguments[0];
        var getter = arguments[1].IsNone ? null : new AttributeGetter(state, arguments[1]);
        if (!state.Autoescape)
        {
            return Join(state, value, getter, state.ToText(separator), escape: false, isMarkup: false);
        }

        if (Html.IsSafe(separator))
        {
            return Join(state, value, getter, state.ToText(separator), escape: true, isMarkup: true);
        }

        // Whether anything is escaped is known only when all items are.
        var items = Items(state, value, getter);
        foreach (var item in items.AsSpan())
        {
            if (Html.IsSafe(item))
            {
                var escaped = Html.Escape(state, separator);
                return Join(state, Value.FromList(items), null, escaped, escape: true, isMarkup: true);
            }
        }

        return Join(state, Value.FromList(items), null, state.ToText(separator), escape: false, isMarkup: false);
    }

    private static PyList Items(RenderState state, Value value, AttributeGetter? getter)
    {
        if (getter is null && value.TryGetList(out var own))
        {
            return own;
        }

        var items = new PyList();
        foreach (var item in state.Iterate(value))
        {
            items.Add(getter is null ? item : getter.Get(item));
            if ((items.Count & 0x3FF) == 0)
            {
                state.Budget.ChargeItems(items.Count);
            }
        }

        return items;
    }

    private static Value Join(
        RenderState state,
        Value value,
        AttributeGetter? getter,
        string separator,
        bool escape,
        bool isMarkup
    )
    {
        var builder = new TextBuilder(stackalloc char[256]);
        try
        {
            var growth = new TextGrowth(state.Budget);
            var first = true;
            foreach (var item in state.Iterate(value))
            {
                if (!first)
                {
                    growth.Reach(builder.Length + separator.Length);
                    builder.Append(separator);
                }

                first = false;
                Append(ref builder, ref growth, state, getter is null ? item : getter.Get(item), escape);
            }

            return Value.FromText(builder.ToStringAndDispose(), isMarkup);
        }
        finally
        {
            builder.Dispose();
        }
    }

    private static void Append(
        ref TextBuilder builder,
        ref TextGrowth growth,
        RenderState state,
        Value item,
        bool escape
    )
    {
        switch (item.Kind)
        {
            case ValueKind.Int:
                var digits = builder.AppendSpan(20);
                item.IntPayload.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
                builder.Truncate(builder.Length - digits.Length + length);
                break;
            case ValueKind.Float:
                var repr = builder.AppendSpan(PyFloat.MaxReprLength);
                length = PyFloat.Format(item.FloatPayload, repr);
                builder.Truncate(builder.Length - repr.Length + length);
                break;
            default:
                var text = state.ToText(item);
                if (escape && !Html.IsSafe(item))
                {
                    growth.Reach(builder.Length + HtmlEscape.EscapedLength(text));
                    HtmlEscape.Append(ref builder, text);
                    break;
                }

                growth.Reach(builder.Length + text.Length);
                builder.Append(text);
                break;
        }
    }

    // Plain strings and integers in a list: what comes out is plain too, so that each piece can be escaped alone.
    private static bool Write(RenderState state, Value value, Arguments arguments, bool escape)
    {
        if (
            !value.IsList
            || !arguments[1].IsNone
            || !arguments[0].IsString
            || arguments[0].IsMarkup
            || !CanWrite(state, value, arguments[0].StringPayload)
        )
        {
            return false;
        }

        var separator = arguments[0].StringPayload;
        var count = Collections.ListCount(value);
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
            {
                state.Output.Append(separator, escape);
            }

            var item = Collections.ListItem(value, i);
            if (item.IsInt64)
            {
                state.Output.Append(item.IntPayload);
            }
            else
            {
                state.Output.Append(item.StringPayload, escape);
            }
        }

        return true;
    }

    private static bool CanWrite(RenderState state, Value list, string separator)
    {
        const int MaxDigits = 20;
        var count = Collections.ListCount(list);
        state.Budget.Charge(count);
        var length = (long)separator.Length * count;
        for (var i = 0; i < count; i++)
        {
            var item = Collections.ListItem(list, i);
            if (item.Kind is not (ValueKind.String or ValueKind.Int))
            {
                return false;
            }

            length += item.IsString ? item.StringPayload.Length : MaxDigits;
        }

        if (length > state.Budget.Limits.MaxStringLength)
        {
            return false;
        }

        state.Budget.ChargeString(length);
        return true;
    }
}
