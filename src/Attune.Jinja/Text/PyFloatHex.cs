using System.Globalization;
using System.Numerics;

namespace Attune.Jinja.Text;

/// <summary>Python's <c>float.hex</c>, <c>float.fromhex</c> and <c>float.as_integer_ratio</c>: floats without rounding.</summary>
internal static class PyFloatHex
{
    /// <summary>What came of reading a hexadecimal float.</summary>
    public enum Outcome
    {
        Read,
        Invalid,
        TooLarge,
    }

    public static string Hex(double value)
    {
        if (!double.IsFinite(value))
        {
            return PyFloat.Repr(value);
        }

        var bits = BitConverter.DoubleToUInt64Bits(value);
        var sign = bits >> 63 == 0 ? "" : "-";
        var exponent = (int)(bits >> 52) & 0x7FF;
        var fraction = bits & 0xF_FFFF_FFFF_FFFF;
        if (exponent == 0 && fraction == 0)
        {
            return sign + "0x0.0p+0";
        }

        var lead = exponent == 0 ? '0' : '1';
        var power = Math.Max(exponent, 1) - 1023;
        return string.Create(CultureInfo.InvariantCulture, $"{sign}0x{lead}.{fraction:x13}p{power:+0;-0}");
    }

    /// <summary>Reads what <see cref="Hex"/> writes and all variations that Python accepts.</summary>
    public static Outcome TryParse(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        while (text.Length > 0 && IsAsciiSpace(text[0]))
        {
            text = text[1..];
        }

        while (text.Length > 0 && IsAsciiSpace(text[^1]))
        {
            text = text[..^1];
        }

        var negative = text.Length > 0 && text[0] == '-';
        if (text.Length > 0 && text[0] is '+' or '-')
        {
            text = text[1..];
        }

        if (
            text.Equals("inf", StringComparison.OrdinalIgnoreCase)
            || text.Equals("infinity", StringComparison.OrdinalIgnoreCase)
        )
        {
            value = double.PositiveInfinity;
        }
        else if (text.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            value = double.NaN;
        }
        else
        {
            var outcome = ParseFinite(text, out value);
            if (outcome != Outcome.Read)
            {
                return outcome;
            }
        }

        value = negative ? -value : value;
        return Outcome.Read;
    }

    /// <summary>The fraction in lowest terms that a finite float is; the denominator is positive.</summary>
    public static (BigInteger Numerator, BigInteger Denominator) IntegerRatio(double value)
    {
        if (value == 0)
        {
            return (BigInteger.Zero, BigInteger.One);
        }

        var bits = BitConverter.DoubleToUInt64Bits(value);
        var exponent = (int)(bits >> 52) & 0x7FF;
        var mantissa = (long)(bits & 0xF_FFFF_FFFF_FFFF) | (exponent == 0 ? 0 : 1L << 52);
        var power = Math.Max(exponent, 1) - 1075;
        var zeros = BitOperations.TrailingZeroCount(mantissa);
        mantissa >>= zeros;
        power += zeros;
        var signed = double.IsNegative(value) ? -mantissa : mantissa;
        return power >= 0
            ? (new BigInteger(signed) << power, BigInteger.One)
            : (new BigInteger(signed), BigInteger.One << -power);
    }

    /// <summary>The float nearest to a positive integer times a power of two, ties to even.</summary>
    public static Outcome TryRound(BigInteger mantissa, long scale, out double value)
    {
        value = 0;
        if (mantissa.IsZero)
        {
            return Outcome.Read;
        }

        var length = mantissa.GetBitLength();
        if (length + scale > 1024)
        {
            return Outcome.TooLarge;
        }

        if (length + scale < -1075)
        {
            return Outcome.Read;
        }

        var shift = Math.Max(length - 53, -1074 - scale);
        if (shift > 0)
        {
            var half = BigInteger.One << (int)(shift - 1);
            var rest = mantissa & ((half << 1) - 1);
            mantissa >>= (int)shift;
            scale += shift;
            if (rest > half || (rest == half && !mantissa.IsEven))
            {
                mantissa += 1;
            }
        }

        value = Math.ScaleB((double)mantissa, (int)scale);
        return double.IsInfinity(value) ? Outcome.TooLarge : Outcome.Read;
    }

    private static Outcome ParseFinite(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        if (text.Length > 1 && text[0] == '0' && text[1] is 'x' or 'X')
        {
            text = text[2..];
        }

        var digits = new TextBuilder(stackalloc char[64]);
        try
        {
            var at = 0;
            var scale = 0L;
            ReadDigits(text, ref at, ref digits);
            if (at < text.Length && text[at] == '.')
            {
                at++;
                var before = digits.Length;
                ReadDigits(text, ref at, ref digits);
                scale = -4L * (digits.Length - before);
            }

            if (digits.Length == 0 || !ReadExponent(text, ref at, ref scale) || at != text.Length)
            {
                return Outcome.Invalid;
            }

            var mantissa = PyInt.CombineBits(digits.Written, 4);
            return TryRound(mantissa, scale, out value);
        }
        finally
        {
            digits.Dispose();
        }
    }

    private static void ReadDigits(ReadOnlySpan<char> text, ref int at, ref TextBuilder digits)
    {
        for (; at < text.Length && char.IsAsciiHexDigit(text[at]); at++)
        {
            var c = text[at] | 0x20;
            digits.Append((char)(char.IsAsciiDigit(text[at]) ? c - '0' : c - 'a' + 10));
        }
    }

    private static bool ReadExponent(ReadOnlySpan<char> text, ref int at, ref long scale)
    {
        if (at >= text.Length || text[at] is not ('p' or 'P'))
        {
            return true;
        }

        at++;
        var negative = at < text.Length && text[at] == '-';
        if (at < text.Length && text[at] is '+' or '-')
        {
            at++;
        }

        var start = at;
        var exponent = 0L;
        for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
        {
            // Far beyond any float already; kept from overflowing.
            exponent = Math.Min(exponent * 10 + (text[at] - '0'), int.MaxValue);
        }

        scale += negative ? -exponent : exponent;
        return at > start;
    }

    private static bool IsAsciiSpace(char c) => c is ' ' or (>= '\t' and <= '\r');
}
