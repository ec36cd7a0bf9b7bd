using System.Numerics;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Formatting;

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
}
