using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Filters;

/// <summary><c>truncate</c>, <c>wordwrap</c> and <c>indent</c>: filters that lay text out in lines.</summary>
internal static class LayoutFilters
{
    public static void Register(Registry<FilterDefinition> filters)
    {
        filters.Add(
            new FilterDefinition(
                "truncate",
                Parameters.Of(
                    Parameter.Optional("length", 255),
                    Parameter.Optional("killwords", false),
                    Parameter.Optional("end", "..."),
                    Parameter.Optional("leeway", Value.None)
                ),
                Truncate
            )
        );
        filters.Add(
            new FilterDefinition(
                "wordwrap",
                Parameters.Of(
                    Parameter.Optional("width", 79),
                    Parameter.Optional("break_long_words", true),
                    Parameter.Optional("wrapstring", Value.None),
                    Parameter.Optional("break_on_hyphens", true)
                ),
                WordWrap
            )
        );
        filters.Add(
            new FilterDefinition(
                "indent",
                Parameters.Of(
                    Parameter.Optional("width", 4),
                    Parameter.Optional("first", false),
                    Parameter.Optional("blank", false)
                ),
                Indent
            )
        );
    }

    private static Value Truncate(RenderState state, Value value, Arguments arguments)
    {
        var leeway = arguments[3].IsNone
            ? Value.FromInt(state.Environment.Options.Policies.TruncateLeeway)
            : arguments[3];
        var end = arguments[2];
        var endLength = state.LengthOf(end) ?? throw NoLength(end);
        if (ValueOrder.IsLess(arguments[0], endLength))
        {
            throw Failed($"expected length >= {endLength}, got {state.ToText(arguments[0])}");
        }

        if (ValueOrder.IsLess(leeway, 0))
        {
            throw Failed($"expected leeway >= 0, got {state.ToText(leeway)}");
        }

        var tolerated = Numbers.ToFloat(arguments[0]) + Numbers.ToFloat(leeway);
        if (!value.IsString)
        {
            return TruncateOther(state, value, tolerated);
        }

        var text = value.StringPayload;
        if (text.Length <= tolerated || CodePoints.Count(text) <= tolerated)
        {
            return value;
        }

        var limit = Require.Index(arguments[0]);
        var kept = text.AsSpan(0, CodePoints.OffsetOf(text, (int)(limit - endLength)));
        if (!arguments[1].IsTrue && kept.LastIndexOf(' ') is var space and >= 0)
        {
            kept = kept[..space];
        }

        return Concatenate(state, kept.ToString(), value.IsMarkup, end);
    }

    // Whatever has a length passes while it is short enough.
    private static Value TruncateOther(RenderState state, Value value, double tolerated)
    {
        var length = state.LengthOf(value) ?? throw NoLength(value);
        if (length <= tolerated)
        {
            return value;
        }

        throw value.IsList || value.IsTuple || value.Kind == ValueKind.Range
            ? JinjaRuntimeException.Attribute($"'{ValueTypes.NameOf(value)}' object has no attribute 'rsplit'")
            : JinjaRuntimeException.Type($"cannot truncate a value of type {ValueTypes.NameOf(value)}");
    }

    /// <summary>Adds two texts; one that is Markup makes the other be escaped.</summary>
    private static Value Concatenate(RenderState state, string left, bool leftIsMarkup, Value right)
    {
        var end = Require.Text(right, "can only concatenate str; the end");
        if (leftIsMarkup && !right.IsMarkup)
        {
            end = HtmlEscape.Apply(end, state.Budget);
        }
        else if (!leftIsMarkup && right.IsMarkup)
        {
            left = HtmlEscape.Apply(left, state.Budget);
        }

        state.Budget.ChargeString(left.Length + (long)end.Length);
        return Value.FromText(left + end, leftIsMarkup || right.IsMarkup);
    }

    private static Value WordWrap(RenderState state, Value value, Arguments arguments)
    {
        if (!value.IsString)
        {
            throw value.AsUndefined is { } undefined
                ? undefined.ToException()
                : JinjaRuntimeException.Attribute($"'{ValueTypes.NameOf(value)}' object has no attribute 'splitlines'");
        }

        var separator = arguments[2].IsNone
            ? Value.FromString(state.Environment.Options.NewlineSequence)
            : arguments[2];
        var writer = new WrapWriter(state, value.StringPayload, separator, arguments);
        try
        {
            PySplit.Lines(value.StringPayload, false, ref writer);
            return writer.Finish();
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static Value Indent(RenderState state, Value value, Arguments arguments)
    {
        if (!value.IsString)
        {
            throw value.AsUndefined is { } undefined ? undefined.ToException()
            : value.IsList ? JinjaRuntimeException.Attribute("'list' object has no attribute 'splitlines'")
            : JinjaRuntimeException.Type($"cannot indent a value of type {ValueTypes.NameOf(value)}");
        }

        var width = arguments[0];
        var indentation = width.IsString ? width.StringPayload : Blanks(state, width);
        var writer = new IndentWriter(
            state,
            value.StringPayload,
            indentation,
            first: arguments[1].IsTrue,
            blank: arguments[2].IsTrue,
            // Safe indentation of unsafe text escapes what it is added to.
            escapes: width.IsMarkup && !value.IsMarkup
        );
        try
        {
            return writer.Write(value.IsMarkup);
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static string Blanks(RenderState state, Value width)
    {
        if (width.AsUndefined is { } undefined)
        {
            throw undefined.ToException();
        }

        var count = Math.Max(0, Require.Index(width));
        state.Budget.ChargeString(count);
        return new string(' ', (int)count);
    }

    private static JinjaRuntimeException Failed(string message) => new(message, "AssertionError");

    private static JinjaRuntimeException NoLength(Value value) =>
        JinjaRuntimeException.Type($"object of type '{ValueTypes.NameOf(value)}' has no len()");
}
