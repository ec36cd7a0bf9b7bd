using System.Text;
using Attune.Jinja.Runtime;

namespace Attune.Jinja.Text;

/// <summary>Python's <c>str.encode</c> and <c>bytes.decode</c> for the encodings that every Python has.</summary>
internal static class TextEncoding
{
    /// <exception cref="JinjaRuntimeException">The encoding is not known, or cannot write a character.</exception>
    public static byte[] Encode(string text, string encoding, string errors, Budget budget)
    {
        budget.ChargeString(text.Length);
        var limit = Find(encoding) switch
        {
            Kind.Ascii => 0x7F,
            Kind.Latin1 => 0xFF,
            _ => 0x10FFFF,
        };
        var encodable = Replace(text, encoding, errors, limit, budget);
        return Find(encoding) switch
        {
            Kind.Utf16 => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(encodable)],
            Kind.Utf16LittleEndian => Encoding.Unicode.GetBytes(encodable),
            Kind.Utf16BigEndian => Encoding.BigEndianUnicode.GetBytes(encodable),
            Kind.Latin1 or Kind.Ascii => Encoding.Latin1.GetBytes(encodable),
            _ => Encoding.UTF8.GetBytes(encodable),
        };
    }

    /// <exception cref="JinjaRuntimeException">The encoding is not known, or the bytes are not of it.</exception>
    public static string Decode(byte[] bytes, string encoding, string errors, Budget budget)
    {
        budget.ChargeString(bytes.Length);
        var kind = Find(encoding);
        if (kind == Kind.Latin1)
        {
            return Encoding.Latin1.GetString(bytes);
        }

        var decoder = kind switch
        {
            Kind.Ascii => Encoding.GetEncoding("us-ascii", EncoderFallback.ReplacementFallback, Fallback(errors)),
            Kind.Utf16BigEndian => Encoding.GetEncoding(
                "utf-16BE",
                EncoderFallback.ReplacementFallback,
                Fallback(errors)
            ),
            Kind.Utf16 or Kind.Utf16LittleEndian => Encoding.GetEncoding(
                "utf-16",
                EncoderFallback.ReplacementFallback,
                Fallback(errors)
            ),
            _ => Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, Fallback(errors)),
        };
        try
        {
            return decoder.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new JinjaRuntimeException($"'{encoding}' codec can't decode the bytes", "UnicodeDecodeError");
        }
    }

    private static DecoderFallback Fallback(string errors) =>
        errors switch
        {
            "ignore" => new DecoderReplacementFallback(""),
            "replace" => new DecoderReplacementFallback("\ufffd"),
            _ => DecoderFallback.ExceptionFallback,
        };

    private static string Replace(string text, string encoding, string errors, int limit, Budget budget)
    {
        var builder = new TextBuilder(text.Length + 16);
        try
        {
            var growth = new TextGrowth(budget);
            for (var i = 0; i < text.Length; )
            {
                var codePoint = CodePoints.Read(text, i, out var consumed);
                growth.Reach(builder.Length + 12L);
                if (codePoint <= limit && codePoint is not (>= 0xD800 and <= 0xDFFF))
                {
                    builder.Append(text.AsSpan(i, consumed));
                }
                else
                {
                    AppendReplacement(ref builder, codePoint, encoding, errors);
                }

                i += consumed;
            }

            return builder.ToStringAndDispose();
        }
        finally
        {
            builder.Dispose();
        }
    }

    private static void AppendReplacement(ref TextBuilder builder, int codePoint, string encoding, string errors)
    {
        switch (errors)
        {
            case "ignore":
                break;
            case "replace":
                builder.Append('?');
                break;
            case "xmlcharrefreplace":
                builder.Append($"&#{codePoint};");
                break;
            case "backslashreplace":
                PyRepr.AppendAscii(ref builder, CodePoints.ToText(codePoint));
                break;
            default:
                throw new JinjaRuntimeException(
                    $"'{encoding}' codec can't encode character U+{codePoint:X4}",
                    "UnicodeEncodeError"
                );
        }
    }

    private static Kind Find(string encoding) =>
        encoding.ToLowerInvariant().Replace('_', '-').Replace(' ', '-') switch
        {
            "utf-8" or "utf8" or "u8" or "utf" => Kind.Utf8,
            "ascii" or "us-ascii" or "646" => Kind.Ascii,
            "latin-1" or "latin1" or "latin" or "iso-8859-1" or "iso8859-1" or "l1" => Kind.Latin1,
            "utf-16" or "utf16" => Kind.Utf16,
            "utf-16-le" or "utf-16le" => Kind.Utf16LittleEndian,
            "utf-16-be" or "utf-16be" => Kind.Utf16BigEndian,
            _ => throw new JinjaRuntimeException("unknown encoding: " + encoding, "LookupError"),
        };

    private enum Kind
    {
        Utf8,
        Ascii,
        Latin1,
        Utf16,
        Utf16LittleEndian,
        Utf16BigEndian,
    }
}
