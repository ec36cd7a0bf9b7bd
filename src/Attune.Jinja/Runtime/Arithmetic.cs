using System.Numerics;
using Attune.Jinja.Formatting;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime;

/// <summary>Python's arithmetic on values: integers of any size, floats, and what the operators mean for strings and lists.</summary>
internal static class Arithmetic
{
    public static Value Add(RenderState state, Value left, Value right)
    {
        if (left.IsInt64 && right.IsInt64)
        {
            long sum = unchecked(left.IntPayload + right.IntPayload);
            return ((left.IntPayload ^ sum) & (right.IntPayload ^ sum)) < 0
                ? Value.FromBigInteger((BigInteger)left.IntPayload + right.IntPayload)
                : Value.FromInt(sum);
        }
        if (left.IsNumber && right.IsNumber)
        {
            return left.IsFloat || right.IsFloat
                ? Value.FromDouble(ToDouble(left) + ToDouble(right))
                : Value.FromBigInteger(ToBig(left) + ToBig(right));
        }
        if (left.IsString || right.IsString)
        {
            return TextArithmetic.Add(state, left, right);
        }
        if (left.IsList && right.IsList)
        {
            return SequenceArithmetic.AddLists(state, left, right);
        }
        if (left.TryGetTuple(out PyTuple? a) && right.TryGetTuple(out PyTuple? b))
        {
            state.Budget.ChargeItems((long)a.Count + b.Count);
            return Value.FromTuple(new PyTuple([.. a.AsSpan(), .. b.AsSpan()]));
        }
        throw Unsupported("+", left, right);
    }

    public static Value Subtract(RenderState state, Value left, Value right)
    {
        if (left.IsInt64 && right.IsInt64)
        {
            long difference = unchecked(left.IntPayload - right.IntPayload);
            return ((left.IntPayload ^ right.IntPayload) & (left.IntPayload ^ difference)) < 0
                ? Value.FromBigInteger((BigInteger)left.IntPayload - right.IntPayload)
                : Value.FromInt(difference);
        }
        if (left.IsNumber && right.IsNumber)
        {
            return left.IsFloat || right.IsFloat
                ? Value.FromDouble(ToDouble(left) - ToDouble(right))
                : Value.FromBigInteger(ToBig(left) - ToBig(right));
        }
        throw Unsupported("-", left, right);
    }

    public static Value Multiply(RenderState state, Value left, Value right)
    {
        if (left.IsNumber && right.IsNumber)
        {
            if (left.IsFloat || right.IsFloat)
            {
                return Value.FromDouble(ToDouble(left) * ToDouble(right));
            }
            if (left.TryGetInt64(out long x) && right.TryGetInt64(out long y))
            {
                Int128 product = (Int128)x * y;
                return product >= long.MinValue && product <= long.MaxValue
                    ? Value.FromInt((long)product)
                    : Value.FromBigInteger((BigInteger)x * y);
            }
            BigInteger a = ToBig(left);
            BigInteger b = ToBig(right);
            state.Budget.ChargeInteger(a.GetBitLength() + b.GetBitLength());
            return Value.FromBigInteger(a * b);
        }
        if (SequenceArithmetic.TryRepeat(state, left, right, out Value repeated))
        {
            return repeated;
        }
        throw Unsupported("*", left, right);
    }

    public static Value Divide(RenderState state, Value left, Value right)
    {
        if (!left.IsNumber || !right.IsNumber)
        {
            throw Unsupported("/", left, right);
        }
        if (left.IsFloat || right.IsFloat)
        {
            double divisor = ToDouble(right);
            return divisor == 0
                ? throw JinjaRuntimeException.ZeroDivision("float division by zero")
                : Value.FromDouble(ToDouble(left) / divisor);
        }
        return Value.FromDouble(IntegerDivision.TrueDivide(left, right));
    }

    public static Value FloorDivide(RenderState state, Value left, Value right)
    {
        if (!left.IsNumber || !right.IsNumber)
        {
            throw Unsupported("//", left, right);
        }
        if (left.IsFloat || right.IsFloat)
        {
            (double quotient, _) = FloatDivision.DivMod(
                ToDouble(left),
                ToDouble(right),
                "float floor division by zero"
            );
            return Value.FromDouble(quotient);
        }
        (Value floor, _) = IntegerDivision.DivMod(left, right);
        return floor;
    }

    public static Value Modulo(RenderState state, Value left, Value right)
    {
        if (left.IsString)
        {
            return PercentFormat.Apply(state, left, right);
        }
        if (!left.IsNumber || !right.IsNumber)
        {
            throw Unsupported("%", left, right);
        }
        if (left.IsFloat || right.IsFloat)
        {
            (_, double remainder) = FloatDivision.DivMod(ToDouble(left), ToDouble(right), "float modulo");
            return Value.FromDouble(remainder);
        }
        (_, Value rest) = IntegerDivision.DivMod(left, right);
        return rest;
    }

    public static Value Power(RenderState state, Value left, Value right)
    {
        if (!left.IsNumber || !right.IsNumber)
        {
            throw Unsupported("** or pow()", left, right);
        }
        return Powers.Power(state, left, right);
    }

    public static Value Negate(Value operand) =>
        operand.Kind switch
        {
            ValueKind.Int when operand.IntPayload != long.MinValue => Value.FromInt(-operand.IntPayload),
            ValueKind.Int or ValueKind.Bool or ValueKind.BigInt => Value.FromBigInteger(-ToBig(operand)),
            ValueKind.Float => Value.FromDouble(-operand.FloatPayload),
            _ => throw UnsupportedUnary("-", operand),
        };

    public static Value Plus(Value operand) =>
        operand.Kind switch
        {
            ValueKind.Int or ValueKind.BigInt or ValueKind.Float => operand,
            ValueKind.Bool => Value.FromInt(operand.BoolPayload ? 1 : 0),
            _ => throw UnsupportedUnary("+", operand),
        };

    /// <summary>A number as a double.</summary>
    /// <exception cref="JinjaRuntimeException">An integer is beyond the doubles.</exception>
    internal static double ToDouble(Value number)
    {
        if (number.IsFloat)
        {
            return number.FloatPayload;
        }
        if (number.TryGetInt64(out long small))
        {
            return small;
        }
        double value = IntegerDivision.ToDouble((BigInteger)number._ref!);
        return double.IsInfinity(value)
            ? throw JinjaRuntimeException.Overflow("int too large to convert to float")
            : value;
    }

    internal static BigInteger ToBig(Value number)
    {
        number.TryGetBigInteger(out BigInteger value);
        return value;
    }

    internal static JinjaException Unsupported(string symbol, Value left, Value right) =>
        left.AsUndefined?.ToException()
        ?? right.AsUndefined?.ToException()
        ?? JinjaRuntimeException.Type(
            $"unsupported operand type(s) for {symbol}: '{ValueTypes.NameOf(left)}' and '{ValueTypes.NameOf(right)}'"
        );

    private static JinjaException UnsupportedUnary(string symbol, Value operand) =>
        operand.AsUndefined?.ToException()
        ?? JinjaRuntimeException.Type($"bad operand type for unary {symbol}: '{ValueTypes.NameOf(operand)}'");
}
