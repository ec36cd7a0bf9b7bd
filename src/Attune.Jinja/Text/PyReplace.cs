using Attune.Jinja.Runtime;

namespace Attune.Jinja.Text;

/// <summary>Python's <c>str.replace</c>.</summary>
internal static class PyReplace
{
    /// <summary>Replaces the first <paramref name="limit"/> occurrences, or all where it is negative.</summary>
    public static string All(string text, string sought, string replacement, long limit, Budget budget)
    {
        if (limit == 0 || sought.Length > text.Length)
        {
            return text;
        }

        if (sought.Length == 0)
        {
            return Interleave(text, replacement, limit, budget);
        }

        if (limit < 0 && sought.Length == 1 && replacement.Length == 1)
        {
            return text.Replace(sought[0], replacement[0]);
        }

        var first = TextSearch.IndexOf(text, sought);
        if (first < 0)
        {
            return text;
        }

        long count = TextSearch.Count(text.AsSpan(first), sought);
        if (limit >= 0)
        {
            count = Math.Min(count, limit);
        }

        var length = text.Length + count * (replacement.Length - sought.Length);
        budget.ChargeString(length);
        return string.Create(
            checked((int)length),
            (text, sought, replacement, first, count),
            static (span, state) =>
            {
                var source = state.text.AsSpan();
                var at = state.first;
                for (var i = 0L; i < state.count; i++)
                {
                    source[..at].CopyTo(span);
                    span = span[at..];
                    state.replacement.CopyTo(span);
                    span = span[state.replacement.Length..];
                    source = source[(at + state.sought.Length)..];
                    Budget.Poll(source.Length);
                    at = TextSearch.IndexOf(source, state.sought);
                }

                source.CopyTo(span);
            }
        );
    }

    /// <summary>The empty text occurs before every code point and at the end.</summary>
    private static string Interleave(string text, string replacement, long limit, Budget budget)
    {
        var places = CodePoints.Count(text) + 1L;
        var count = limit < 0 ? places : Math.Min(limit, places);
        var length = text.Length + count * replacement.Length;
        budget.ChargeString(length);
        return string.Create(
            checked((int)length),
            (text, replacement, count),
            static (span, state) =>
            {
                var offset = 0;
                for (var i = 0L; i < state.count; i++)
                {
                    state.replacement.CopyTo(span);
                    span = span[state.replacement.Length..];
                    if (offset < state.text.Length)
                    {
                        CodePoints.Read(state.text, offset, out var consumed);
                        state.text.AsSpan(offset, consumed).CopyTo(span);
                        span = span[consumed..];
                        offset += consumed;
                    }
                }

                state.text.AsSpan(offset).CopyTo(span);
            }
        );
    }
}
