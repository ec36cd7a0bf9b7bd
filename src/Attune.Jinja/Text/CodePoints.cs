using System.Runtime.CompilerServices;
using Attune.Jinja.Runtime;

namespace Attune.Jinja.Text;

/// <summary>
/// Python counts and cuts strings by code point; a .NET string holds UTF-16. Offsets here are UTF-16 offsets, indexes
/// are code points. A string without surrogates, the usual case, has both equal and is recognised by one vectorised scan.
/// </summary>
internal static class CodePoints
{
    private static readonly string[] Latin = CreateLatin();

    /// <summary>True where every UTF-16 unit is a code point of its own, so that offsets are indexes.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text)
    {
        Budget.Scan(text.Length);
        return !text.ContainsAnyInRange('\ud800', '\udfff');
    }

    /// <summary>The UTF-16 units of the code point at an offset: 1 or 2.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int offset)
    {
        Read(text, offset, out var consumed);
        return consumed;
    }

    /// <summary>A substring by UTF-16 units that makes no new string for one Latin character.</summary>
    public static string Substring(string text, int offset, int length) =>
        length == 1 && text[offset] < Latin.Length ? Latin[text[offset]] : text.Substring(offset, length);

    /// <summary>The number of code points: Python's <c>len</c>.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        Budget.Scan(text.Length);
        var at = text.IndexOfAnyInRange('\ud800', '\udbff');
        if (at < 0)
        {
            return text.Length;
        }

        var count = text.Length;
        for (; at < text.Length - 1; at++)
        {
            Budget.Poll(at);
            if (char.IsHighSurrogate(text[at]) && char.IsLowSurrogate(text[at + 1]))
            {
                count--;
                at++;
            }
        }

        return count;
    }

    /// <summary>Whether the text has more than so many code points, without counting further than needed.</summary>
    public static bool IsLongerThan(ReadOnlySpan<char> text, long limit)
    {
        if (text.Length <= limit)
        {
            return false;
        }

        return text.Length / 2 > limit || Count(text) > limit;
    }

    /// <summary>The code point at an offset, and how many characters it takes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Read(ReadOnlySpan<char> text, int offset, out int consumed)
    {
        Budget.Poll(offset);
        var c = text[offset];
        if (
            !char.IsHighSurrogate(c)
            || (uint)(offset + 1) >= (uint)text.Length
            || !char.IsLowSurrogate(text[offset + 1])
        )
        {
            consumed = 1;
            return c;
        }

        consumed = 2;
        return char.ConvertToUtf32(c, text[offset + 1]);
    }

    /// <summary>The code point that ends at an offset, and how many characters it takes.</summary>
    public static int ReadBefore(ReadOnlySpan<char> text, int offset, out int consumed)
    {
        Budget.Poll(offset);
        var c = text[offset - 1];
        if (!char.IsLowSurrogate(c) || offset < 2 || !char.IsHighSurrogate(text[offset - 2]))
        {
            consumed = 1;
            return c;
        }

        consumed = 2;
        return char.ConvertToUtf32(text[offset - 2], c);
    }

    /// <summary>The offset of the code point with this index; an index beyond the end gives the length.</summary>
    public static int OffsetOf(ReadOnlySpan<char> text, int index)
    {
        if (index >= text.Length)
        {
            return text.Length;
        }

        if (IsPlain(text))
        {
            return index;
        }

        var offset = 0;
        while (index > 0 && offset < text.Length)
        {
            Read(text, offset, out var consumed);
            offset += consumed;
            index--;
        }

        return offset;
    }

    /// <summary>The index of the code point at this offset.</summary>
    public static int IndexAt(ReadOnlySpan<char> text, int offset) => Count(text[..offset]);

    public static string ToText(int codePoint) =>
        codePoint < Latin.Length ? Latin[codePoint]
        : codePoint < 0x10000 ? ((char)codePoint).ToString()
        : char.ConvertFromUtf32(codePoint);

    /// <summary>The one code point at an index, or null where the text is not that long. A negative index counts from the end.</summary>
    public static string? At(string text, long index)
    {
        if (IsPlain(text))
        {
            if (index < 0)
            {
                index += text.Length;
            }

            return (ulong)index < (ulong)text.Length ? ToText(text[(int)index]) : null;
        }

        var count = Count(text);
        if (index < 0)
        {
            index += count;
        }

        return (ulong)index < (ulong)count ? ToText(Read(text, OffsetOf(text, (int)index), out _)) : null;
    }

    /// <summary>
    /// A slice by code point. The bounds are already those of Python's <c>slice.indices(len)</c>, and
    /// <paramref name="count"/> is how many code points the slice has.
    /// </summary>
    public static string Slice(string text, long start, long step, int count)
    {
        if (count <= 0)
        {
            return "";
        }

        var plain = IsPlain(text);
        if (step == 1)
        {
            if (plain)
            {
                return count == text.Length ? text : text.Substring((int)start, count);
            }

            var from = OffsetOf(text, (int)start);
            return text.Substring(from, OffsetOf(text.AsSpan(from), count));
        }

        return plain ? SliceStepped(text, start, step, count) : SliceSteppedCodePoints(text, start, step, count);
    }

    public static string Reverse(string text)
    {
        if (text.Length < 2)
        {
            return text;
        }

        return string.Create(
            text.Length,
            text,
            static (span, source) =>
            {
                var at = 0;
                for (var offset = source.Length; offset > 0; )
                {
                    ReadBefore(source, offset, out var consumed);
                    offset -= consumed;
                    source.AsSpan(offset, consumed).CopyTo(span[at..]);
                    at += consumed;
                }
            }
        );
    }

    private static string[] CreateLatin()
    {
        var strings = new string[256];
        for (var i = 0; i < strings.Length; i++)
        {
            strings[i] = ((char)i).ToString();
        }

        return strings;
    }

    private static string SliceStepped(string text, long start, long step, int count) =>
        string.Create(
            count,
            (text, start, step),
            static (span, state) =>
            {
                var at = state.start;
                for (var i = 0; i < span.Length; i++, at += state.step)
                {
                    span[i] = state.text[(int)at];
                }
            }
        );

    private static string SliceSteppedCodePoints(string text, long start, long step, int count)
    {
        var builder = new TextBuilder(stackalloc char[256]);
        var offset = OffsetOf(text, (int)start);
        while (true)
        {
            Read(text, offset, out var consumed);
            builder.Append(text.AsSpan(offset, consumed));
            if (--count == 0)
            {
                return builder.ToStringAndDispose();
            }

            for (var i = 0L; i < step; i++)
            {
                Read(text, offset, out consumed);
                offset += consumed;
            }

            for (var i = step; i < 0; i++)
            {
                ReadBefore(text, offset, out consumed);
                offset -= consumed;
            }
        }
    }
}
