namespace Attune.Jinja.Text;

/// <summary>
/// What Jinja's <c>urlize</c> takes for an address: the languages of its two regular expressions (<c>jinja2.utils</c>
/// 3.1.6), read by hand so that no input makes them slow.
/// </summary>
internal static class UrlPattern
{
    private static readonly string[] BasicTopLevel = ["com", "net", "int", "edu", "gov", "org", "info", "mil"];

    /// <summary>A host after a scheme or <c>www.</c>, a host of a well-known top level domain, or an IP address after a scheme.</summary>
    public static bool IsWebAddress(ReadOnlySpan<char> word)
    {
        var afterScheme = SchemeLength(word);
        if (afterScheme > 0)
        {
            var host = word[afterScheme..];
            var length = HostLength(host);
            if (IsRest(host[length..]) && (IsNamedHost(host[..length]) || IsIPv4(host[..length])))
            {
                return true;
            }

            if (host.Length > 0 && host[0] == '[' && host.IndexOf(']') is var close and > 0)
            {
                return IsIPv6(host[1..close]) && IsRest(host[(close + 1)..]);
            }

            return false;
        }

        if (word.Length > 4 && IsWww(word))
        {
            var host = word[4..];
            var length = HostLength(host);
            if (IsNamedHost(host[..length]) && IsRest(host[length..]))
            {
                return true;
            }
        }

        var all = HostLength(word);
        return IsBasicHost(word[..all]) && IsRest(word[all..]);
    }

    /// <summary>Anything, an @, and a host with a dot.</summary>
    public static bool IsMailAddress(ReadOnlySpan<char> word)
    {
        var at = word.LastIndexOf('@');
        if (at <= 0)
        {
            return false;
        }

        var host = word[(at + 1)..];
        var dot = host.LastIndexOf('.');
        if (dot <= 0 || dot == host.Length - 1)
        {
            return false;
        }

        for (var i = 0; i < host.Length; )
        {
            var codePoint = CodePoints.Read(host, i, out var consumed);
            var punctuation = codePoint is '.' or '-' && i > 0 && i <= dot;
            if (!punctuation && !UnicodeClass.IsWord(codePoint))
            {
                return false;
            }

            i += consumed;
        }

        return true;
    }

