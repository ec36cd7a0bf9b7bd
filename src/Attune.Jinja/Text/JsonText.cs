using System.Buffers;
using Attune.Jinja.Runtime;

namespace Attune.Jinja.Text;

/// <summary>
/// JSON strings as Python's <c>json</c> writes them, with the four characters escaped that Jinja's <c>tojson</c> escapes so
/// that JSON is safe inside HTML.
/// </summary>
internal static class JsonText
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !#$%()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"
    );

    /// <summary>Writes a string with its quotes.</summary>
    public static void Append(ref TextBuilder builder, ReadOnlySpan<char> text, bool ensureAscii)
    {
        builder.Append('"');
        while (text.IndexOfAnyExcept(Plain) is var at and >= 0)
        {
            Budget.Poll(text.Length);
            builder.Append(text[..at]);
            var c = text[at];
            text = text[(at + 1)..];
            if (Short(c) is { } letter)
            {
                builder.Append('\\');
                builder.Append(letter);
            }
            else if (c >= 0x7F && !ensureAscii)
            {
                builder.Append(c);
            }
            else
            {
                AppendEscape(ref builder, c);
            }
        }

        builder.Append(text);
        builder.Append('"');
    }

    /// <summary>How long the string is when written, without its quotes.</summary>
    public static long Length(ReadOnlySpan<char> text, bool ensureAscii)
    {
        var length = (long)text.Length;
        while (text.IndexOfAnyExcept(Plain) is var at and >= 0)
        {
            Budget.Poll(text.Length);
            var c = text[at];
            if (Short(c) is not null)
            {
                length++;
            }
            else if (c < 0x7F || ensureAscii)
            {
                length += 5;
            }

            text = text[(at + 1)..];
        }

        return length;
    }

    /// <summary>Text outside strings, such as separators, made safe inside HTML.</summary>
    public static string MakeHtmlSafe(string text)
    {
        if (text.AsSpan().IndexOfAny("<>&'") < 0)
        {
            return text;
        }

        var builder = new TextBuilder(text.Length * 6);
        foreach (var c in text)
        {
            if (c is '<' or '>' or '&' or '\'')
            {
                AppendEscape(ref builder, c);
            }
            else
            {
                builder.Append(c);
            }
        }

        return builder.ToStringAndDispose();
    }

    private static char? Short(char c) =>
        c switch
        {
            '"' => '"',
            '\\' => '\\',
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\f' => 'f',
            '\b' => 'b',
            _ => null,
        };

    private static void AppendEscape(ref TextBuilder builder, char c)
    {
        builder.Append("\\u");
        for (var shift = 12; shift >= 0; shift -= 4)
        {
            builder.Append("0123456789abcdef"[(c >> shift) & 15]);
        }
    }
}
