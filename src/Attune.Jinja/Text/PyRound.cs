using System.Globalization;
using System.Numerics;

namespace Attune.Jinja.Text;

/// <summary>Python's <c>round(number, digits)</c>: halves go to the even neighbour, judged by the exact value.</summary>
internal static class PyRound
{
    // Beyond these no digit of any float is affected, or none is left.
    private const int MaxDigits = 323;
    private const int MinDigits = -308;

    /// <summary>Rounds a float; infinity where the result is too large for one.</summary>
    public static double Float(double value, BigInteger digits)
    {
        if (!double.IsFinite(value) || digits > MaxDigits)
        {
            return value;
        }

        if (digits < MinDigits)
        {
            return 0.0 * value;
        }

        if (digits < 0)
        {
            return RoundToTens(value, (int)-digits);
        }

        Span<char> text = stackalloc char[PyFloatFormat.MaxIntegerDigits + MaxDigits + 8];
        value.TryFormat(
            text,
            out var length,
            "F" + digits.ToString(CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture
        );
        return double.Parse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>Rounds an int to a negative number of digits; with others it stays as it is.</summary>
    public static BigInteger Integer(BigInteger value, BigInteger digits)
    {
        if (digits >= 0)
        {
            return value;
        }

        // More tens than the number has bits leave nothing.
        return -digits > value.GetBitLength() + 1
            ? BigInteger.Zero
            : RoundToMultiple(value, BigInteger.One, BigInteger.Pow(10, (int)-digits));
    }

    private static double RoundToTens(double value, int tens)
    {
        var (numerator, denominator) = PyFloatHex.IntegerRatio(value);
        var rounded = RoundToMultiple(numerator, denominator, BigInteger.Pow(10, tens));
        if (rounded.IsZero)
        {
            return double.IsNegative(value) ? -0.0 : 0.0;
        }

        return PyInt.TryToDouble(rounded, out var result) ? result : double.PositiveInfinity;
    }

    private static BigInteger RoundToMultiple(BigInteger numerator, BigInteger denominator, BigInteger unit)
    {
        var divisor = denominator * unit;
        var quotient = BigInteger.DivRem(BigInteger.Abs(numerator), divisor, out var rest);
        var order = (rest * 2).CompareTo(divisor);
        if (order > 0 || (order == 0 && !quotient.IsEven))
        {
            quotient += 1;
        }

        return numerator.Sign * quotient * unit;
    }
}
