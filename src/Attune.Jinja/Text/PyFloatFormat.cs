using System.Globalization;

namespace Attune.Jinja.Text;

/// <summary>The float forms of Python's format languages: <c>e</c>, <c>f</c>, <c>g</c> and repr, correctly rounded.</summary>
internal static class PyFloatFormat
{
    /// <summary>No float has more digits before its point.</summary>
    public const int MaxIntegerDigits = 310;

    /// <summary>Writes a float, with a minus sign where it is negative.</summary>
    /// <param name="builder">Where to.</param>
    /// <param name="value">The number.</param>
    /// <param name="type"><c>e E f F g G</c>, or <c>r</c> for the shortest form.</param>
    /// <param name="precision">Digits after the point, or significant digits for <c>g</c>; the caller has charged for them.</param>
    /// <param name="options">Variations.</param>
    public static void Append(
        ref TextBuilder builder,
        double value,
        char type,
        int precision,
        PyFloatOptions options = PyFloatOptions.None
    )
    {
        var upper = char.IsAsciiLetterUpper(type);
        type = char.ToLowerInvariant(type);
        if (!double.IsFinite(value))
        {
            var name = PyFloat.Repr(value);
            builder.Append(upper ? name.ToUpperInvariant() : name);
            return;
        }

        var start = builder.Length;
        if (double.IsNegative(value))
        {
            builder.Append('-');
        }

        value = Math.Abs(value);
        if (type == 'f')
        {
            AppendFixed(ref builder, value, precision, options);
        }
        else
        {
            AppendSignificant(ref builder, value, type, precision, upper, options);
        }

        if (
            options.HasFlag(PyFloatOptions.NoNegativeZero)
            && builder.Written[start] == '-'
            && !MantissaOf(builder.Written[start..]).ContainsAnyInRange('1', '9')
        )
        {
            builder.Written[(start + 1)..].CopyTo(builder.Writable[start..]);
            builder.Truncate(builder.Length - 1);
        }
    }

    private static ReadOnlySpan<char> MantissaOf(ReadOnlySpan<char> text) =>
        text.IndexOfAny('e', 'E') is var exponent and >= 0 ? text[..exponent] : text;

    private static void AppendFixed(ref TextBuilder builder, double value, int precision, PyFloatOptions options)
    {
        var span = builder.AppendSpan(precision + MaxIntegerDigits);
        value.TryFormat(
            span,
            out var written,
            "F" + precision.ToString(CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture
        );
        builder.Truncate(builder.Length - span.Length + written);
        if (precision == 0 && options.HasFlag(PyFloatOptions.KeepPoint))
        {
            builder.Append('.');
        }
    }

    private static void AppendSignificant(
        ref TextBuilder builder,
        double value,
        char type,
        int precision,
        bool upper,
        PyFloatOptions options
    )
    {
        var count = type switch
        {
            'e' => precision + 1,
            'g' => Math.Max(precision, 1),
            _ => PyFloat.MaxReprLength,
        };
        var scratch = new TextBuilder(count + 16);
        var digits = scratch.AppendSpan(count + 16);
        int point;
        if (type == 'r')
        {
            (var length, point) = PyFloat.ShortestDigits(value, digits);
            digits = digits[..length];
        }
        else
        {
            point = Digits(value, count, ref digits);
        }

        var addPoint = options.HasFlag(PyFloatOptions.AddPointZero);
        var exponential = type switch
        {
            'e' => true,
            'g' => point <= -4 || point > (addPoint ? count - 1 : count),
            _ => point is <= -4 or > 16,
        };
        var shown = type == 'g' && !options.HasFlag(PyFloatOptions.KeepPoint) ? TrimmedLength(digits) : digits.Length;
        Layout(ref builder, digits[..shown], exponential ? 1 : point, addPoint && !exponential, options);
        if (exponential)
        {
            builder.Append(upper ? 'E' : 'e');
            var exponent = point - 1;
            builder.Append(exponent < 0 ? '-' : '+');
            builder.Append(Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture));
        }

        scratch.Dispose();
    }

    /// <summary>So many correctly rounded digits, and where the point stands: the value is 0.d1d2... times ten to that.</summary>
    private static int Digits(double value, int count, ref Span<char> digits)
    {
        value.TryFormat(
            digits,
            out var length,
            "E" + (count - 1).ToString(CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture
        );
        var mark = digits[..length].IndexOf('E');
        var exponent = int.Parse(
            digits[(mark + 1)..length],
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture
        );
        if (count > 1)
        {
            // The point stands behind the first digit.
            digits[2..mark].CopyTo(digits[1..]);
        }

        digits = digits[..count];
        return exponent + 1;
    }

    private static int TrimmedLength(ReadOnlySpan<char> digits)
    {
        var length = digits.Length;
        while (length > 1 && digits[length - 1] == '0')
        {
            length--;
        }

        return length;
    }

    private static void Layout(
        ref TextBuilder builder,
        ReadOnlySpan<char> digits,
        int point,
        bool addPointZero,
        PyFloatOptions options
    )
    {
        if (point <= 0)
        {
            builder.Append("0.");
            builder.Append('0', -point);
            builder.Append(digits);
            return;
        }

        var whole = Math.Min(point, digits.Length);
        builder.Append(digits[..whole]);
        builder.Append('0', point - whole);
        if (whole < digits.Length)
        {
            builder.Append('.');
            builder.Append(digits[whole..]);
        }
        else if (addPointZero)
        {
            builder.Append(".0");
        }
        else if (options.HasFlag(PyFloatOptions.KeepPoint))
        {
            builder.Append('.');
        }
    }
}
