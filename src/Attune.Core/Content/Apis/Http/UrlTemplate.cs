using System.Text;
using Attune.Jinja;

namespace Attune.Core.Content.Apis.Http;

/// <summary>
/// The URL of a content API: text with <c>{{ … }}</c> in its path and query. Each value is percent-encoded, so that nothing
/// in a user's attributes can lead to another path, parameter or host. Immutable; safe for concurrent use.
/// </summary>
internal sealed class UrlTemplate
{
    private readonly IReadOnlyList<(string Text, Template? Value)> parts;

    private UrlTemplate(IReadOnlyList<(string, Template?)> parts) => this.parts = parts;

    /// <exception cref="JinjaException">A value is no expression.</exception>
    /// <exception cref="FormatException">The text is cut wrongly; the message says how.</exception>
    public static UrlTemplate Compile(string text, JinjaEnvironment environment, string name)
    {
        var parts = new List<(string, Template?)>();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf("{{", at, StringComparison.Ordinal);
            Literal(open < 0 ? text[at..] : text[at..open]);
            if (open < 0)
            {
                break;
            }
            if (!IsBeyondHost(text[..open]))
            {
                throw new FormatException("Scheme, host and port must be written out; values begin in the path.");
            }
            var close = FindEnd(text, open + 2);
            if (close < 0)
            {
                throw new FormatException("A value that begins with {{ does not end with }}.");
            }
            parts.Add(("", environment.FromString(text[open..close], name)));
            at = close;
        }
        return new UrlTemplate(parts);

        void Literal(string literal)
        {
            if (literal.Contains("{%", StringComparison.Ordinal) || literal.Contains("{#", StringComparison.Ordinal))
            {
                throw new FormatException("A URL holds values in {{ }} only, no statements.");
            }
            parts.Add((literal, null));
        }
    }

    /// <exception cref="JinjaException">A value cannot be rendered.</exception>
    public string Render(IJinjaContext variables, RenderOptions options)
    {
        var url = new StringBuilder();
        foreach (var (text, value) in parts)
        {
            url.Append(value is null ? text : Uri.EscapeDataString(value.Render(variables, options)));
        }
        return url.ToString();
    }

    /// <summary>The URL with a stand-in for each value, to check its form.</summary>
    public string Sample() => string.Concat(parts.Select(part => part.Value is null ? part.Text : "x"));

    private static bool IsBeyondHost(string before)
    {
        var scheme = before.IndexOf("://", StringComparison.Ordinal);
        return scheme > 0 && before.AsSpan(scheme + 3).IndexOfAny('/', '?') > 0;
    }

    /// <summary>The end of an expression: the first }} that is not inside a string.</summary>
    private static int FindEnd(string text, int at)
    {
        var quote = '\0';
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (quote != '\0')
            {
                if (c == '\\')
                {
                    at++;
                }
                else if (c == quote)
                {
                    quote = '\0';
                }
            }
            else if (c is '\'' or '"')
            {
                quote = c;
            }
            else if (c == '}' && at + 1 < text.Length && text[at + 1] == '}')
            {
                return at + 2;
            }
        }
        return -1;
    }
}
