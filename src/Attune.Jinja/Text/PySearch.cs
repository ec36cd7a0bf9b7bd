namespace Attune.Jinja.Text;

/// <summary>Python's <c>find</c>, <c>rfind</c>, <c>count</c>, <c>startswith</c> and <c>endswith</c>, whose bounds are code points.</summary>
internal static class PySearch
{
    /// <summary>The index of the first occurrence between two bounds, or -1.</summary>
    public static int Find(string text, string sought, long start = 0, long end = long.MaxValue)
    {
        if (!Window(text, start, end, out var from, out var window))
        {
            return -1;
        }

        var at = TextSearch.IndexOf(window, sought);
        return at < 0 ? -1 : CodePoints.IndexAt(text, from + at);
    }

    /// <summary>The index of the last occurrence between two bounds, or -1.</summary>
    public static int FindLast(string text, string sought, long start = 0, long end = long.MaxValue)
    {
        if (!Window(text, start, end, out var from, out var window))
        {
            return -1;
        }

        var at = sought.Length == 0 ? window.Length : TextSearch.LastIndexOf(window, sought);
        return at < 0 ? -1 : CodePoints.IndexAt(text, from + at);
    }

    /// <summary>How often a text occurs without overlap; the empty text occurs before, between and after all code points.</summary>
    public static int Count(string text, string sought, long start = 0, long end = long.MaxValue)
    {
        if (!Window(text, start, end, out _, out var window))
        {
            return 0;
        }

        return sought.Length == 0 ? CodePoints.Count(window) + 1 : TextSearch.Count(window, sought);
    }

    public static bool StartsWith(string text, string prefix, long start = 0, long end = long.MaxValue) =>
        Window(text, start, end, out _, out var window) && window.StartsWith(prefix, StringComparison.Ordinal);

    public static bool EndsWith(string text, string suffix, long start = 0, long end = long.MaxValue) =>
        Window(text, start, end, out _, out var window) && window.EndsWith(suffix, StringComparison.Ordinal);

    /// <summary>The part between two bounds; false where the start lies behind the end, and nothing, not even nothing, is found.</summary>
    private static bool Window(string text, long start, long end, out int from, out ReadOnlySpan<char> window)
    {
        from = 0;
        window = text;
        if (start == 0 && end >= text.Length)
        {
            return true;
        }

        var surrogates = !CodePoints.IsPlain(text);
        long count = surrogates ? CodePoints.Count(text) : text.Length;
        if (end > count)
        {
            end = count;
        }
        else if (end < 0)
        {
            end = Math.Max(0, end + count);
        }

        if (start < 0)
        {
            start = Math.Max(0, start + count);
        }

        if (start > end)
        {
            return false;
        }

        from = surrogates ? CodePoints.OffsetOf(text, (int)start) : (int)start;
        var length = surrogates ? CodePoints.OffsetOf(text.AsSpan(from), (int)(end - start)) : (int)(end - start);
        window = text.AsSpan(from, length);
        return true;
    }
}
