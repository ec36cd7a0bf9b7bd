namespace Attune.Jinja.Text;

/// <summary>Python's <c>split</c>, <c>rsplit</c> and <c>splitlines</c>; parts are given as UTF-16 ranges.</summary>
internal static class PySplit
{
    /// <summary>Splits at runs of white space, at most <paramref name="limit"/> times (negative: no limit).</summary>
    public static void AtSpaces<TSink>(ReadOnlySpan<char> text, long limit, ref TSink sink)
        where TSink : IPartSink, allows ref struct
    {
        var at = SkipSpaces(text, 0);
        for (; at < text.Length; limit--)
        {
            if (limit == 0)
            {
                // The rest keeps its white space at the far end.
                sink.Add(at, text.Length - at);
                return;
            }

            var start = at;
            while (at < text.Length && !UnicodeClass.IsSpace(text[at]))
            {
                at++;
            }

            sink.Add(start, at - start);
            at = SkipSpaces(text, at);
        }
    }

    /// <summary>Like <see cref="AtSpaces"/> from the end; the parts come last first.</summary>
    public static void AtSpacesFromEnd<TSink>(ReadOnlySpan<char> text, long limit, ref TSink sink)
        where TSink : IPartSink, allows ref struct
    {
        var at = SkipSpacesBack(text, text.Length);
        for (; at > 0; limit--)
        {
            if (limit == 0)
            {
                sink.Add(0, at);
                return;
            }

            var end = at;
            while (at > 0 && !UnicodeClass.IsSpace(text[at - 1]))
            {
                at--;
            }

            sink.Add(at, end - at);
            at = SkipSpacesBack(text, at);
        }
    }

    /// <summary>Splits at a separator that is not empty.</summary>
    public static void At<TSink>(ReadOnlySpan<char> text, ReadOnlySpan<char> separator, long limit, ref TSink sink)
        where TSink : IPartSink, allows ref struct
    {
        var start = 0;
        for (; limit != 0; limit--)
        {
            var at = TextSearch.IndexOf(text[start..], separator);
            if (at < 0)
            {
                break;
            }

            sink.Add(start, at);
            start += at + separator.Length;
        }

        sink.Add(start, text.Length - start);
    }

    /// <summary>Like <see cref="At"/> from the end; the parts come last first.</summary>
    public static void AtFromEnd<TSink>(
        ReadOnlySpan<char> text,
        ReadOnlySpan<char> separator,
        long limit,
        ref TSink sink
    )
        where TSink : IPartSink, allows ref struct
    {
        var end = text.Length;
        for (; limit != 0; limit--)
        {
            var at = TextSearch.LastIndexOf(text[..end], separator);
            if (at < 0)
            {
                break;
            }

            sink.Add(at + separator.Length, end - at - separator.Length);
            end = at;
        }

        sink.Add(0, end);
    }

    /// <summary>Splits after line breaks of any kind; a break at the very end makes no empty line.</summary>
    public static void Lines<TSink>(ReadOnlySpan<char> text, bool keepEnds, ref TSink sink)
        where TSink : IPartSink, allows ref struct
    {
        for (var start = 0; start < text.Length; )
        {
            var end = start;
            while (end < text.Length && !UnicodeClass.IsLineBreak(text[end]))
            {
                end++;
            }

            var next = end;
            if (next < text.Length)
            {
                next += text[next] == '\r' && next + 1 < text.Length && text[next + 1] == '\n' ? 2 : 1;
            }

            sink.Add(start, (keepEnds ? next : end) - start);
            start = next;
        }
    }

    private static int SkipSpaces(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && UnicodeClass.IsSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private static int SkipSpacesBack(ReadOnlySpan<char> text, int at)
    {
        while (at > 0 && UnicodeClass.IsSpace(text[at - 1]))
        {
            at--;
        }

        return at;
    }
}
