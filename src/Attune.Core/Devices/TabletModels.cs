namespace Attune.Core.Devices;

/// <summary>Model numbers of tablets whose user agent may say "Mobile" all the same.</summary>
internal static class TabletModels
{
    /// <summary>Whether a word, after the word before it, is such a model. Both are free of punctuation.</summary>
    internal static bool Include(ReadOnlySpan<char> previous, ReadOnlySpan<char> word) =>
        previous switch
        {
            "SM" or "GT" => word.Length >= 4 && word[0] is 'T' or 'X' or 'P' && char.IsAsciiDigit(word[1]),
            "Lenovo" => word.StartsWith("TB") || word.StartsWith("YT"),
            "LG" => word.Length == 4 && word[0] == 'V' && char.IsAsciiDigit(word[1]),
            _ => IsKindleFire(word) || IsPad(word),
        };

    private static bool IsKindleFire(ReadOnlySpan<char> word) =>
        word.Length is >= 4 and <= 8 && word.StartsWith("KF") && IsUpper(word);

    private static bool IsPad(ReadOnlySpan<char> word) =>
        word.Length >= 5 && (word.EndsWith("Pad") || word.EndsWith("Tab") || word.EndsWith("PAD"));

    private static bool IsUpper(ReadOnlySpan<char> word)
    {
        foreach (var character in word)
        {
            if (!char.IsAsciiLetterUpper(character))
            {
                return false;
            }
        }

        return true;
    }
}
