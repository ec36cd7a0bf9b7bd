using System.Globalization;
using System.Numerics;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Syntax;

/// <summary>Finds the end of a number and reads its value: decimal, binary, octal and hexadecimal with underscores, and floats.</summary>
internal static class NumberScanner
{
    public static TokenKind Scan(string source, int start, out int end)
    {
        if (TryScanFloat(source, start, out end))
        {
            return TokenKind.Float;
        }
        end = ScanInteger(source, start);
        return TokenKind.Integer;
    }

    public static Value ReadInteger(ReadOnlySpan<char> text)
    {
        if (
            text.Length < 18
            && text[0] != '0'
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long small)
        )
        {
            return Value.FromInt(small);
        }
        string digits = text.ToString().Replace("_", "", StringComparison.Ordinal);
        if (digits.Length > 2 && !char.IsAsciiDigit(digits[1]))
        {
            int shift = char.ToLowerInvariant(digits[1]) switch
            {
                'b' => 1,
                'o' => 3,
                _ => 4,
            };
            char[] values = Array.ConvertAll(digits[2..].ToCharArray(), HexValue);
            return Value.FromBigInteger(PyInt.CombineBits(values, shift));
        }
        return Value.FromBigInteger(BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture));
    }

    private static char HexValue(char digit) =>
        (char)(char.IsAsciiDigit(digit) ? digit - '0' : char.ToLowerInvariant(digit) - 'a' + 10);

    public static Value ReadFloat(ReadOnlySpan<char> text) =>
        Value.FromDouble(
            double.Parse(
                text.Contains('_') ? text.ToString().Replace("_", "", StringComparison.Ordinal) : text,
                NumberStyles.Float,
                CultureInfo.InvariantCulture
            )
        );

    private static bool TryScanFloat(string source, int start, out int end)
    {
        end = start;
        // "1.2.3" is an index of an index: what follows a dot is an integer.
        if (start > 0 && source[start - 1] == '.')
        {
            return false;
        }
        int position = ScanDigits(source, start);
        int fraction = position < source.Length && source[position] == '.' ? ScanDigits(source, position + 1) : -1;
        int mantissa = fraction > position + 1 ? fraction : position;
        if (mantissa < source.Length && source[mantissa] is 'e' or 'E')
        {
            int exponent = mantissa + 1;
            if (exponent < source.Length && source[exponent] is '+' or '-')
            {
                exponent++;
            }
            int after = ScanDigits(source, exponent);
            if (after > exponent)
            {
                end = after;
                return true;
            }
        }
        end = mantissa;
        return mantissa > position;
    }

    // Digits with single underscores between them.
    private static int ScanDigits(string source, int position)
    {
        int end = position;
        while (end < source.Length)
        {
            if (char.IsAsciiDigit(source[end]))
            {
                end++;
            }
            else if (
                source[end] == '_'
                && end > position
                && end + 1 < source.Length
                && char.IsAsciiDigit(source[end + 1])
            )
            {
                end += 2;
            }
            else
            {
                break;
            }
        }
        return end;
    }

    private static int ScanInteger(string source, int start)
    {
        if (source[start] != '0')
        {
            return ScanDigits(source, start);
        }
        if (start + 1 < source.Length)
        {
            int end = (source[start + 1] | 0x20) switch
            {
                'b' => ScanRadix(source, start + 2, static c => c is '0' or '1'),
                'o' => ScanRadix(source, start + 2, static c => c is >= '0' and <= '7'),
                'x' => ScanRadix(source, start + 2, char.IsAsciiHexDigit),
                _ => start,
            };
            if (end > start + 2)
            {
                return end;
            }
        }
        return ScanRadix(source, start + 1, static c => c == '0');
    }

    private static int ScanRadix(string source, int position, Func<char, bool> isDigit)
    {
        while (position < source.Length)
        {
            if (isDigit(source[position]))
            {
                position++;
            }
            else if (source[position] == '_' && position + 1 < source.Length && isDigit(source[position + 1]))
            {
                position += 2;
            }
            else
            {
                break;
            }
        }
        return position;
    }
}
