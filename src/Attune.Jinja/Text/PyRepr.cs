using System.Buffers;
using System.Globalization;
using System.Text;
using Attune.Jinja.Runtime;

namespace Attune.Jinja.Text;

/// <summary>Python's <c>repr</c> of a string.</summary>
internal static class PyRepr
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !#$%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"
    );

    public static string Of(string value)
    {
        if (!value.AsSpan().ContainsAnyExcept(Plain))
        {
            return string.Concat("'", value, "'");
        }

        var builder = new TextBuilder(stackalloc char[256]);
        Append(ref builder, value);
        return builder.ToStringAndDispose();
    }

    /// <summary>Writes the repr, quotes included.</summary>
    public static void Append(ref TextBuilder builder, ReadOnlySpan<char> value)
    {
        var quote = value.Contains('\'') && !value.Contains('"') ? '"' : '\'';
        builder.Append(quote);
        while (true)
        {
            var plain = value.IndexOfAnyExcept(Plain);
            if (plain < 0)
            {
                builder.Append(value);
                break;
            }

            builder.Append(value[..plain]);
            value = value[plain..];
            Budget.Poll(value.Length);
            value = value[AppendSpecial(ref builder, value, quote)..];
        }

        builder.Append(quote);
    }

    /// <summary>Python's <c>ascii</c>: a repr in which all characters beyond ASCII are escaped too.</summary>
    public static void AppendAscii(ref TextBuilder builder, ReadOnlySpan<char> repr)
    {
        for (var i = 0; i < repr.Length; )
        {
            var codePoint = CodePoints.Read(repr, i, out var consumed);
            i += consumed;
            if (codePoint < 0x80)
            {
                builder.Append((char)codePoint);
            }
            else
            {
                AppendEscape(ref builder, codePoint);
            }
        }
    }

    private static int AppendSpecial(ref TextBuilder builder, ReadOnlySpan<char> value, char quote)
    {
        var c = value[0];
        switch (c)
        {
            case '\\':
                builder.Append("\\\\");
                return 1;
            case '\t':
                builder.Append("\\t");
                return 1;
            case '\n':
                builder.Append("\\n");
                return 1;
            case '\r':
                builder.Append("\\r");
                return 1;
            case '\'' or '"':
                if (c == quote)
                {
                    builder.Append('\\');
                }

                builder.Append(c);
                return 1;
        }

        var consumed = 1;
        int codePoint = c;
        if (char.IsHighSurrogate(c) && value.Length > 1 && char.IsLowSurrogate(value[1]))
        {
            codePoint = char.ConvertToUtf32(c, value[1]);
            consumed = 2;
        }

        if (UnicodeClass.IsPrintable(codePoint))
        {
            builder.Append(value[..consumed]);
            return consumed;
        }

        AppendEscape(ref builder, codePoint);
        return consumed;
    }

    private static void AppendEscape(ref TextBuilder builder, int codePoint)
    {
        var (prefix, width) = codePoint switch
        {
            < 0x100 => ('x', 2),
            < 0x10000 => ('u', 4),
            _ => ('U', 8),
        };
        builder.Append('\\');
        builder.Append(prefix);
        var hex = builder.AppendSpan(width);
        for (var i = width - 1; i >= 0; i--)
        {
            hex[i] = "0123456789abcdef"[codePoint & 15];
            codePoint >>= 4;
        }
    }
}
