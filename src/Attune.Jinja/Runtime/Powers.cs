using System.Numerics;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime;

/// <summary>Python's <c>**</c> on numbers.</summary>
internal static class Powers
{
    public static Value Power(RenderState state, Value left, Value right)
    {
        if (!left.IsFloat && !right.IsFloat)
        {
            BigInteger exponent = Arithmetic.ToBig(right);
            if (exponent.Sign >= 0)
            {
                return IntegerPower(state, Arithmetic.ToBig(left), exponent);
            }
        }
        double number = Arithmetic.ToDouble(left);
        double power = Arithmetic.ToDouble(right);
        return number < 0 && double.IsFinite(number) && double.IsFinite(power) && power != Math.Floor(power)
            ? Value.FromObject(ComplexValue.Power(number, power))
            : Value.FromDouble(FloatPower(number, power));
    }

    private static Value IntegerPower(RenderState state, BigInteger number, BigInteger exponent)
    {
        if (exponent.IsZero || number.IsOne)
        {
            return Value.FromInt(1);
        }
        if (number.IsZero)
        {
            return Value.FromInt(0);
        }
        if (number == BigInteger.MinusOne)
        {
            return Value.FromInt(exponent.IsEven ? 1 : -1);
        }
        // A number of n bits, n > 1, has about n times the exponent in its power.
        BigInteger bits = (BigInteger.Abs(number).GetBitLength() - 1) * exponent;
        state.Budget.ChargeInteger(bits > int.MaxValue ? int.MaxValue : Math.Max(1, (long)bits));
        return Value.FromBigInteger(BigInteger.Pow(number, (int)exponent));
    }

    private static double FloatPower(double number, double exponent)
    {
        if (number == 0 && exponent < 0)
        {
            throw JinjaRuntimeException.ZeroDivision("0.0 cannot be raised to a negative power");
        }
        double result = Math.Pow(number, exponent);
        return double.IsInfinity(result) && double.IsFinite(number) && double.IsFinite(exponent)
            ? throw JinjaRuntimeException.Overflow("(34, 'Numerical result out of range')")
            : result;
    }
}
