using System.Globalization;
using System.Numerics;

namespace Attune.Jinja.Text;

/// <summary>Python's <c>int</c> as text: parsing in any base, and writing in the bases of <c>bin</c>, <c>oct</c>, <c>hex</c> and ten.</summary>
internal static class PyInt
{
    /// <summary>Python refuses to convert between decimal text and ints of more digits than this; conversion is quadratic.</summary>
    public const int MaxDecimalDigits = 4300;

    /// <summary>
    /// Reads an int as Python's <c>int(text, base)</c>: blanks around, a sign, single underscores between digits, digits
    /// of any script, and with base 0, 2, 8 or 16 a prefix. False where Python raises <c>ValueError</c>.
    /// </summary>
    /// <param name="text">The text to read.</param>
    /// <param name="numberBase">0 (as the prefix says) or 2 to 36.</param>
    /// <param name="value">The number read.</param>
    public static bool TryParse(ReadOnlySpan<char> text, int numberBase, out BigInteger value)
    {
        value = default;
        var start = 0;
        var end = text.Length;
        while (start < end && UnicodeClass.IsSpace(text[start]))
        {
            start++;
        }

        while (end > start && UnicodeClass.IsSpace(text[end - 1]))
        {
            end--;
        }

        text = text[start..end];
        var negative = false;
        if (text.Length > 0 && text[0] is '+' or '-')
        {
            negative = text[0] == '-';
            text = text[1..];
        }

        if (!TakePrefix(ref text, ref numberBase, out var zeroOnly) || text.Length == 0)
        {
            return false;
        }

        if (numberBase == 10 && text.Length < 19 && TryParseShort(text, out var small))
        {
            if (zeroOnly && small != 0)
            {
                return false;
            }

            value = negative ? -small : small;
            return true;
        }

        if (!TryReadDigits(text, numberBase, out value) || (zeroOnly && !value.IsZero))
        {
            return false;
        }

        if (negative)
        {
            value = -value;
        }

        return true;
    }

    /// <summary>Whether a magnitude has more decimal digits than Python converts to text.</summary>
    public static bool IsTooLongForDecimal(BigInteger value)
    {
        // 4,300 digits are a little more than 14,284 bits; only numbers at that border need the exact comparison.
        var bits = BigInteger.Abs(value).GetBitLength();
        return bits > 14_285 || (bits > 14_280 && BigInteger.Abs(value) >= BigInteger.Pow(10, MaxDecimalDigits));
    }

    /// <summary>The nearest float, ties to even; false where there is none (Python: <c>OverflowError</c>).</summary>
    public static bool TryToDouble(BigInteger value, out double number)
    {
        if (value >= long.MinValue && value <= long.MaxValue)
        {
            number = (long)value;
            return true;
        }

        // The conversion of BigInteger cuts instead of rounding.
        if (PyFloatHex.TryRound(BigInteger.Abs(value), 0, out number) != PyFloatHex.Outcome.Read)
        {
            return false;
        }

        number = value.Sign < 0 ? -number : number;
        return true;
    }

