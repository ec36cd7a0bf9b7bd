using System.Globalization;
using System.Numerics;
using Attune.Jinja.Runtime;
using Attune.Jinja.Text;

namespace Attune.Jinja.Formatting;

/// <summary>Python's <c>format(int, spec)</c>.</summary>
internal static class IntFormat
{
    public static void Append(ref TextBuilder builder, BigInteger value, string text, string typeName, Budget budget)
    {
        var spec = FormatSpec.Parse(text, typeName, 'd', '>');
        switch (spec.Type)
        {
            case 'd' or 'n' or 'b' or 'o' or 'x' or 'X':
                AppendDigits(ref builder, value, spec, budget);
                break;
            case 'c':
                AppendCharacter(ref builder, value, spec, budget);
                break;
            case 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or '%':
                if (!PyInt.TryToDouble(value, out var number))
                {
                    throw JinjaRuntimeException.Overflow("int too large to convert to float");
                }

                FloatFormat.Append(ref builder, number, spec, budget);
                break;
            default:
                throw FormatSpec.UnknownType(spec.Type, typeName);
        }
    }

    /// <summary>The decimal digits of a magnitude; Python refuses very long ones.</summary>
    public static string DecimalDigits(BigInteger value)
    {
        if (PyInt.IsTooLongForDecimal(value))
        {
            throw JinjaRuntimeException.Value("Exceeds the limit (4300 digits) for integer string conversion");
        }

        return BigInteger.Abs(value).ToString(CultureInfo.InvariantCulture);
    }

    private static void AppendDigits(ref TextBuilder builder, BigInteger value, FormatSpec spec, Budget budget)
    {
        CheckNoFraction(spec);
        var (numberBase, prefix) = spec.Type switch
        {
            'b' => (2, "0b"),
            'o' => (8, "0o"),
            'x' => (16, "0x"),
            'X' => (16, "0X"),
            _ => (10, ""),
        };
        var digits = numberBase == 10 ? DecimalDigits(value) : PyInt.Digits(value, numberBase);
        if (spec.Type == 'X')
        {
            digits = digits.ToUpperInvariant();
        }

        var sign =
            value.Sign < 0 ? '-'
            : spec.Sign is '+' or ' ' ? spec.Sign
            : '\0';
        NumberLayout.Append(
            ref builder,
            spec,
            sign,
            spec.Alternate ? prefix : "",
            digits,
            "",
            numberBase == 10 ? 3 : 4,
            budget
        );
    }

    private static void AppendCharacter(ref TextBuilder builder, BigInteger value, FormatSpec spec, Budget budget)
    {
        CheckNoFraction(spec);
        if (spec.Sign != 0)
        {
            throw JinjaRuntimeException.Value("Sign not allowed with integer format specifier 'c'");
        }

        if (spec.Alternate)
        {
            throw JinjaRuntimeException.Value("Alternate form (#) not allowed with integer format specifier 'c'");
        }

        if (value < 0 || value > 0x10FFFF)
        {
            throw JinjaRuntimeException.Overflow("%c arg not in range(0x110000)");
        }

        NumberLayout.Append(ref builder, spec, '\0', "", "", CodePoints.ToText((int)value), 3, budget);
    }

    private static void CheckNoFraction(FormatSpec spec)
    {
        if (spec.Precision >= 0)
        {
            throw JinjaRuntimeException.Value("Precision not allowed in integer format specifier");
        }

        if (spec.NoNegativeZero)
        {
            throw JinjaRuntimeException.Value("Negative zero coercion (z) not allowed in integer format specifier");
        }
    }
}
