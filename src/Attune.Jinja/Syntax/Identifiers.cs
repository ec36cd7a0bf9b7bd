using System.Globalization;
using System.Text;

namespace Attune.Jinja.Syntax;

/// <summary>Python's identifiers: letters of any script, marks and digits after the first, underscores.</summary>
internal static class Identifiers
{
    /// <summary>True where the lexer reads a character as part of a name; whether the name is valid is asked afterwards.</summary>
    public static bool IsNameCharacter(string source, int position)
    {
        if (Rune.DecodeFromUtf16(source.AsSpan(position), out Rune rune, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }
        return rune.Value == '_' || IsContinue(rune) || Rune.IsLetterOrDigit(rune) || Rune.IsNumber(rune);
    }

    /// <summary>Python's str.isidentifier() for a text that is not empty.</summary>
    public static bool IsIdentifier(ReadOnlySpan<char> text)
    {
        bool isFirst = true;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (!(isFirst ? IsStart(rune) : IsContinue(rune)))
            {
                return false;
            }
            isFirst = false;
        }
        return true;
    }

    private static bool IsStart(Rune rune) =>
        rune.Value == '_'
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.UppercaseLetter
                or UnicodeCategory.LowercaseLetter
                or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter
                or UnicodeCategory.LetterNumber
        || rune.Value is 0x2118 or 0x212E or 0x309B or 0x309C;

    private static bool IsContinue(Rune rune) =>
        IsStart(rune)
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.ConnectorPunctuation
        || rune.Value
            is 0xB7
                or 0x387
                or 0x1369
                or 0x136A
                or 0x136B
                or 0x136C
                or 0x136D
                or 0x136E
                or 0x136F
                or 0x1370
                or 0x1371
                or 0x19DA;
}
