using System.Numerics;
using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Filters;

/// <summary><c>abs</c>, <c>int</c>, <c>float</c>, <c>round</c> and <c>filesizeformat</c>.</summary>
internal static class NumberFilters
{
    public static void Register(Registry<FilterDefinition> filters)
    {
        filters.Add(new FilterDefinition("abs", Parameters.None, Absolute));
        filters.Add(
            new FilterDefinition(
                "int",
                Parameters.Of(Parameter.Optional("default", 0), Parameter.Optional("base", 10)),
                ToInt
            )
        );
        filters.Add(new FilterDefinition("float", Parameters.Of(Parameter.Optional("default", 0.0)), ToFloat));
        filters.Add(
            new FilterDefinition(
                "round",
                Parameters.Of(Parameter.Optional("precision", 0), Parameter.Optional("method", "common")),
                Round
            )
        );
        filters.Add(
            new FilterDefinition("filesizeformat", Parameters.Of(Parameter.Optional("binary", false)), FormatFileSize)
        );
    }

    private static Value Absolute(RenderState state, Value value, Arguments arguments)
    {
        if (value.TryGetDouble(out var number))
        {
            return Value.FromDouble(Math.Abs(number));
        }

        return value.TryGetBigInteger(out BigInteger integer)
            ? Value.FromBigInteger(BigInteger.Abs(integer))
            : throw JinjaRuntimeException.Type($"bad operand type for abs(): '{ValueTypes.NameOf(value)}'");
    }

    private static Value ToInt(RenderState state, Value value, Arguments arguments)
    {
        if (value.IsInt64)
        {
            return value;
        }

        if (value.IsString)
        {
            return TextToInt(state, value.StringPayload, arguments);
        }

        if (value.TryGetBigInteger(out BigInteger integer))
        {
            return Value.FromBigInteger(integer);
        }

        if (value.TryGetDouble(out var number))
        {
            return double.IsNaN(number) ? arguments[0] : Value.FromBigInteger(Numbers.Truncate(number));
        }

        return value.AsUndefined is { } undefined ? throw undefined.ToException() : arguments[0];
    }

    private static Value TextToInt(RenderState state, string text, Arguments arguments)
    {
        // A base that is none is no error: the text is then read as a float.
        if (
            arguments[1].TryGetInt64(out var numberBase)
            && numberBase is 0 or (>= 2 and <= 36)
            && PyInt.TryParse(text, (int)numberBase, out BigInteger integer)
        )
        {
            // Only the bases whose digits are bits have no limit of their own; they are read in linear time.
            state.Budget.ChargeInteger(integer.GetBitLength());
            return Value.FromBigInteger(integer);
        }

        return PyFloatParser.TryParse(text, out var number) && double.IsFinite(number)
            ? Value.FromBigInteger(Numbers.Truncate(number))
            : arguments[0];
    }

    private static Value ToFloat(RenderState state, Value value, Arguments arguments)
    {
        if (value.IsFloat)
        {
            return value;
        }

        if (value.IsString)
        {
            return PyFloatParser.TryParse(value.StringPayload, out var number)
                ? Value.FromDouble(number)
                : arguments[0];
        }

        return value.IsNumber || value.IsUndefined ? Value.FromDouble(Numbers.ToFloat(value)) : arguments[0];
    }

    private static Value Round(RenderState state, Value value, Arguments arguments)
    {
        var method = arguments[1].IsString ? arguments[1].StringPayload : "";
        return method switch
        {
            "common" => RoundToEven(value, arguments[0]),
            "ceil" => RoundTo(state, value, arguments[0], Math.Ceiling),
            "floor" => RoundTo(state, value, arguments[0], Math.Floor),
            _ => throw JinjaRuntimeException.FilterArgument("method must be common, ceil or floor"),
        };
    }

    private static Value RoundToEven(Value value, Value precision)
    {
        if (value.TryGetDouble(out var number))
        {
            if (precision.IsNone)
            {
                return Value.FromBigInteger(Numbers.Truncate(Math.Round(number)));
            }

            var rounded = PyRound.Float(number, Require.Integer(precision));
            return double.IsInfinity(rounded) && !double.IsInfinity(number)
                ? throw JinjaRuntimeException.Overflow("rounded value too large to represent")
                : Value.FromDouble(rounded);
        }

        if (!value.TryGetBigInteger(out BigInteger integer))
        {
            throw JinjaRuntimeException.Type($"type {ValueTypes.NameOf(value)} doesn't define __round__ method");
        }

        return precision.IsNone
            ? Value.FromBigInteger(integer)
            : Value.FromBigInteger(PyRound.Integer(integer, Require.Integer(precision)));
    }

    private static Value RoundTo(RenderState state, Value value, Value precision, Func<double, double> rounding)
    {
        var scale = PowerOfTen(state, precision);
        if (value.TryGetBigInteger(out BigInteger integer) && scale.TryGetBigInteger(out BigInteger factor))
        {
            state.Budget.ChargeInteger(integer.GetBitLength() + factor.GetBitLength());
            return Value.FromDouble(Numbers.TrueDivide(integer * factor, factor));
        }

        if (!value.IsNumber)
        {
            throw value.AsUndefined is { } undefined
                ? undefined.ToException()
                : JinjaRuntimeException.Type($"must be real number, not {ValueTypes.NameOf(value)}");
        }

        var rounded = Numbers.Truncate(rounding(Numbers.ToFloat(value) * Numbers.ToFloat(scale)));
        if (scale.TryGetBigInteger(out BigInteger divisor))
        {
            return Value.FromDouble(Numbers.TrueDivide(rounded, divisor));
        }

        scale.TryGetDouble(out var quotient);
        return quotient == 0
            ? throw JinjaRuntimeException.ZeroDivision("float division by zero")
            : Value.FromDouble(Numbers.ToFloat(Value.FromBigInteger(rounded)) / quotient);
    }

    /// <summary>Python's <c>10 ** precision</c>: an int, or a float where the precision is negative or one itself.</summary>
    private static Value PowerOfTen(RenderState state, Value precision)
    {
        if (precision.TryGetDouble(out var exponent))
        {
            return Value.FromDouble(Math.Pow(10, exponent));
        }

        if (precision.AsUndefined is { } undefined)
        {
            throw undefined.ToException();
        }

        if (!precision.TryGetBigInteger(out BigInteger digits))
        {
            throw JinjaRuntimeException.Type(
                $"unsupported operand type(s) for ** or pow(): 'int' and '{ValueTypes.NameOf(precision)}'"
            );
        }

        if (digits.Sign < 0)
        {
            return Value.FromDouble(Math.Pow(10, (double)digits));
        }

        state.Budget.ChargeInteger(digits > int.MaxValue ? long.MaxValue : (long)digits * 10 / 3);
        return Value.FromBigInteger(BigInteger.Pow(10, (int)digits));
    }

    private static Value FormatFileSize(RenderState state, Value value, Arguments arguments)
    {
        var bytes = Numbers.ParseFloat(value);
        if (double.IsNegativeInfinity(bytes))
        {
            throw JinjaRuntimeException.Overflow("cannot convert float infinity to integer");
        }

        return Value.FromString(FileSize.Format(bytes, arguments[0].IsTrue));
    }
}
