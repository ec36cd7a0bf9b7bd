using Attune.Jinja.Runtime;

namespace Attune.Jinja.Text;

/// <summary>Python's <c>center</c>, <c>ljust</c>, <c>rjust</c>, <c>zfill</c> and <c>expandtabs</c>.</summary>
internal static class PyPad
{
    /// <summary>Pads on both sides; an odd rest goes left where the width is odd, else right.</summary>
    public static string Center(string text, long width, int fill, Budget budget)
    {
        var padding = Padding(text, width);
        var left = padding / 2 + (padding & width & 1);
        return Pad(text, left, padding - left, fill, budget);
    }

    public static string Left(string text, long width, int fill, Budget budget) =>
        Pad(text, 0, Padding(text, width), fill, budget);

    public static string Right(string text, long width, int fill, Budget budget) =>
        Pad(text, Padding(text, width), 0, fill, budget);

    /// <summary>Pads with zeros between a sign and the rest.</summary>
    public static string ZeroFill(string text, long width, Budget budget)
    {
        var padding = Padding(text, width);
        if (padding == 0)
        {
            return text;
        }

        budget.ChargeString(text.Length + padding);
        return string.Create(
            checked((int)(text.Length + padding)),
            text,
            static (span, source) =>
            {
                var sign = source.Length > 0 && source[0] is '+' or '-' ? 1 : 0;
                span[..(span.Length - source.Length + sign)].Fill('0');
                source.AsSpan(sign).CopyTo(span[(span.Length - source.Length + sign)..]);
                if (sign == 1)
                {
                    span[0] = source[0];
                }
            }
        );
    }

    /// <summary>Replaces tabs by blanks up to the next column that is a multiple of the size; a size of zero or less drops them.</summary>
    public static string ExpandTabs(string text, long size, Budget budget)
    {
        if (!text.Contains('\t'))
        {
            return text;
        }

        budget.ChargeString(ExpandedLength(text, size));
        var builder = new TextBuilder(stackalloc char[256]);
        var column = 0L;
        for (var i = 0; i < text.Length; )
        {
            CodePoints.Read(text, i, out var consumed);
            if (text[i] == '\t')
            {
                if (size > 0)
                {
                    var blanks = (int)(size - column % size);
                    builder.Append(' ', blanks);
                    column += blanks;
                }
            }
            else
            {
                builder.Append(text.AsSpan(i, consumed));
                column = text[i] is '\n' or '\r' ? 0 : column + 1;
            }

            i += consumed;
        }

        return builder.ToStringAndDispose();
    }

    private static long ExpandedLength(string text, long size)
    {
        var length = 0L;
        var column = 0L;
        for (var i = 0; i < text.Length; )
        {
            CodePoints.Read(text, i, out var consumed);
            if (text[i] != '\t')
            {
                length += consumed;
                column = text[i] is '\n' or '\r' ? 0 : column + 1;
            }
            else if (size > 0)
            {
                var blanks = size - column % size;
                length += blanks;
                column += blanks;
                if (length < 0)
                {
                    return long.MaxValue;
                }
            }

            i += consumed;
        }

        return length;
    }

    private static long Padding(string text, long width)
    {
        if (width <= 0)
        {
            return 0;
        }

        return Math.Max(0, width - CodePoints.Count(text));
    }

    private static string Pad(string text, long left, long right, int fill, Budget budget)
    {
        if (left + right == 0)
        {
            return text;
        }

        var size = fill < 0x10000 ? 1 : 2;
        // Kept clear of overflow: no text of half that length exists.
        budget.ChargeString(text.Length + Math.Min(left + right, long.MaxValue / 4) * size);
        return string.Create(
            checked((int)(text.Length + (left + right) * size)),
            (text, left: (int)left, fill, size),
            static (span, state) =>
            {
                Fill(span[..(state.left * state.size)], state.fill);
                state.text.CopyTo(span[(state.left * state.size)..]);
                Fill(span[(state.left * state.size + state.text.Length)..], state.fill);
            }
        );
    }

    private static void Fill(Span<char> span, int fill)
    {
        if (fill < 0x10000)
        {
            span.Fill((char)fill);
            return;
        }

        for (var i = 0; i < span.Length; i += 2)
        {
            span[i] = (char)(0xD800 + ((fill - 0x10000) >> 10));
            span[i + 1] = (char)(0xDC00 + (fill & 0x3FF));
        }
    }
}
