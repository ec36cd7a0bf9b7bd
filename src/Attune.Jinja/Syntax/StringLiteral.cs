using System.Globalization;
using System.Text;

namespace Attune.Jinja.Syntax;

/// <summary>Reads the escapes of a string literal as Python's unicode-escape codec does.</summary>
internal static class StringLiteral
{
    /// <summary>The value of a literal with its quotes, or null with what is wrong in <paramref name="error"/>.</summary>
    public static string? Read(ReadOnlySpan<char> literal, string newlineSequence, out string? error)
    {
        error = null;
        ReadOnlySpan<char> body = literal[1..^1];
        string text =
            newlineSequence == "\n" || !body.Contains('\n')
                ? body.ToString()
                : body.ToString().Replace("\n", newlineSequence, StringComparison.Ordinal);
        return text.Contains('\\') ? Unescape(text, out error) : text;
    }

    private static string? Unescape(string text, out string? error)
    {
        var result = new StringBuilder(text.Length);
        error = null;
        int i = 0;
        while (i < text.Length)
        {
            char character = text[i++];
            if (character != '\\')
            {
                result.Append(character);
                continue;
            }
            // The lexer takes no backslash that ends a literal.
            char escape = text[i++];
            switch (escape)
            {
                case '\n':
                    break;
                case '\\' or '\'' or '"':
                    result.Append(escape);
                    break;
                case 'a':
                    result.Append('\a');
                    break;
                case 'b':
                    result.Append('\b');
                    break;
                case 'f':
                    result.Append('\f');
                    break;
                case 'n':
                    result.Append('\n');
                    break;
                case 'r':
                    result.Append('\r');
                    break;
                case 't':
                    result.Append('\t');
                    break;
                case 'v':
                    result.Append('\v');
                    break;
                case >= '0' and <= '7':
                    AppendOctal(result, text, ref i);
                    break;
                case 'x':
                    error = AppendHex(result, text, ref i, 2, "truncated \\xXX escape");
                    break;
                case 'u':
                    error = AppendHex(result, text, ref i, 4, "truncated \\uXXXX escape");
                    break;
                case 'U':
                    error = AppendHex(result, text, ref i, 8, "truncated \\UXXXXXXXX escape");
                    break;
                case 'N':
                    error = AppendNamed(result, text, ref i);
                    break;
                default:
                    result.Append('\\');
                    AppendUnknown(result, text, escape, ref i);
                    break;
            }
            if (error is not null)
            {
                return null;
            }
        }
        return result.ToString();
    }

    private static string? AppendNamed(StringBuilder result, string text, ref int index)
    {
        int end = index < text.Length && text[index] == '{' ? text.IndexOf('}', index) : -1;
        if (end <= index + 1)
        {
            return "malformed \\N character escape";
        }
        int code = Text.UnicodeNames.Find(text[(index + 1)..end]);
        if (code < 0)
        {
            return "unknown Unicode character name";
        }
        result.Append(char.ConvertFromUtf32(code));
        index = end + 1;
        return null;
    }

    // Python writes what is not ASCII as an escape first; a backslash before it then escapes that escape's own backslash.
    private static void AppendUnknown(StringBuilder result, string text, char escape, ref int index)
    {
        if (escape < 0x80)
        {
            result.Append(escape);
        }
        else if (escape < 0x100)
        {
            result.Append(CultureInfo.InvariantCulture, $"x{(int)escape:x2}");
        }
        else if (char.IsHighSurrogate(escape) && index < text.Length && char.IsLowSurrogate(text[index]))
        {
            result.Append(CultureInfo.InvariantCulture, $"U{char.ConvertToUtf32(escape, text[index++]):x8}");
        }
        else
        {
            result.Append(CultureInfo.InvariantCulture, $"u{(int)escape:x4}");
        }
    }

    private static void AppendOctal(StringBuilder result, string text, ref int index)
    {
        int value = text[index - 1] - '0';
        for (int digits = 1; digits < 3 && index < text.Length && text[index] is >= '0' and <= '7'; digits++)
        {
            value = value * 8 + text[index++] - '0';
        }
        result.Append((char)value);
    }

    private static string? AppendHex(StringBuilder result, string text, ref int index, int length, string truncated)
    {
        int value = 0;
        for (int i = 0; i < length; i++, index++)
        {
            if (index >= text.Length || !char.IsAsciiHexDigit(text[index]))
            {
                return truncated;
            }
            value = unchecked(value * 16 + Convert.ToInt32(text[index].ToString(), 16));
        }
        if ((uint)value > 0x10FFFF)
        {
            return "illegal Unicode character";
        }
        if (value < 0x10000)
        {
            result.Append((char)value);
        }
        else
        {
            result.Append(char.ConvertFromUtf32(value));
        }
        return null;
    }
}
