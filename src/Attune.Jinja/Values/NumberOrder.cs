using System.Numerics;

namespace Attune.Jinja.Values;

/// <summary>Compares numbers of any kind exactly: no integer is rounded to a float for it.</summary>
internal static class NumberOrder
{
    /// <summary>What <see cref="Compare"/> gives where one side is NaN.</summary>
    public const int Unordered = int.MinValue;

    /// <summary>Negative, zero or positive; <see cref="Unordered"/> where one side is NaN. Both must be numbers.</summary>
    public static int Compare(Value left, Value right)
    {
        if (left.TryGetDouble(out double a))
        {
            if (right.TryGetDouble(out double b))
            {
                return double.IsNaN(a) || double.IsNaN(b) ? Unordered : a.CompareTo(b);
            }
            int reversed = CompareToDouble(right, a);
            return reversed == Unordered ? Unordered : -reversed;
        }
        if (right.TryGetDouble(out double c))
        {
            return CompareToDouble(left, c);
        }
        if (left.TryGetInt64(out long x) && right.TryGetInt64(out long y))
        {
            return x.CompareTo(y);
        }
        left.TryGetBigInteger(out BigInteger m);
        right.TryGetBigInteger(out BigInteger n);
        return m.CompareTo(n);
    }

    private static int CompareToDouble(Value integer, double number)
    {
        if (double.IsNaN(number))
        {
            return Unordered;
        }
        if (double.IsInfinity(number))
        {
            return number > 0 ? -1 : 1;
        }
        if (integer.TryGetInt64(out long small) && small is > -(1L << 53) and < 1L << 53)
        {
            return ((double)small).CompareTo(number);
        }
        integer.TryGetBigInteger(out BigInteger big);
        double floor = Math.Floor(number);
        int order = big.CompareTo(new BigInteger(floor));
        return order == 0 && number > floor ? -1 : order;
    }
}
