using System.Globalization;

namespace Attune.Jinja.Text;

/// <summary>Python's text form of its float type.</summary>
internal static class PyFloat
{
    /// <summary>No repr is longer: sign, 17 digits, point and a four-character exponent, or 16 digits and ".0".</summary>
    public const int MaxReprLength = 32;

    /// <summary>The shortest text that reads back as the same number, as Python's <c>repr</c> and <c>str</c> give it.</summary>
    public static string Repr(double value)
    {
        Span<char> buffer = stackalloc char[MaxReprLength];
        return buffer[..Format(value, buffer)].ToString();
    }

    /// <summary>Writes the repr and returns its length; the buffer must hold <see cref="MaxReprLength"/> characters.</summary>
    public static int Format(double value, Span<char> destination)
    {
        if (!double.IsFinite(value))
        {
            var name =
                double.IsNaN(value) ? "nan"
                : value > 0 ? "inf"
                : "-inf";
            name.CopyTo(destination);
            return name.Length;
        }

        Span<char> digits = stackalloc char[MaxReprLength];
        var (count, point) = ShortestDigits(value, digits);
        var written = 0;
        if (double.IsNegative(value))
        {
            destination[written++] = '-';
        }

        // repr switches to an exponent where the decimal point would stand more than 16 digits to the right
        // or four zeros to the left.
        if (point is > 16 or <= -4)
        {
            return written + WriteExponential(digits[..count], point, destination[written..]);
        }

        return written + WritePlain(digits[..count], point, destination[written..]);
    }

    /// <summary>
    /// The shortest significant digits of a finite number without sign, and where the decimal point stands:
    /// the value is 0.d1d2d3... times ten to <c>Point</c>.
    /// </summary>
    public static (int Count, int Point) ShortestDigits(double value, Span<char> digits)
    {
        Span<char> text = stackalloc char[MaxReprLength];
        // "R" is the shortest form; whether it is laid out plainly or with an exponent varies with the magnitude.
        value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        var count = 0;
        var leadingZeros = 0;
        var beforePoint = -1;
        var scale = 0;
        for (var i = 0; i < length; i++)
        {
            var c = text[i];
            if (c is >= '0' and <= '9')
            {
                if (count > 0 || c != '0')
                {
                    digits[count++] = c;
                }
                else
                {
                    leadingZeros++;
                }
            }
            else if (c == '.')
            {
                beforePoint = count + leadingZeros;
            }
            else if (c == 'E')
            {
                scale = int.Parse(text[(i + 1)..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                break;
            }
        }

        if (count == 0)
        {
            digits[0] = '0';
            return (1, 1);
        }

        var point = (beforePoint < 0 ? count + leadingZeros : beforePoint) - leadingZeros + scale;
        while (count > 1 && digits[count - 1] == '0')
        {
            count--;
        }

        return (count, point);
    }

    private static int WriteExponential(ReadOnlySpan<char> digits, int point, Span<char> destination)
    {
        var written = 0;
        destination[written++] = digits[0];
        if (digits.Length > 1)
        {
            destination[written++] = '.';
            digits[1..].CopyTo(destination[written..]);
            written += digits.Length - 1;
        }

        var exponent = point - 1;
        destination[written++] = 'e';
        destination[written++] = exponent < 0 ? '-' : '+';
        exponent = Math.Abs(exponent);
        if (exponent < 10)
        {
            destination[written++] = '0';
        }

        exponent.TryFormat(destination[written..], out var length, default, CultureInfo.InvariantCulture);
        return written + length;
    }

    private static int WritePlain(ReadOnlySpan<char> digits, int point, Span<char> destination)
    {
        var written = 0;
        if (point <= 0)
        {
            destination[written++] = '0';
            destination[written++] = '.';
            destination.Slice(written, -point).Fill('0');
            written -= point;
            digits.CopyTo(destination[written..]);
            return written + digits.Length;
        }

        var whole = Math.Min(point, digits.Length);
        digits[..whole].CopyTo(destination);
        written = whole;
        destination.Slice(written, point - whole).Fill('0');
        written += point - whole;
        destination[written++] = '.';
        if (whole == digits.Length)
        {
            destination[written++] = '0';
            return written;
        }

        digits[whole..].CopyTo(destination[written..]);
        return written + digits.Length - whole;
    }
}