    /// <summary>The digits of a magnitude in base 2, 8 or 16, lower case, without prefix or sign.</summary>
    public static string Digits(BigInteger value, int numberBase)
    {
        var magnitude = BigInteger.Abs(value);
        if (magnitude.IsZero)
        {
            return "0";
        }

        if (numberBase == 10)
        {
            return magnitude.ToString(CultureInfo.InvariantCulture);
        }

        var shift = numberBase switch
        {
            2 => 1,
            8 => 3,
            _ => 4,
        };
        var length = checked((int)((magnitude.GetBitLength() + shift - 1) / shift));
        var bytes = magnitude.ToByteArray(isUnsigned: true);
        return string.Create(
            length,
            (bytes, shift),
            static (span, state) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    var bit = i * state.shift;
                    var pair = state.bytes[bit >> 3] >> (bit & 7);
                    if ((bit & 7) + state.shift > 8 && (bit >> 3) + 1 < state.bytes.Length)
                    {
                        pair |= state.bytes[(bit >> 3) + 1] << (8 - (bit & 7));
                    }

                    span[^(i + 1)] = "0123456789abcdef"[pair & ((1 << state.shift) - 1)];
                }
            }
        );
    }

    private static bool TakePrefix(ref ReadOnlySpan<char> text, ref int numberBase, out bool zeroOnly)
    {
        zeroOnly = false;
        // A zero of any script begins a prefix.
        var zeroLength = 0;
        var beginsWithZero =
            text.Length > 0 && UnicodeClass.DecimalValue(CodePoints.Read(text, 0, out zeroLength)) == 0;
        var prefixed =
            beginsWithZero && text.Length > zeroLength
                ? (text[zeroLength] | 0x20) switch
                {
                    'b' => 2,
                    'o' => 8,
                    'x' => 16,
                    _ => 0,
                }
                : 0;
        if (prefixed != 0 && (numberBase == 0 || numberBase == prefixed))
        {
            numberBase = prefixed;
            text = text[(zeroLength + 1)..];
            // One underscore may stand between prefix and digits.
            if (text.Length > 0 && text[0] == '_')
            {
                text = text[1..];
            }

            return true;
        }

        if (numberBase == 0)
        {
            // As in source code: a decimal number does not begin with a zero, unless it is zero.
            zeroOnly = beginsWithZero;
            numberBase = 10;
        }

        return true;
    }

    private static bool TryParseShort(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            value = value * 10 + (c - '0');
        }

        return true;
    }

    private static bool TryReadDigits(ReadOnlySpan<char> text, int numberBase, out BigInteger value)
    {
        value = default;
        var digits = new TextBuilder(stackalloc char[128]);
        try
        {
            var afterDigit = false;
            for (var i = 0; i < text.Length; )
            {
                var codePoint = CodePoints.Read(text, i, out var consumed);
                i += consumed;
                if (codePoint == '_')
                {
                    if (!afterDigit)
                    {
                        return false;
                    }

                    afterDigit = false;
                    continue;
                }

                var digit = DigitValue(codePoint);
                if ((uint)digit >= (uint)numberBase)
                {
                    return false;
                }

                digits.Append((char)digit);
                afterDigit = true;
            }

            if (!afterDigit)
            {
                return false;
            }

            // Bases that are powers of two convert in linear time and have no limit.
            if (!BitOperations.IsPow2(numberBase) && digits.Length > MaxDecimalDigits)
            {
                return false;
            }

            value = Combine(digits.Written, numberBase);
            return true;
        }
        finally
        {
            digits.Dispose();
        }
    }

    private static BigInteger Combine(ReadOnlySpan<char> digits, int numberBase)
    {
        if (BitOperations.IsPow2(numberBase))
        {
            return CombineBits(digits, BitOperations.Log2((uint)numberBase));
        }

        var value = BigInteger.Zero;
        while (digits.Length > 0)
        {
            // Eleven digits of base 36 still fit 64 bits.
            var chunk = digits[..Math.Min(11, digits.Length)];
            long part = 0;
            long scale = 1;
            foreach (var digit in chunk)
            {
                part = part * numberBase + digit;
                scale *= numberBase;
            }

            value = value * scale + part;
            digits = digits[chunk.Length..];
        }

        return value;
    }

    /// <summary>A number from the values of its digits, most significant first, of so many bits each.</summary>
    public static BigInteger CombineBits(ReadOnlySpan<char> digits, int shift)
    {
        var bytes = new byte[(int)(((long)digits.Length * shift + 7) / 8)];
        var bit = 0L;
        for (var i = digits.Length - 1; i >= 0; i--, bit += shift)
        {
            var at = (int)(bit >> 3);
            var spread = digits[i] << (int)(bit & 7);
            bytes[at] |= (byte)spread;
            if (spread > 0xFF)
            {
                bytes[at + 1] |= (byte)(spread >> 8);
            }
        }

        return new BigInteger(bytes, isUnsigned: true);
    }

    private static int DigitValue(int codePoint) =>
        codePoint switch
        {
            >= '0' and <= '9' => codePoint - '0',
            >= 'a' and <= 'z' => codePoint - 'a' + 10,
            >= 'A' and <= 'Z' => codePoint - 'A' + 10,
            < 0x80 => -1,
            _ => UnicodeClass.DecimalValue(codePoint),
        };
}
