using System.Globalization;

namespace Attune.Jinja.Text;

/// <summary>Python's <c>float(text)</c>.</summary>
internal static class PyFloatParser
{
    /// <summary>
    /// Reads a float: blanks around, a sign, decimal digits of any script with single underscores between them, an
    /// exponent, or <c>inf</c>, <c>infinity</c>, <c>nan</c>. False where Python raises <c>ValueError</c>.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        while (text.Length > 0 && UnicodeClass.IsSpace(text[0]))
        {
            text = text[1..];
        }

        while (text.Length > 0 && UnicodeClass.IsSpace(text[^1]))
        {
            text = text[..^1];
        }

        if (text.Length == 0)
        {
            return false;
        }

        var buffer = new TextBuilder(stackalloc char[64]);
        try
        {
            return Normalize(text, ref buffer) && Read(buffer.Written, out value);
        }
        finally
        {
            buffer.Dispose();
        }
    }

    /// <summary>Digits of any script become ASCII; underscores are dropped where they stand between two digits.</summary>
    private static bool Normalize(ReadOnlySpan<char> text, ref TextBuilder buffer)
    {
        var afterDigit = false;
        for (var i = 0; i < text.Length; )
        {
            var codePoint = CodePoints.Read(text, i, out var consumed);
            i += consumed;
            if (codePoint == '_')
            {
                if (!afterDigit || i == text.Length || UnicodeClass.DecimalValue(CodePoints.Read(text, i, out _)) < 0)
                {
                    return false;
                }

                continue;
            }

            var digit = UnicodeClass.DecimalValue(codePoint);
            afterDigit = digit >= 0;
            if (afterDigit)
            {
                buffer.Append((char)('0' + digit));
            }
            else if (codePoint < 0x80)
            {
                buffer.Append((char)codePoint);
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private static bool Read(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        var unsigned = text[0] is '+' or '-' ? text[1..] : text;
        var negative = text[0] == '-';
        if (
            unsigned.Equals("inf", StringComparison.OrdinalIgnoreCase)
            || unsigned.Equals("infinity", StringComparison.OrdinalIgnoreCase)
        )
        {
            value = negative ? double.NegativeInfinity : double.PositiveInfinity;
            return true;
        }

        if (unsigned.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            value = double.NaN;
            return true;
        }

        if (!HasFloatSyntax(unsigned))
        {
            return false;
        }

        // .NET reads correctly rounded, and gives infinity beyond the range, as Python does.
        value = double.Parse(
            unsigned,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture
        );
        value = negative ? -value : value;
        return true;
    }

    private static bool HasFloatSyntax(ReadOnlySpan<char> text)
    {
        var at = 0;
        var digits = SkipDigits(text, ref at);
        if (at < text.Length && text[at] == '.')
        {
            at++;
            digits += SkipDigits(text, ref at);
        }

        if (digits == 0)
        {
            return false;
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            if (at < text.Length && text[at] is '+' or '-')
            {
                at++;
            }

            if (SkipDigits(text, ref at) == 0)
            {
                return false;
            }
        }

        return at == text.Length;
    }

    private static int SkipDigits(ReadOnlySpan<char> text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at - start;
    }
}
