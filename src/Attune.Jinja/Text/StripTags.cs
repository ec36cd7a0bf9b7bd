using Attune.Jinja.Runtime;

namespace Attune.Jinja.Text;

/// <summary>MarkupSafe's <c>striptags</c>: comments and tags go, white space collapses to single blanks, entities become characters.</summary>
internal static class StripTags
{
    /// <summary>The result is never longer than the text.</summary>
    public static string Apply(string text)
    {
        var builder = new TextBuilder(stackalloc char[512]);
        var withoutComments = text.Contains("<!--", StringComparison.Ordinal) ? RemoveComments(text) : text;
        RemoveTags(withoutComments, ref builder);
        CollapseSpaces(ref builder);
        return HtmlEntities.Unescape(builder.ToStringAndDispose());
    }

    /// <summary>
    /// What stands around a removed comment may make a new comment start with what stands after it; so starts are looked
    /// for in the text as it has become.
    /// </summary>
    private static string RemoveComments(ReadOnlySpan<char> text)
    {
        var kept = new TextBuilder(stackalloc char[512]);
        var at = 0;
        while (at < text.Length)
        {
            Budget.Poll(at);
            kept.Append(text[at++]);
            if (kept.Last != '-' || !kept.Written.EndsWith("<!--"))
            {
                continue;
            }

            var rest = text[at..];
            int end;
            // The dashes of the start may be those of the end.
            if (rest.StartsWith(">"))
            {
                end = 1;
            }
            else if (rest.StartsWith("->"))
            {
                end = 2;
            }
            else
            {
                end = rest.IndexOf("-->") + 3;
                if (end == 2)
                {
                    kept.Append(rest);
                    break;
                }
            }

            at += end;
            kept.Truncate(kept.Length - 4);
        }

        return kept.ToStringAndDispose();
    }

    private static void RemoveTags(ReadOnlySpan<char> text, ref TextBuilder builder)
    {
        for (var tags = 0; ; tags++)
        {
            Budget.Poll(tags);
            var start = text.IndexOf('<');
            var length = start < 0 ? -1 : text[start..].IndexOf('>');
            if (length < 0)
            {
                builder.Append(text);
                return;
            }

            builder.Append(text[..start]);
            text = text[(start + length + 1)..];
        }
    }

    private static void CollapseSpaces(ref TextBuilder builder)
    {
        var written = 0;
        var pending = false;
        var text = builder.Written;
        var target = builder.Writable;
        for (var i = 0; i < text.Length; i++)
        {
            Budget.Poll(i);
            var c = text[i];
            if (UnicodeClass.IsSpace(c))
            {
                pending = written > 0;
                continue;
            }

            if (pending)
            {
                target[written++] = ' ';
                pending = false;
            }

            target[written++] = c;
        }

        builder.Truncate(written);
    }
}
