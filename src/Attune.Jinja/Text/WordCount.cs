namespace Attune.Jinja.Text;

/// <summary>Counts runs of word characters, as the regular expression <c>\w+</c> finds them.</summary>
internal static class WordCount
{
    public static int Of(ReadOnlySpan<char> text)
    {
        var words = 0;
        var inside = false;
        for (var i = 0; i < text.Length; )
        {
            var word = UnicodeClass.IsWord(CodePoints.Read(text, i, out var consumed));
            if (word && !inside)
            {
                words++;
            }

            inside = word;
            i += consumed;
        }

        return words;
    }
}
