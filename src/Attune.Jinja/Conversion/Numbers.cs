using System.Numerics;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Conversion;

/// <summary>Python's conversions between its numbers.</summary>
internal static class Numbers
{
    /// <summary>Python's <c>int(float)</c>.</summary>
    /// <exception cref="JinjaRuntimeException">The number is infinite or not a number.</exception>
    public static BigInteger Truncate(double number)
    {
        if (double.IsNaN(number))
        {
            throw JinjaRuntimeException.Value("cannot convert float NaN to integer");
        }

        return double.IsInfinity(number)
            ? throw JinjaRuntimeException.Overflow("cannot convert float infinity to integer")
            : new BigInteger(number);
    }

    /// <summary>A number as a float, without reading strings.</summary>
    /// <exception cref="JinjaException">The value is no number, or an int beyond the floats.</exception>
    public static double ToFloat(Value value)
    {
        if (value.TryGetDouble(out var number))
        {
            return number;
        }

        if (value.TryGetBigInteger(out BigInteger integer))
        {
            return PyInt.TryToDouble(integer, out number)
                ? number
                : throw JinjaRuntimeException.Overflow("int too large to convert to float");
        }

        throw value.AsUndefined is { } undefined
            ? undefined.ToException()
            : JinjaRuntimeException.Type($"must be real number, not {ValueTypes.NameOf(value)}");
    }

    /// <summary>Python's <c>float(value)</c>, which also reads strings.</summary>
    /// <exception cref="JinjaException">The value is neither number nor string, or its text is no number.</exception>
    public static double ParseFloat(Value value)
    {
        if (!value.IsString)
        {
            return ToFloat(value);
        }

        return PyFloatParser.TryParse(value.StringPayload, out var number)
            ? number
            : throw JinjaRuntimeException.Value("could not convert string to float: " + PyRepr.Of(value.StringPayload));
    }

    /// <summary>Python's <c>/</c> of two ints: the float nearest to the exact quotient.</summary>
    /// <exception cref="JinjaRuntimeException">The divisor is zero, or no float is near the quotient.</exception>
    public static double TrueDivide(BigInteger left, BigInteger right)
    {
        if (right.IsZero)
        {
            throw JinjaRuntimeException.ZeroDivision("division by zero");
        }

        const long Exact = 1L << 53;
        if (left >= -Exact && left <= Exact && right >= -Exact && right <= Exact)
        {
            return (double)(long)left / (long)right;
        }

        // Enough bits to round by, and one that says whether anything was left over.
        var shift = (int)Math.Max(0, 66 - (BigInteger.Abs(left).GetBitLength() - BigInteger.Abs(right).GetBitLength()));
        var quotient = BigInteger.DivRem(BigInteger.Abs(left) << shift, BigInteger.Abs(right), out var rest);
        quotient = (quotient << 1) | (rest.IsZero ? 0 : 1);
        if (PyFloatHex.TryRound(quotient, -shift - 1, out var result) != PyFloatHex.Outcome.Read)
        {
            throw JinjaRuntimeException.Overflow("integer division result too large for a float");
        }

        return left.Sign * right.Sign < 0 ? -result : result;
    }
}
