using System.Buffers;
using Attune.Jinja.Runtime;

namespace Attune.Jinja.Text;

/// <summary>MarkupSafe's escaping: five characters become character references.</summary>
internal static class HtmlEscape
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'");

    public static string Apply(string text, Budget budget)
    {
        var first = text.AsSpan().IndexOfAny(Special);
        if (first < 0)
        {
            return text;
        }

        var length = EscapedLength(text, first);
        budget.ChargeString(length);
        return string.Create(
            checked((int)length),
            text,
            static (span, source) =>
            {
                ReadOnlySpan<char> rest = source;
                while (rest.IndexOfAny(Special) is var at and >= 0)
                {
                    Budget.Poll(rest.Length);
                    rest[..at].CopyTo(span);
                    var reference = Reference(rest[at]);
                    reference.CopyTo(span[at..]);
                    span = span[(at + reference.Length)..];
                    rest = rest[(at + 1)..];
                }

                rest.CopyTo(span);
            }
        );
    }

    public static void Append(ref TextBuilder builder, ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Special) is var at and >= 0)
        {
            Budget.Poll(text.Length);
            builder.Append(text[..at]);
            builder.Append(Reference(text[at]));
            text = text[(at + 1)..];
        }

        builder.Append(text);
    }

    /// <summary>How long the escaped text is.</summary>
    public static long EscapedLength(ReadOnlySpan<char> text, int from = 0)
    {
        var length = (long)text.Length;
        text = text[from..];
        while (text.IndexOfAny(Special) is var at and >= 0)
        {
            Budget.Poll(text.Length);
            length += Reference(text[at]).Length - 1;
            text = text[(at + 1)..];
        }

        return length;
    }

    private static string Reference(char c) =>
        c switch
        {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&#34;",
            _ => "&#39;",
        };
}
