namespace Attune.Core.Devices;

/// <summary>Model numbers of boxes beneath a television.</summary>
internal static class TelevisionModels
{
    /// <summary>Whether a word is the model of a Fire TV ("AFTB", "AFTKA").</summary>
    internal static bool Include(ReadOnlySpan<char> word) =>
        word.Length is >= 4 and <= 8 && word.StartsWith("AFT") && char.IsAsciiLetterUpper(word[3]);
}
