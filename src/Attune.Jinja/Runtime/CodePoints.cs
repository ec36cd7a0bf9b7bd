namespace Attune.Jinja.Runtime;

/// <summary>Strings as sequences of code points; a lone surrogate counts as one.</summary>
internal static class CodePoints
{
    private static readonly string[] s_latin = CreateLatin();

    private static string[] CreateLatin()
    {
        var strings = new string[256];
        for (int i = 0; i < strings.Length; i++)
        {
            strings[i] = ((char)i).ToString();
        }
        return strings;
    }

    /// <summary>True where every UTF-16 unit is a code point of its own.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text) => text.IndexOfAnyInRange('\uD800', '\uDFFF') < 0;

    /// <summary>The number of code points.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        int count = text.Length;
        int next = text.IndexOfAnyInRange('\uD800', '\uDBFF');
        while (next >= 0 && next + 1 < text.Length)
        {
            text = text[(next + 1)..];
            if (char.IsLowSurrogate(text[0]))
            {
                count--;
            }
            next = text.IndexOfAnyInRange('\uD800', '\uDBFF');
        }
        return count;
    }

    /// <summary>The UTF-16 units of the code point at a UTF-16 index: 1 or 2.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int index) =>
        char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? 2 : 1;

    /// <summary>The UTF-16 index of a code point; <paramref name="codePoint"/> may be the count, which gives the length.</summary>
    public static int IndexOf(ReadOnlySpan<char> text, int codePoint)
    {
        int index = 0;
        while (codePoint > 0 && index < text.Length)
        {
            index += LengthAt(text, index);
            codePoint--;
        }
        return index;
    }

    /// <summary>A substring by UTF-16 units that makes no new string for one Latin character.</summary>
    public static string Substring(string text, int index, int length) =>
        length == 1 && text[index] < 256 ? s_latin[text[index]] : text.Substring(index, length);
}
