using Attune.Jinja.Text;

namespace Attune.Jinja.Formatting;

/// <summary>
/// A parsed format specification: what stands behind the colon in <c>{0:&gt;8,.2f}</c>. Source: Python's "Format
/// Specification Mini-Language".
/// </summary>
internal readonly record struct FormatSpec
{
    /// <summary>A code point.</summary>
    public int Fill { get; private init; }

    /// <summary><c>&lt; &gt; ^ =</c>.</summary>
    public char Align { get; private init; }

    /// <summary><c>+ -</c>, blank, or nul where none was given.</summary>
    public char Sign { get; private init; }

    public bool NoNegativeZero { get; private init; }

    public bool Alternate { get; private init; }

    /// <summary>-1 where none was given.</summary>
    public int Width { get; private init; }

    /// <summary>The comma or underscore between groups of digits, or nul.</summary>
    public char Separator { get; private init; }

    /// <summary>-1 where none was given.</summary>
    public int Precision { get; private init; }

    /// <summary>The presentation type, or the default where none was given.</summary>
    public int Type { get; private init; }

    /// <param name="text">The specification.</param>
    /// <param name="typeName">The Python type of the value, for messages.</param>
    /// <param name="defaultType">The presentation type where none is written; nul for none.</param>
    /// <param name="defaultAlign">Numbers are aligned right, strings left.</param>
    /// <exception cref="JinjaRuntimeException">The specification is malformed.</exception>
    public static FormatSpec Parse(ReadOnlySpan<char> text, string typeName, char defaultType, char defaultAlign)
    {
        var spec = text;
        var fill = (int)' ';
        var align = '\0';
        var fillGiven = false;
        if (text.Length > 0)
        {
            var first = CodePoints.Read(text, 0, out var consumed);
            if (text.Length > consumed && IsAlignment(text[consumed]))
            {
                fill = first;
                fillGiven = true;
                align = text[consumed];
                text = text[(consumed + 1)..];
            }
            else if (IsAlignment(text[0]))
            {
                align = text[0];
                text = text[1..];
            }
        }

        var sign = Take(ref text, ' ', '+', '-');
        var noNegativeZero = Take(ref text, 'z', 'z', 'z') != 0;
        var alternate = Take(ref text, '#', '#', '#') != 0;
        if (!fillGiven && Take(ref text, '0', '0', '0') != 0)
        {
            fill = '0';
            if (align == 0 && defaultAlign == '>')
            {
                align = '=';
            }
        }

        var width = Integer(ref text);
        var separator = Take(ref text, ',', ',', ',');
        if (Take(ref text, '_', '_', '_') != 0)
        {
            separator = separator == 0 ? '_' : throw BothSeparators();
        }

        if (separator == '_' && text.Length > 0 && text[0] == ',')
        {
            throw BothSeparators();
        }

        var precision = -1;
        if (Take(ref text, '.', '.', '.') != 0)
        {
            precision = Integer(ref text);
            if (precision < 0)
            {
                throw JinjaRuntimeException.Value("Format specifier missing precision");
            }
        }

        var type = (int)defaultType;
        if (text.Length > 0)
        {
            type = CodePoints.Read(text, 0, out var consumed);
            if (consumed < text.Length)
            {
                throw JinjaRuntimeException.Value($"Invalid format specifier '{spec}' for object of type '{typeName}'");
            }
        }

        CheckSeparator(separator, type);
        return new FormatSpec
        {
            Fill = fill,
            Align = align == 0 ? defaultAlign : align,
            Sign = sign,
            NoNegativeZero = noNegativeZero,
            Alternate = alternate,
            Width = width,
            Separator = separator,
            Precision = precision,
            Type = type,
        };
    }

    /// <summary>The error for a presentation type that a kind of value does not have.</summary>
    public static JinjaRuntimeException UnknownType(int type, string typeName) =>
        JinjaRuntimeException.Value(
            type is > 32 and < 128
                ? $"Unknown format code '{(char)type}' for object of type '{typeName}'"
                : $"Unknown format code '\\x{type:x}' for object of type '{typeName}'"
        );

    private static bool IsAlignment(char c) => c is '<' or '>' or '=' or '^';

    private static char Take(ref ReadOnlySpan<char> text, char a, char b, char c)
    {
        if (text.Length == 0 || (text[0] != a && text[0] != b && text[0] != c))
        {
            return '\0';
        }

        var taken = text[0];
        text = text[1..];
        return taken;
    }

    private static int Integer(ref ReadOnlySpan<char> text)
    {
        var value = -1L;
        while (text.Length > 0)
        {
            var digit = UnicodeClass.DecimalValue(CodePoints.Read(text, 0, out var consumed));
            if (digit < 0)
            {
                break;
            }

            if (value > (long.MaxValue - digit) / 10)
            {
                throw JinjaRuntimeException.Value("Too many decimal digits in format string");
            }

            value = Math.Max(value, 0) * 10 + digit;
            text = text[consumed..];
        }

        // Nothing is so long that more would make a difference, except to a budget, which refuses both.
        return (int)Math.Min(value, int.MaxValue);
    }

    private static void CheckSeparator(char separator, int type)
    {
        if (separator == 0 || type is 'd' or 'e' or 'f' or 'g' or 'E' or 'G' or '%' or 'F' or 0)
        {
            return;
        }

        if (separator == '_' && type is 'b' or 'o' or 'x' or 'X')
        {
            return;
        }

        throw JinjaRuntimeException.Value(
            type is > 32 and < 128
                ? $"Cannot specify '{separator}' with '{(char)type}'."
                : $"Cannot specify '{separator}' with '\\x{type:x}'."
        );
    }

    private static JinjaRuntimeException BothSeparators() =>
        JinjaRuntimeException.Value("Cannot specify both ',' and '_'.");
}
