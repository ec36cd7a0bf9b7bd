using System.Text;
using Attune.Core.Users;

namespace Attune.Core.Segments;

/// <summary>The values of a piece of a file: one column, one value a line, quoted or not.</summary>
internal static class FileValues
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Each value that can be an identifier; the others are counted as found only.</summary>
    /// <param name="piece">Whole lines.</param>
    /// <param name="isFirst">Whether it begins the file, where a heading may stand.</param>
    /// <param name="names">What the attribute is called; a first line of such a name is a heading.</param>
    public static (List<string> Values, int Found) Read(
        ReadOnlySpan<byte> piece,
        bool isFirst,
        params ReadOnlySpan<string> names
    )
    {
        var values = new List<string>();
        var found = 0;
        if (isFirst && piece.StartsWith(ByteOrderMark))
        {
            piece = piece[ByteOrderMark.Length..];
        }
        foreach (var range in piece.Split((byte)'\n'))
        {
            var line = piece[range].Trim(" \t\r"u8);
            if (line.IsEmpty)
            {
                continue;
            }
            found++;
            if (Text(line) is not { } text)
            {
                continue;
            }
            if (found == 1 && isFirst && IsHeading(text, names))
            {
                found = 0;
                isFirst = false;
                continue;
            }
            values.Add(text);
        }
        return (values, found);
    }

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static bool IsHeading(string text, ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (text.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }

    private static string? Text(ReadOnlySpan<byte> line)
    {
        try
        {
            var text = Strict.GetString(line);
            if (text is ['"', .. var inner, '"'])
            {
                text = inner.Replace("\"\"", "\"", StringComparison.Ordinal);
            }
            else if (text.Contains(',', StringComparison.Ordinal) || text.Contains('"', StringComparison.Ordinal))
            {
                return null;
            }
            return new Identifier(Identifier.CustomerId, text).IsValid && !text.Any(char.IsControl) ? text : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
