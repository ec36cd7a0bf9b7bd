using System.Buffers;
using System.Text;
using Attune.Jinja.Runtime;

namespace Attune.Jinja.Text;

/// <summary>Python's <c>urllib.parse.quote</c> and <c>unquote</c> as Jinja uses them, in UTF-8.</summary>
internal static class UrlQuote
{
    private static readonly SearchValues<char> Unreserved = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~"
    );

    private static readonly SearchValues<char> UnreservedAndSlash = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~/"
    );

    /// <summary>
    /// Percent-encodes all but unreserved characters. In a path the slash stays; in a query blanks become plus signs.
    /// False where the text holds a lone surrogate, which has no UTF-8 form (Python: <c>UnicodeEncodeError</c>).
    /// </summary>
    public static bool TryQuote(string text, bool forQuery, Budget budget, out string quoted)
    {
        var plain = forQuery ? Unreserved : UnreservedAndSlash;
        quoted = text;
        var first = text.AsSpan().IndexOfAnyExcept(plain);
        if (first < 0)
        {
            return true;
        }

        budget.ChargeString(QuotedLength(text, plain, forQuery));
        var builder = new TextBuilder(text.Length + 64);
        Span<byte> bytes = stackalloc byte[4];
        ReadOnlySpan<char> rest = text;
        while (true)
        {
            var at = rest.IndexOfAnyExcept(plain);
            if (at < 0)
            {
                builder.Append(rest);
                quoted = builder.ToStringAndDispose();
                return true;
            }

            builder.Append(rest[..at]);
            rest = rest[at..];
            Budget.Poll(rest.Length);
            if (forQuery && rest[0] == ' ')
            {
                builder.Append('+');
                rest = rest[1..];
                continue;
            }

            if (Rune.DecodeFromUtf16(rest, out var rune, out var consumed) != OperationStatus.Done)
            {
                builder.Dispose();
                return false;
            }

            foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
            {
                builder.Append('%');
                builder.Append("0123456789ABCDEF"[value >> 4]);
                builder.Append("0123456789ABCDEF"[value & 15]);
            }

            rest = rest[consumed..];
        }
    }

    /// <summary>Decodes percent-encoded UTF-8; what is not an escape stays, what is not UTF-8 becomes U+FFFD.</summary>
    public static string Unquote(string text, bool plusIsBlank)
    {
        if (text.AsSpan().IndexOfAny('%', '+') < 0)
        {
            return text;
        }

        var builder = new TextBuilder(text.Length);
        var bytes = ArrayPool<byte>.Shared.Rent(text.Length / 3 + 1);
        for (var i = 0; i < text.Length; )
        {
            Budget.Poll(i);
            var count = 0;
            while (
                i + 2 < text.Length
                && text[i] == '%'
                && char.IsAsciiHexDigit(text[i + 1])
                && char.IsAsciiHexDigit(text[i + 2])
            )
            {
                bytes[count++] = (byte)(HexValue(text[i + 1]) << 4 | HexValue(text[i + 2]));
                i += 3;
            }

            if (count > 0)
            {
                var decoded = builder.AppendSpan(count);
                builder.Truncate(builder.Length - count + Encoding.UTF8.GetChars(bytes.AsSpan(0, count), decoded));
                continue;
            }

            builder.Append(text[i] == '+' && plusIsBlank ? ' ' : text[i]);
            i++;
        }

        ArrayPool<byte>.Shared.Return(bytes);
        return builder.ToStringAndDispose();
    }

    private static long QuotedLength(ReadOnlySpan<char> text, SearchValues<char> plain, bool forQuery)
    {
        var length = (long)text.Length;
        while (text.IndexOfAnyExcept(plain) is var at and >= 0)
        {
            Budget.Poll(text.Length);
            length += text[at] switch
            {
                ' ' when forQuery => 0,
                < '\x80' => 2,
                < '\u0800' or (>= '\ud800' and <= '\udfff') => 5,
                _ => 8,
            };
            text = text[(at + 1)..];
        }

        return length;
    }

    private static int HexValue(char c) => char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
}
