using System.Numerics;
using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Methods;

/// <summary>Methods and attributes of int, bool and float.</summary>
internal static class NumberMethods
{
    public static void Register(MethodTable methods)
    {
        RegisterInt(methods);
        RegisterFloat(methods);
    }

    private static void RegisterInt(MethodTable methods)
    {
        const ValueKind Int = ValueKind.Int;
        methods.Add(Int, "bit_length", static (_, self, _) => BitLength(Big(self)));
        methods.Add(Int, "bit_count", static (_, self, _) => BitCount(Big(self)));
        methods.Add(Int, "conjugate", static (_, self, _) => Plain(self));
        methods.Add(Int, "as_integer_ratio", static (_, self, _) => Value.FromTuple(Plain(self), 1));
        methods.Add(
            Int,
            new MethodDefinition(
                "to_bytes",
                Parameters.Of(
                    Parameter.Optional("length", 1),
                    Parameter.Optional("byteorder", "big"),
                    Parameter.Optional("signed", false)
                ),
                ToBytes
            )
        );
        methods.AddProperty(Int, "real", Plain);
        methods.AddProperty(Int, "imag", static _ => 0);
        methods.AddProperty(Int, "numerator", Plain);
        methods.AddProperty(Int, "denominator", static _ => 1);
    }

    private static void RegisterFloat(MethodTable methods)
    {
        const ValueKind Float = ValueKind.Float;
        methods.Add(Float, "is_integer", static (_, self, _) => IsInteger(self.FloatPayload));
        methods.Add(Float, "hex", static (_, self, _) => PyFloatHex.Hex(self.FloatPayload));
        methods.Add(Float, "fromhex", FromHex, Parameter.Required("string"));
        methods.Add(Float, "conjugate", static (_, self, _) => self);
        methods.Add(Float, "as_integer_ratio", IntegerRatio);
        methods.AddProperty(Float, "real", static self => self);
        methods.AddProperty(Float, "imag", static _ => 0.0);
    }

    private static BigInteger Big(Value value)
    {
        value.TryGetBigInteger(out BigInteger number);
        return number;
    }

    /// <summary>An int of the same value: True becomes 1.</summary>
    private static Value Plain(Value value) => Value.FromBigInteger(Big(value));

    private static Value BitLength(BigInteger value) => Value.FromInt(BigInteger.Abs(value).GetBitLength());

    private static Value BitCount(BigInteger value)
    {
        var count = 0;
        foreach (var part in BigInteger.Abs(value).ToByteArray())
        {
            count += BitOperations.PopCount(part);
        }

        return count;
    }

    private static bool IsInteger(double value) => double.IsFinite(value) && Math.Floor(value) == value;

    private static Value IntegerRatio(RenderState state, Value self, Arguments arguments)
    {
        var value = self.FloatPayload;
        if (double.IsNaN(value))
        {
            throw JinjaRuntimeException.Value("cannot convert NaN to integer ratio");
        }

        if (double.IsInfinity(value))
        {
            throw JinjaRuntimeException.Overflow("cannot convert Infinity to integer ratio");
        }

        var (numerator, denominator) = PyFloatHex.IntegerRatio(value);
        return Value.FromTuple(Value.FromBigInteger(numerator), Value.FromBigInteger(denominator));
    }

    private static Value FromHex(RenderState state, Value self, Arguments arguments) =>
        PyFloatHex.TryParse(Require.Text(arguments[0], "fromhex() argument"), out var value) switch
        {
            PyFloatHex.Outcome.Read => value,
            PyFloatHex.Outcome.TooLarge => throw JinjaRuntimeException.Overflow(
                "hexadecimal value too large to represent as a float"
            ),
            _ => throw JinjaRuntimeException.Value("invalid hexadecimal floating-point string"),
        };

    private static Value ToBytes(RenderState state, Value self, Arguments arguments)
    {
        var length = Require.Index(arguments[0]);
        var order = Require.Text(arguments[1], "to_bytes() argument 'byteorder'");
        var signed = arguments[2].IsTrue;
        var number = Big(self);
        if (length < 0)
        {
            throw JinjaRuntimeException.Value("length argument must be non-negative");
        }

        if (order is not ("big" or "little"))
        {
            throw JinjaRuntimeException.Value("byteorder must be either 'little' or 'big'");
        }

        if (number.Sign < 0 && !signed)
        {
            throw JinjaRuntimeException.Overflow("can't convert negative int to unsigned");
        }

        state.Budget.ChargeString(length);
        var bytes = new byte[length];
        if (number.GetByteCount(!signed) > length && !number.IsZero)
        {
            throw JinjaRuntimeException.Overflow("int too big to convert");
        }

        bytes.AsSpan().Fill(number.Sign < 0 ? (byte)0xFF : (byte)0);
        if (!number.IsZero)
        {
            number.TryWriteBytes(bytes, out _, !signed);
        }

        if (order == "big")
        {
            Array.Reverse(bytes);
        }

        return new BytesObject(bytes);
    }
}
