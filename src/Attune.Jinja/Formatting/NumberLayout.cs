using Attune.Jinja.Runtime;
using Attune.Jinja.Text;

namespace Attune.Jinja.Formatting;

/// <summary>Puts a number's sign, prefix, digits and rest into a field, with separators between groups of digits.</summary>
internal static class NumberLayout
{
    /// <summary>Writes the field.</summary>
    /// <param name="builder">Where to.</param>
    /// <param name="spec">The field's specification.</param>
    /// <param name="sign">The sign to show, or nul.</param>
    /// <param name="prefix">Such as <c>0x</c>.</param>
    /// <param name="digits">The digits before the point; none for inf, nan and characters.</param>
    /// <param name="rest">What follows the digits.</param>
    /// <param name="groupSize">How many digits stand between separators.</param>
    /// <param name="budget">Charged before anything is written.</param>
    public static void Append(
        ref TextBuilder builder,
        FormatSpec spec,
        char sign,
        scoped ReadOnlySpan<char> prefix,
        scoped ReadOnlySpan<char> digits,
        scoped ReadOnlySpan<char> rest,
        int groupSize,
        Budget budget
    )
    {
        var restLength = CodePoints.Count(rest);
        var fixedLength = (sign == 0 ? 0 : 1) + prefix.Length + restLength;
        // Zeros that pad are digits, and are grouped as digits are.
        var minimum = spec is { Fill: '0', Align: '=' } ? spec.Width - fixedLength : 0;
        budget.ChargeString(builder.Length + (long)Math.Max(spec.Width, 0) * 2 + digits.Length * 2L + rest.Length + 8);
        var grouped = digits.Length == 0 ? 0 : GroupedLength(digits.Length, minimum, spec.Separator, groupSize);
        var padding = Math.Max(0, spec.Width - fixedLength - grouped);
        var (left, inner, right) = spec.Align switch
        {
            '<' => (0, 0, padding),
            '^' => (padding / 2, 0, padding - padding / 2),
            '=' => (0, padding, 0),
            _ => (padding, 0, 0),
        };
        AppendFill(ref builder, spec.Fill, left);
        if (sign != 0)
        {
            builder.Append(sign);
        }

        builder.Append(prefix);
        AppendFill(ref builder, spec.Fill, inner);
        AppendGrouped(ref builder, digits, grouped, spec.Separator, groupSize);
        builder.Append(rest);
        AppendFill(ref builder, spec.Fill, right);
    }

    public static void AppendFill(ref TextBuilder builder, int fill, int count)
    {
        if (fill < 0x10000)
        {
            builder.Append((char)fill, count);
            return;
        }

        for (; count > 0; count--)
        {
            builder.AppendCodePoint(fill);
        }
    }

    private static int GroupedLength(int digits, int minimum, char separator, int groupSize)
    {
        if (separator == 0)
        {
            return Math.Max(digits, minimum);
        }

        var length = digits + (digits - 1) / groupSize;
        if (length >= minimum)
        {
            return length;
        }

        // A separator is never the first character: one zero more is written instead.
        return minimum % (groupSize + 1) == 0 ? minimum + 1 : minimum;
    }

    private static void AppendGrouped(
        ref TextBuilder builder,
        scoped ReadOnlySpan<char> digits,
        int length,
        char separator,
        int groupSize
    )
    {
        if (length == 0)
        {
            return;
        }

        var span = builder.AppendSpan(length);
        if (separator == 0)
        {
            span[..(length - digits.Length)].Fill('0');
            digits.CopyTo(span[(length - digits.Length)..]);
            return;
        }

        var digit = digits.Length - 1;
        for (var i = 0; i < length; i++)
        {
            var place = length - 1 - i;
            if (i % (groupSize + 1) == groupSize)
            {
                span[place] = separator;
            }
            else
            {
                span[place] = digit >= 0 ? digits[digit--] : '0';
            }
        }
    }
}
