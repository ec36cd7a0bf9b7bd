using System.Collections.Frozen;
using System.Globalization;
using Attune.Jinja.Runtime;

namespace Attune.Jinja.Text;

/// <summary>Python's <c>html.unescape</c>: character references of HTML 5, as a browser reads them.</summary>
internal static class HtmlEntities
{
    private const int LongestName = 32;

    // Names that have no semicolon in HTML 5 are in the table twice.
    private static readonly Lazy<FrozenDictionary<string, string>> Names = new(ReadNames);

    // What browsers make of references to the control characters of Windows-1252.
    private const string Windows1252 =
        "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f"
        + "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

    /// <summary>The result is never longer than the text.</summary>
    public static string Unescape(string text)
    {
        var first = text.IndexOf('&');
        if (first < 0)
        {
            return text;
        }

        var builder = new TextBuilder(text.Length);
        ReadOnlySpan<char> rest = text;
        for (var references = 0; ; references++)
        {
            Budget.Poll(references);
            var ampersand = rest.IndexOf('&');
            if (ampersand < 0)
            {
                builder.Append(rest);
                return builder.ToStringAndDispose();
            }

            builder.Append(rest[..ampersand]);
            rest = rest[(ampersand + 1)..];
            rest = rest[Reference(rest, ref builder)..];
        }
    }

    /// <summary>Writes what the reference after an ampersand stands for; gives how many characters it takes.</summary>
    private static int Reference(ReadOnlySpan<char> text, ref TextBuilder builder)
    {
        if (text.Length > 0 && text[0] == '#')
        {
            return Numeric(text, ref builder);
        }

        var length = 0;
        var codePoints = 0;
        while (length < text.Length && codePoints < LongestName)
        {
            if (text[length] is '\t' or '\n' or '\f' or ' ' or '<' or '&' or '#' or ';')
            {
                break;
            }

            CodePoints.Read(text, length, out var consumed);
            length += consumed;
            codePoints++;
        }

        if (length == 0)
        {
            builder.Append('&');
            return 0;
        }

        if (length < text.Length && text[length] == ';')
        {
            length++;
        }

        var names = Names.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var end = length; end > 1; end--)
        {
            if (names.TryGetValue(text[..end], out var value))
            {
                builder.Append(value);
                builder.Append(text[end..length]);
                return length;
            }
        }

        builder.Append('&');
        builder.Append(text[..length]);
        return length;
    }

    private static int Numeric(ReadOnlySpan<char> text, ref TextBuilder builder)
    {
        var hexadecimal = text.Length > 1 && text[1] is 'x' or 'X';
        var start = hexadecimal ? 2 : 1;
        var at = start;
        var number = 0;
        while (at < text.Length && (hexadecimal ? char.IsAsciiHexDigit(text[at]) : char.IsAsciiDigit(text[at])))
        {
            var digit = char.IsAsciiDigit(text[at]) ? text[at] - '0' : (text[at] | 0x20) - 'a' + 10;
            // Beyond the last code point all numbers mean the same.
            number = Math.Min(number * (hexadecimal ? 16 : 10) + digit, 0x110000);
            at++;
        }

        if (at == start)
        {
            builder.Append('&');
            return 0;
        }

        if (at < text.Length && text[at] == ';')
        {
            at++;
        }

        switch (number)
        {
            case 0 or (>= 0xD800 and <= 0xDFFF) or > 0x10FFFF:
                builder.Append('\ufffd');
                break;
            case >= 0x80 and <= 0x9F:
                builder.Append(Windows1252[number - 0x80]);
                break;
            case '\r':
                builder.Append('\r');
                break;
            case (>= 1 and <= 8) or 0xB or (>= 0xE and <= 0x1F) or 0x7F or (>= 0xFDD0 and <= 0xFDEF):
                break;
            default:
                if ((number & 0xFFFE) != 0xFFFE)
                {
                    builder.AppendCodePoint(number);
                }

                break;
        }

        return at;
    }

    private static FrozenDictionary<string, string> ReadNames()
    {
        using var stream = typeof(HtmlEntities).Assembly.GetManifestResourceStream(
            "Attune.Jinja.Text.HtmlEntities.txt"
        )!;
        using var reader = new StreamReader(stream);
        var names = new Dictionary<string, string>(2300, StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            // name, a mark (';' or '&' for names that are also known without semicolon), code points in hexadecimal
            var mark = line.AsSpan().IndexOfAny(';', '&');
            var codes = line.AsSpan(mark + 1);
            var text = "";
            foreach (var range in codes.Split(' '))
            {
                text += CodePoints.ToText(
                    int.Parse(codes[range], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                );
            }

            names.Add(line[..mark] + ";", text);
            if (line[mark] == '&')
            {
                names.Add(line[..mark], text);
            }
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
