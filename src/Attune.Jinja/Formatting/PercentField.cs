using System.Numerics;
using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Formatting;

/// <summary>Writes one value as a directive of <c>%</c>-formatting says.</summary>
internal static class PercentField
{
    /// <param name="builder">Where to.</param>
    /// <param name="state">The render.</param>
    /// <param name="directive">How.</param>
    /// <param name="value">What.</param>
    /// <param name="escape">The template is Markup: values come through a wrapper that escapes text and converts to numbers.</param>
    public static void Append(
        ref TextBuilder builder,
        RenderState state,
        PercentDirective directive,
        Value value,
        bool escape
    )
    {
        switch (directive.Type)
        {
            case 's' or 'r' or 'a':
                AppendText(ref builder, state, directive, Text(state, directive, value, escape));
                break;
            case 'c':
                AppendPadded(ref builder, state, directive, Character(value, escape), 0, ' ');
                break;
            case 'd' or 'i' or 'u' or 'o' or 'x' or 'X':
                AppendInteger(ref builder, state, directive, Integer(directive, value, escape));
                break;
            default:
                AppendFloat(ref builder, state, directive, Float(value, escape));
                break;
        }
    }

    private static string Text(RenderState state, PercentDirective directive, Value value, bool escape)
    {
        if (directive.Type == 's')
        {
            return escape ? Html.Escape(state, value) : state.ToText(value);
        }

        var repr = state.ToRepr(value);
        if (escape)
        {
            repr = HtmlEscape.Apply(repr, state.Budget);
        }

        if (directive.Type == 'r')
        {
            return repr;
        }

        var ascii = new TextBuilder(repr.Length + 16);
        PyRepr.AppendAscii(ref ascii, repr);
        return ascii.ToStringAndDispose();
    }

    private static void AppendText(
        ref TextBuilder builder,
        RenderState state,
        PercentDirective directive,
        ReadOnlySpan<char> text
    )
    {
        if (directive.Precision >= 0 && CodePoints.IsLongerThan(text, directive.Precision))
        {
            text = text[..CodePoints.OffsetOf(text, directive.Precision)];
        }

        AppendPadded(ref builder, state, directive, text, 0, ' ');
    }

    private static string Character(Value value, bool escape)
    {
        if (!escape && value.IsString && CodePoints.Count(value.StringPayload) == 1)
        {
            return value.StringPayload;
        }

        if (escape || !value.TryGetBigInteger(out BigInteger code))
        {
            throw JinjaRuntimeException.Type("%c requires int or char");
        }

        return code >= 0 && code <= 0x10FFFF
            ? CodePoints.ToText((int)code)
            : throw JinjaRuntimeException.Overflow("%c arg not in range(0x110000)");
    }

    private static BigInteger Integer(PercentDirective directive, Value value, bool escape)
    {
        var type = (char)directive.Type;
        if (type is 'o' or 'x' or 'X')
        {
            // No conversion: only what is an int already.
            return !escape && value.TryGetBigInteger(out BigInteger exact)
                ? exact
                : throw JinjaRuntimeException.Type(
                    $"%{type} format: an integer is required, not {ValueTypes.NameOf(value)}"
                );
        }

        if (escape && value.IsString)
        {
            return PyInt.TryParse(value.StringPayload, 10, out var parsed)
                ? parsed
                : throw JinjaRuntimeException.Value("invalid literal for int() with base 10");
        }

        if (value.TryGetBigInteger(out BigInteger integer))
        {
            return integer;
        }

        if (value.TryGetDouble(out var number))
        {
            return Numbers.Truncate(number);
        }

        throw value.AsUndefined is { } undefined
            ? undefined.ToException()
            : JinjaRuntimeException.Type($"%{type} format: a real number is required, not {ValueTypes.NameOf(value)}");
    }

    private static double Float(Value value, bool escape)
    {
        if (escape && value.IsString)
        {
            return PyFloatParser.TryParse(value.StringPayload, out var parsed)
                ? parsed
                : throw JinjaRuntimeException.Value("could not convert string to float");
        }

        return Numbers.ToFloat(value);
    }

    private static void AppendInteger(
        ref TextBuilder builder,
        RenderState state,
        PercentDirective directive,
        BigInteger value
    )
    {
        var (numberBase, prefix) = directive.Type switch
        {
            'o' => (8, "0o"),
            'x' => (16, "0x"),
            'X' => (16, "0X"),
            _ => (10, ""),
        };
        var digits = numberBase == 10 ? IntFormat.DecimalDigits(value) : PyInt.Digits(value, numberBase);
        if (directive.Type == 'X')
        {
            digits = digits.ToUpperInvariant();
        }

        state.Budget.ChargeString(Math.Max(directive.Precision, digits.Length) + 4L);
        var text = new TextBuilder(stackalloc char[64]);
        AppendSign(ref text, directive, value.Sign < 0);
        if (directive.Alternate)
        {
            text.Append(prefix);
        }

        var lead = text.Length;
        text.Append('0', directive.Precision - digits.Length);
        text.Append(digits);
        AppendPadded(ref builder, state, directive, text.Written, lead, directive.ZeroPadded ? '0' : ' ');
        text.Dispose();
    }

    private static void AppendFloat(
        ref TextBuilder builder,
        RenderState state,
        PercentDirective directive,
        double value
    )
    {
        var precision = directive.Precision < 0 ? 6 : directive.Precision;
        state.Budget.ChargeString(precision + (long)PyFloatFormat.MaxIntegerDigits);
        var text = new TextBuilder(stackalloc char[128]);
        var negative = double.IsNegative(value) && !double.IsNaN(value);
        AppendSign(ref text, directive, negative);
        var lead = text.Length;
        PyFloatFormat.Append(
            ref text,
            negative ? -value : value,
            (char)directive.Type,
            precision,
            directive.Alternate ? PyFloatOptions.KeepPoint : PyFloatOptions.None
        );
        AppendPadded(ref builder, state, directive, text.Written, lead, directive.ZeroPadded ? '0' : ' ');
        text.Dispose();
    }

    private static void AppendSign(ref TextBuilder text, PercentDirective directive, bool negative)
    {
        if (negative)
        {
            text.Append('-');
        }
        else if (directive.ShowSign)
        {
            text.Append('+');
        }
        else if (directive.BlankSign)
        {
            text.Append(' ');
        }
    }

    /// <summary>Pads to the width; zeros go between sign and prefix, which are <paramref name="lead"/> characters, and the rest.</summary>
    private static void AppendPadded(
        ref TextBuilder builder,
        RenderState state,
        PercentDirective directive,
        scoped ReadOnlySpan<char> text,
        int lead,
        char fill
    )
    {
        var padding = directive.Width == 0 ? 0 : Math.Max(0, directive.Width - CodePoints.Count(text));
        if (builder.Length + (long)text.Length + padding > state.Budget.Limits.MaxStringLength)
        {
            state.Budget.ChargeString(builder.Length + (long)text.Length + padding);
        }

        if (directive.LeftAligned)
        {
            builder.Append(text);
            builder.Append(' ', padding);
            return;
        }

        if (fill == ' ')
        {
            lead = 0;
        }

        builder.Append(text[..lead]);
        builder.Append(fill, padding);
        builder.Append(text[lead..]);
    }
}
