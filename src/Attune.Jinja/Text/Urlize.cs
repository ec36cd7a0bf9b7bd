using Attune.Jinja.Runtime;

namespace Attune.Jinja.Text;

/// <summary>
/// Makes links of the web and mail addresses in HTML-escaped text, recognising exactly what Jinja's patterns do. One
/// pass, linear in the length of each word.
/// </summary>
internal static class Urlize
{
    private static readonly (string Open, string Close)[] Brackets = [("(", ")"), ("<", ">"), ("&lt;", "&gt;")];

    public static string Apply(string escaped, UrlizeOptions options, Budget budget)
    {
        var builder = new TextBuilder(escaped.Length + 256);
        try
        {
            for (var at = 0; at < escaped.Length; )
            {
                var start = at;
                while (at < escaped.Length && UnicodeClass.IsSpace(escaped[at]))
                {
                    at++;
                }

                builder.Append(escaped.AsSpan(start, at - start));
                start = at;
                while (at < escaped.Length && !UnicodeClass.IsSpace(escaped[at]))
                {
                    at++;
                }

                if (at > start)
                {
                    AppendWord(ref builder, escaped.AsSpan(start, at - start), options, budget);
                    budget.Charge(1);
                }
            }

            return builder.ToStringAndDispose();
        }
        finally
        {
            builder.Dispose();
        }
    }

    private static void AppendWord(
        ref TextBuilder builder,
        ReadOnlySpan<char> word,
        UrlizeOptions options,
        Budget budget
    )
    {
        var start = LeadLength(word);
        var end = start + Balance(word[start..], TrimmedLength(word[start..]));
        var middle = word[start..end];
        builder.Append(word[..start]);
        AppendMiddle(ref builder, middle, options, budget);
        builder.Append(word[end..]);
    }

    /// <summary>Opening brackets before an address do not belong to it.</summary>
    private static int LeadLength(ReadOnlySpan<char> word)
    {
        var length = 0;
        while (true)
        {
            if (length < word.Length && word[length] is '(' or '<')
            {
                length++;
            }
            else if (word[length..].StartsWith("&lt;"))
            {
                length += 4;
            }
            else
            {
                return length;
            }
        }
    }

    /// <summary>Nor do closing brackets and punctuation after it.</summary>
    private static int TrimmedLength(ReadOnlySpan<char> word)
    {
        var length = word.Length;
        while (true)
        {
            if (length > 0 && word[length - 1] is ')' or '>' or '.' or ',')
            {
                length--;
            }
            else if (word[..length].EndsWith("&gt;"))
            {
                length -= 4;
            }
            else
            {
                return length;
            }
        }
    }

    /// <summary>Unless they close a bracket that was opened inside: then they are taken back.</summary>
    private static int Balance(ReadOnlySpan<char> word, int length)
    {
        if (length == word.Length)
        {
            return length;
        }

        foreach (var (open, close) in Brackets)
        {
            var opened = word[..length].Count(open);
            if (opened <= word[..length].Count(close))
            {
                continue;
            }

            for (var i = Math.Min(opened, word[length..].Count(close)); i > 0; i--)
            {
                length += word[length..].IndexOf(close) + close.Length;
            }
        }

        return length;
    }

    private static void AppendMiddle(
        ref TextBuilder builder,
        ReadOnlySpan<char> middle,
        UrlizeOptions options,
        Budget budget
    )
    {
        if (UrlPattern.IsWebAddress(middle))
        {
            budget.ChargeString(builder.Length + middle.Length * 2L + options.Attributes.Length + 32);
            var scheme = middle.StartsWith("https://") || middle.StartsWith("http://") ? "" : "https://";
            OpenLink(ref builder, scheme, middle, options.Attributes);
            if (options.LimitError is not null && CodePoints.Count(middle) > options.ErrorAbove)
            {
                throw options.LimitError;
            }

            AppendShortened(ref builder, middle, options.TextLimit);
            builder.Append("</a>");
            return;
        }

        if (middle.StartsWith("mailto:") && UrlPattern.IsMailAddress(middle[7..]))
        {
            budget.ChargeString(builder.Length + middle.Length * 2L + 32);
            OpenLink(ref builder, "", middle, "");
            builder.Append(middle[7..]);
            builder.Append("</a>");
            return;
        }

        if (
            middle.Contains('@')
            && !middle.StartsWith("www.")
            && middle[0] != '@'
            && !middle.Contains(':')
            && UrlPattern.IsMailAddress(middle)
        )
        {
            budget.ChargeString(builder.Length + middle.Length * 2L + 32);
            OpenLink(ref builder, "mailto:", middle, "");
            builder.Append(middle);
            builder.Append("</a>");
            return;
        }

        foreach (var scheme in options.ExtraSchemes)
        {
            if (middle.Length != scheme.Length && middle.StartsWith(scheme, StringComparison.Ordinal))
            {
                budget.ChargeString(builder.Length + middle.Length * 2L + options.Attributes.Length + 32);
                OpenLink(ref builder, "", middle, options.Attributes);
                builder.Append(middle);
                builder.Append("</a>");
                return;
            }
        }

        builder.Append(middle);
    }

    private static void OpenLink(
        ref TextBuilder builder,
        ReadOnlySpan<char> scheme,
        ReadOnlySpan<char> address,
        ReadOnlySpan<char> attributes
    )
    {
        builder.Append("<a href=\"");
        builder.Append(scheme);
        builder.Append(address);
        builder.Append('"');
        builder.Append(attributes);
        builder.Append('>');
    }

    private static void AppendShortened(ref TextBuilder builder, ReadOnlySpan<char> text, long? limit)
    {
        if (limit is not { } shown || !CodePoints.IsLongerThan(text, shown))
        {
            builder.Append(text);
            return;
        }

        if (shown < 0)
        {
            // A negative end of a slice counts from the end.
            shown = Math.Max(0, CodePoints.Count(text) + shown);
        }

        builder.Append(text[..CodePoints.OffsetOf(text, (int)shown)]);
        builder.Append("...");
    }
}
