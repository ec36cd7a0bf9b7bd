using System.Numerics;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime;

/// <summary>Python's division of integers: quotients go down to the floor, and a true quotient is the nearest double.</summary>
internal static class IntegerDivision
{
    private const long ExactDoubles = 1L << 53;

    public static (Value Quotient, Value Remainder) DivMod(Value left, Value right)
    {
        if (left.TryGetInt64(out long x) && right.TryGetInt64(out long y) && !(x == long.MinValue && y == -1))
        {
            if (y == 0)
            {
                throw JinjaRuntimeException.ZeroDivision("integer division or modulo by zero");
            }
            (long quotient, long remainder) = Math.DivRem(x, y);
            if (remainder != 0 && (remainder < 0) != (y < 0))
            {
                quotient--;
                remainder += y;
            }
            return (Value.FromInt(quotient), Value.FromInt(remainder));
        }
        BigInteger b = Arithmetic.ToBig(right);
        if (b.IsZero)
        {
            throw JinjaRuntimeException.ZeroDivision("integer division or modulo by zero");
        }
        BigInteger floor = BigInteger.DivRem(Arithmetic.ToBig(left), b, out BigInteger rest);
        if (!rest.IsZero && rest.Sign != b.Sign)
        {
            floor--;
            rest += b;
        }
        return (Value.FromBigInteger(floor), Value.FromBigInteger(rest));
    }

    public static double TrueDivide(Value left, Value right)
    {
        if (
            left.TryGetInt64(out long x)
            && right.TryGetInt64(out long y)
            && x is > -ExactDoubles and < ExactDoubles
            && y is > -ExactDoubles and < ExactDoubles
        )
        {
            return y == 0 ? throw JinjaRuntimeException.ZeroDivision("division by zero") : (double)x / y;
        }
        BigInteger b = Arithmetic.ToBig(right);
        if (b.IsZero)
        {
            throw JinjaRuntimeException.ZeroDivision("division by zero");
        }
        double quotient = Divide(BigInteger.Abs(Arithmetic.ToBig(left)), BigInteger.Abs(b));
        if (double.IsInfinity(quotient))
        {
            throw JinjaRuntimeException.Overflow("integer division result too large for a float");
        }
        return Arithmetic.ToBig(left).Sign * b.Sign < 0 ? -quotient : quotient;
    }

    /// <summary>The nearest double, ties to even; infinity beyond the doubles.</summary>
    public static double ToDouble(BigInteger value) =>
        value.Sign < 0 ? -Divide(-value, BigInteger.One) : Divide(value, BigInteger.One);

    // A quotient with at least 65 bits and a sticky bit for the rest rounds once, and so rightly.
    private static double Divide(BigInteger dividend, BigInteger divisor)
    {
        if (dividend.IsZero)
        {
            return 0;
        }
        int shift = (int)(66 - (dividend.GetBitLength() - divisor.GetBitLength()));
        BigInteger scaled = shift >= 0 ? dividend << shift : dividend;
        BigInteger unit = shift >= 0 ? divisor : divisor << -shift;
        BigInteger quotient = BigInteger.DivRem(scaled, unit, out BigInteger rest);
        long bits = quotient.GetBitLength();
        long exponent = bits - shift;
        // Below the smallest normal double fewer bits are kept.
        long kept = exponent < -1021 ? 53 - (-1021 - exponent) : 53;
        if (kept < 0)
        {
            return 0;
        }
        int drop = (int)(bits - kept);
        BigInteger mantissa = quotient >> drop;
        BigInteger tail = quotient - (mantissa << drop);
        BigInteger half = BigInteger.One << (drop - 1);
        int order = tail.CompareTo(half);
        if (order > 0 || (order == 0 && (!rest.IsZero || !mantissa.IsEven)))
        {
            mantissa++;
        }
        return exponent > 1024 ? double.PositiveInfinity : Math.ScaleB((double)(ulong)mantissa, (int)(exponent - kept));
    }
}