    /// <summary>Two or more word characters, dots, plus or minus signs, a colon, and up to two slashes.</summary>
    public static bool IsSchemePrefix(ReadOnlySpan<char> text)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 0 || text[(colon + 1)..] is not ("" or "/" or "//") || CodePoints.Count(text[..colon]) < 2)
        {
            return false;
        }

        for (var i = 0; i < colon; )
        {
            var codePoint = CodePoints.Read(text, i, out var consumed);
            if (codePoint is not ('.' or '+' or '-') && !UnicodeClass.IsWord(codePoint))
            {
                return false;
            }

            i += consumed;
        }

        return true;
    }

    private static int SchemeLength(ReadOnlySpan<char> word)
    {
        if (!Matches(word, "http"))
        {
            return 0;
        }

        var length = word.Length > 4 && Fold(word[4]) == 's' ? 5 : 4;
        return word[length..].StartsWith("://") ? length + 3 : 0;
    }

    private static bool IsWww(ReadOnlySpan<char> word) => Matches(word, "www") && word[3] == '.';

    /// <summary>How long the run of host characters is: word characters, percent, hyphen and dot.</summary>
    private static int HostLength(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var codePoint = CodePoints.Read(text, at, out var consumed);
            if (codePoint is not ('%' or '-' or '.') && !UnicodeClass.IsWord(codePoint))
            {
                break;
            }

            at += consumed;
        }

        return at;
    }

    /// <summary>Labels, the last of which is 2 to 63 ASCII letters, or an encoded international one.</summary>
    private static bool IsNamedHost(ReadOnlySpan<char> host)
    {
        var dot = host.LastIndexOf('.');
        if (dot >= 0 && HasEmptyLabel(host[..dot]))
        {
            return false;
        }

        var last = host[(dot + 1)..];
        if (Matches(last, "xn--") && CodePoints.Count(last[4..]) is >= 2 and <= 59 && !last[4..].Contains('-'))
        {
            return true;
        }

        if (last.Length is < 2 or > 63)
        {
            return false;
        }

        foreach (var c in last)
        {
            if (Fold(c) is < 'a' or > 'z')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsBasicHost(ReadOnlySpan<char> host)
    {
        var dot = host.LastIndexOf('.');
        if (dot <= 0)
        {
            return false;
        }

        var known = false;
        foreach (var name in BasicTopLevel)
        {
            known |= host.Length - dot - 1 == name.Length && Matches(host[(dot + 1)..], name);
        }

        if (!known)
        {
            return false;
        }

        foreach (var range in host[..dot].Split('.'))
        {
            if (CodePoints.Count(host[range]) is < 2 or > 63)
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasEmptyLabel(ReadOnlySpan<char> labels) =>
        labels.Length == 0 || labels[0] == '.' || labels[^1] == '.' || labels.IndexOf("..") >= 0;

    private static bool IsIPv4(ReadOnlySpan<char> host)
    {
        var parts = 0;
        foreach (var range in host.Split('.'))
        {
            parts++;
            if (DigitCount(host[range], out var all) is < 1 or > 3 || !all)
            {
                return false;
            }
        }

        return parts == 4;
    }

    /// <summary>Two groups of up to four hexadecimal digits with a colon each, then one to six groups with or without one.</summary>
    private static bool IsIPv6(ReadOnlySpan<char> text)
    {
        var at = 0;
        for (var group = 0; group < 8; group++)
        {
            SkipHexGroup(text, ref at);
            if (at < text.Length && text[at] == ':')
            {
                at++;
            }
            else if (group < 2)
            {
                return false;
            }
        }

        return at == text.Length;
    }

    private static void SkipHexGroup(ReadOnlySpan<char> text, ref int at)
    {
        for (var digits = 0; digits < 4 && at < text.Length; digits++)
        {
            var codePoint = CodePoints.Read(text, at, out var consumed);
            if (!char.IsAsciiHexDigit((char)Math.Min(codePoint, 0xFFFF)) && !UnicodeClass.IsDecimal(codePoint))
            {
                return;
            }

            at += consumed;
        }
    }

    /// <summary>What may follow a host: a port of one to five digits, then a path, query or fragment.</summary>
    private static bool IsRest(ReadOnlySpan<char> text)
    {
        if (text.Length > 0 && text[0] == ':')
        {
            var end = text[1..].IndexOfAny('/', '?', '#');
            var port = end < 0 ? text[1..] : text.Slice(1, end);
            if (DigitCount(port, out var all) is < 1 or > 5 || !all)
            {
                return false;
            }

            text = end < 0 ? default : text[(end + 1)..];
        }

        return text.Length == 0 || text[0] is '/' or '?' or '#';
    }

    private static int DigitCount(ReadOnlySpan<char> text, out bool all)
    {
        var count = 0;
        all = true;
        for (var i = 0; i < text.Length; )
        {
            all &= UnicodeClass.IsDecimal(CodePoints.Read(text, i, out var consumed));
            count++;
            i += consumed;
        }

        return count;
    }

    private static bool Matches(ReadOnlySpan<char> text, string lower)
    {
        if (text.Length < lower.Length)
        {
            return false;
        }

        for (var i = 0; i < lower.Length; i++)
        {
            if (Fold(text[i]) != lower[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Lower case as Python's IGNORECASE sees it: four characters beyond ASCII equal ASCII letters.</summary>
    private static char Fold(char c) =>
        c switch
        {
            >= 'A' and <= 'Z' => (char)(c | 0x20),
            '\u0130' or '\u0131' => 'i',
            '\u017f' => 's',
            '\u212a' => 'k',
            _ => c,
        };
}
