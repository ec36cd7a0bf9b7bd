using Attune.Jinja.Runtime;

namespace Attune.Jinja.Text;

/// <summary>Python's <c>strip</c>, <c>lstrip</c>, <c>rstrip</c>, <c>removeprefix</c> and <c>removesuffix</c>.</summary>
internal static class PyStrip
{
    /// <summary>Cuts white space, or the characters given, from the chosen ends.</summary>
    public static string Strip(string text, string? characters, bool left, bool right)
    {
        var start = 0;
        var end = text.Length;
        if (characters is null)
        {
            while (left && start < end && UnicodeClass.IsSpace(text[start]))
            {
                start++;
            }

            while (right && start < end && UnicodeClass.IsSpace(text[end - 1]))
            {
                end--;
            }
        }
        else if (characters.Length > 16 || !CodePoints.IsPlain(characters))
        {
            StripCodePoints(text, characters, left, right, ref start, ref end);
        }
        else
        {
            while (left && start < end && characters.Contains(text[start]))
            {
                Budget.Poll(start);
                start++;
            }

            while (right && start < end && characters.Contains(text[end - 1]))
            {
                Budget.Poll(end);
                end--;
            }
        }

        return start == 0 && end == text.Length ? text : text[start..end];
    }

    public static string RemovePrefix(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text;

    public static string RemoveSuffix(string text, string suffix) =>
        suffix.Length > 0 && text.EndsWith(suffix, StringComparison.Ordinal) ? text[..^suffix.Length] : text;

    private static void StripCodePoints(
        string text,
        string characters,
        bool left,
        bool right,
        ref int start,
        ref int end
    )
    {
        var wanted = new HashSet<int>();
        for (var i = 0; i < characters.Length; )
        {
            wanted.Add(CodePoints.Read(characters, i, out var consumed));
            i += consumed;
        }

        while (left && start < end && wanted.Contains(CodePoints.Read(text, start, out var consumed)))
        {
            start += consumed;
        }

        while (right && start < end && wanted.Contains(CodePoints.ReadBefore(text, end, out var consumed)))
        {
            end -= consumed;
        }
    }
}
