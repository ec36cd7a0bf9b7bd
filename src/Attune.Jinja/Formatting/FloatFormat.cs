using Attune.Jinja.Runtime;
using Attune.Jinja.Text;

namespace Attune.Jinja.Formatting;

/// <summary>Python's <c>format(float, spec)</c>.</summary>
internal static class FloatFormat
{
    public static void Append(ref TextBuilder builder, double value, string text, Budget budget)
    {
        var spec = FormatSpec.Parse(text, "float", '\0', '>');
        if (spec.Type is not (0 or 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or 'n' or '%'))
        {
            throw FormatSpec.UnknownType(spec.Type, "float");
        }

        Append(ref builder, value, spec, budget);
    }

    /// <summary>Writes a float by a specification whose type is one of the float types, or none.</summary>
    public static void Append(ref TextBuilder builder, double value, FormatSpec spec, Budget budget)
    {
        var type = (char)spec.Type;
        var precision = spec.Precision;
        var options = spec.Alternate ? PyFloatOptions.KeepPoint : PyFloatOptions.None;
        if (spec.NoNegativeZero)
        {
            options |= PyFloatOptions.NoNegativeZero;
        }

        switch (type)
        {
            case '\0':
                options |= PyFloatOptions.AddPointZero;
                type = precision < 0 ? 'r' : 'g';
                break;
            case 'n':
                type = 'g';
                break;
            case '%':
                type = 'f';
                value *= 100;
                break;
        }

        precision = precision >= 0 ? precision : 6;
        budget.ChargeString(precision + (long)PyFloatFormat.MaxIntegerDigits);
        var number = new TextBuilder(stackalloc char[256]);
        try
        {
            PyFloatFormat.Append(ref number, value, type, precision, options);
            if (spec.Type == '%')
            {
                number.Append('%');
            }

            AppendField(ref builder, number.Written, spec, budget);
        }
        finally
        {
            number.Dispose();
        }
    }

    private static void AppendField(
        ref TextBuilder builder,
        scoped ReadOnlySpan<char> number,
        FormatSpec spec,
        Budget budget
    )
    {
        var sign = spec.Sign is '+' or ' ' ? spec.Sign : '\0';
        if (number[0] == '-')
        {
            sign = '-';
            number = number[1..];
        }

        var digits = number.IndexOfAnyExceptInRange('0', '9');
        if (digits < 0)
        {
            digits = number.Length;
        }

        NumberLayout.Append(ref builder, spec, sign, "", number[..digits], number[digits..], 3, budget);
    }
}
