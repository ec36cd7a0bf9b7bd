using System.Globalization;
using System.Runtime.CompilerServices;

namespace Attune.Jinja.Text;

/// <summary>
/// The character classes behind Python's <c>str.is...</c> methods, by code point. The Unicode version is that of the
/// .NET runtime; a lone surrogate is a code point of its own, as in Python.
/// </summary>
internal static class UnicodeClass
{
    // Ideographs that stand for numbers: Python's isnumeric knows them from Unihan, .NET does not.
    private const string NumericIdeographs =
        "\u3405\u3483\u382a\u3b4d\u4e00\u4e03\u4e07\u4e09\u4e5d\u4e8c\u4e94\u4e96\u4ebf\u4ec0\u4edf\u4ee8\u4f0d"
        + "\u4f70\u5104\u5146\u5169\u516b\u516d\u5341\u5343\u5344\u5345\u534c\u53c1\u53c2\u53c3\u53c4\u56db\u58f1"
        + "\u58f9\u5e7a\u5efe\u5eff\u5f0c\u5f0d\u5f0e\u5f10\u62fe\u634c\u67d2\u6f06\u7396\u767e\u8086\u842c\u8cae"
        + "\u8cb3\u8d30\u9621\u9646\u964c\u9678\u96f6\uf96b\uf973\uf978\uf9b2\uf9d1\uf9d3\uf9fd"
        + "\U00020001\U00020064\U000200e2\U00020121\U0002092a\U00020983\U0002098c\U0002099c\U00020aea\U00020afd"
        + "\U00020b19\U00022390\U00022998\U00023b1b\U0002626d\U0002f890";

    /// <summary>Whether <c>repr</c> shows the character itself: everything but controls, unassigned and spaces other than U+0020.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsPrintable(int codePoint) =>
        codePoint < 0x7F ? codePoint >= 0x20 : IsPrintableBeyondAscii(codePoint);

    /// <summary>White space for <c>split</c>, <c>strip</c>, <c>isspace</c> and the regular expression <c>\s</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsSpace(int codePoint) =>
        codePoint < 0x80
            ? codePoint is ' ' or (>= 0x09 and <= 0x0D) or (>= 0x1C and <= 0x1F)
            : codePoint
                is 0x85
                    or 0xA0
                    or 0x1680
                    or (>= 0x2000 and <= 0x200A)
                    or 0x2028
                    or 0x2029
                    or 0x202F
                    or 0x205F
                    or 0x3000;

    /// <summary>A character that ends a line for <c>splitlines</c>.</summary>
    public static bool IsLineBreak(char c) =>
        c is (>= '\n' and <= '\r') or (>= '\x1c' and <= '\x1e') or '\x85' or '\u2028' or '\u2029';

    public static bool IsAlpha(int codePoint) =>
        codePoint < 0x80
            ? char.IsAsciiLetter((char)codePoint)
            : IsLetter(CharUnicodeInfo.GetUnicodeCategory(codePoint));

    public static bool IsDecimal(int codePoint) => DecimalValue(codePoint) >= 0;

    /// <summary>The value of a decimal digit of any script, or -1.</summary>
    public static int DecimalValue(int codePoint)
    {
        if (codePoint < 0x80)
        {
            return char.IsAsciiDigit((char)codePoint) ? codePoint - '0' : -1;
        }

        return CharUnicodeInfo.GetUnicodeCategory(codePoint) == UnicodeCategory.DecimalDigitNumber
            ? CharUnicodeInfo.GetDecimalDigitValue(CodePoints.ToText(codePoint), 0)
            : -1;
    }

    /// <summary>Decimal digits, and digits that cannot be used to write a decimal number, such as superscripts.</summary>
    public static bool IsDigit(int codePoint) =>
        codePoint < 0x80
            ? char.IsAsciiDigit((char)codePoint)
            : CharUnicodeInfo.GetDigitValue(CodePoints.ToText(codePoint), 0) >= 0;

    public static bool IsNumeric(int codePoint)
    {
        if (codePoint < 0x80)
        {
            return char.IsAsciiDigit((char)codePoint);
        }

        return CharUnicodeInfo.GetUnicodeCategory(codePoint)
                is UnicodeCategory.DecimalDigitNumber
                    or UnicodeCategory.LetterNumber
                    or UnicodeCategory.OtherNumber
            || NumericIdeographs.Contains(CodePoints.ToText(codePoint), StringComparison.Ordinal);
    }

    public static bool IsAlphanumeric(int codePoint) =>
        codePoint < 0x80 ? char.IsAsciiLetterOrDigit((char)codePoint) : IsAlpha(codePoint) || IsNumeric(codePoint);

    /// <summary>A word character of a regular expression (<c>\w</c>).</summary>
    public static bool IsWord(int codePoint) => codePoint == '_' || IsAlphanumeric(codePoint);

    public static bool IsLower(int codePoint) =>
        codePoint < 0x80
            ? char.IsAsciiLetterLower((char)codePoint)
            : CharUnicodeInfo.GetUnicodeCategory(codePoint) == UnicodeCategory.LowercaseLetter
                || IsOtherLower(codePoint);

    public static bool IsUpper(int codePoint) =>
        codePoint < 0x80
            ? char.IsAsciiLetterUpper((char)codePoint)
            : CharUnicodeInfo.GetUnicodeCategory(codePoint) == UnicodeCategory.UppercaseLetter
                || IsOtherUpper(codePoint);

    public static bool IsTitle(int codePoint) =>
        codePoint >= 0x80 && CharUnicodeInfo.GetUnicodeCategory(codePoint) == UnicodeCategory.TitlecaseLetter;

    public static bool IsCased(int codePoint) => IsLower(codePoint) || IsUpper(codePoint) || IsTitle(codePoint);

    /// <summary>A character that is looked through when deciding whether a sigma ends its word.</summary>
    public static bool IsCaseIgnorable(int codePoint) =>
        codePoint
            is '\''
                or '.'
                or ':'
                or 0xB7
                or 0x387
                or 0x55F
                or 0x5F4
                or 0x2018
                or 0x2019
                or 0x2024
                or 0x2027
                or 0xFE13
                or 0xFE52
                or 0xFE55
                or 0xFF07
                or 0xFF0E
                or 0xFF1A
        || CharUnicodeInfo.GetUnicodeCategory(codePoint)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.Format
                or UnicodeCategory.ModifierLetter
                or UnicodeCategory.ModifierSymbol;

    /// <summary>A character that may begin a Python identifier.</summary>
    public static bool IsIdentifierStart(int codePoint)
    {
        if (codePoint < 0x80)
        {
            return char.IsAsciiLetter((char)codePoint) || codePoint == '_';
        }

        var category = CharUnicodeInfo.GetUnicodeCategory(codePoint);
        return IsLetter(category) || category == UnicodeCategory.LetterNumber
            ? !IsUnstableUnderNormalization(codePoint) && codePoint is not (0xE33 or 0xEB3 or 0xFF9E or 0xFF9F)
            : codePoint is 0x1885 or 0x1886 or 0x2118 or 0x212E;
    }

    /// <summary>A character that may continue a Python identifier.</summary>
    public static bool IsIdentifierPart(int codePoint)
    {
        if (codePoint < 0x80)
        {
            return char.IsAsciiLetterOrDigit((char)codePoint) || codePoint == '_';
        }

        if (IsIdentifierStart(codePoint))
        {
            return true;
        }

        return CharUnicodeInfo.GetUnicodeCategory(codePoint)
                is UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.SpacingCombiningMark
                    or UnicodeCategory.DecimalDigitNumber
                    or UnicodeCategory.ConnectorPunctuation
            || codePoint is 0xB7 or 0x387 or (>= 0x1369 and <= 0x1371) or 0x19DA or 0xE33 or 0xEB3 or 0xFF9E or 0xFF9F;
    }

    private static bool IsLetter(UnicodeCategory category) => category <= UnicodeCategory.OtherLetter;

    private static bool IsPrintableBeyondAscii(int codePoint) =>
        CharUnicodeInfo.GetUnicodeCategory(codePoint)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.SpaceSeparator
            );

    // Unicode's Other_Lowercase and Other_Uppercase: cased characters that are not letters of that case.
    private static bool IsOtherLower(int c) =>
        c
            is 0xAA
                or 0xBA
                or (>= 0x2B0 and <= 0x2B8)
                or 0x2C0
                or 0x2C1
                or (>= 0x2E0 and <= 0x2E4)
                or 0x345
                or 0x37A
                or 0x10FC
                or (>= 0x1D2C and <= 0x1D6A)
                or 0x1D78
                or (>= 0x1D9B and <= 0x1DBF)
                or 0x2071
                or 0x207F
                or (>= 0x2090 and <= 0x209C)
                or (>= 0x2170 and <= 0x217F)
                or (>= 0x24D0 and <= 0x24E9)
                or 0x2C7C
                or 0x2C7D
                or 0xA69C
                or 0xA69D
                or 0xA770
                or (>= 0xA7F2 and <= 0xA7F4)
                or 0xA7F8
                or 0xA7F9
                or (>= 0xAB5C and <= 0xAB5F)
                or 0xAB69
                or 0x10780
                or (>= 0x10783 and <= 0x10785)
                or (>= 0x10787 and <= 0x107B0)
                or (>= 0x107B2 and <= 0x107BA)
                or (>= 0x1E030 and <= 0x1E06D);

    private static bool IsOtherUpper(int c) =>
        c
            is (>= 0x2160 and <= 0x216F)
                or (>= 0x24B6 and <= 0x24CF)
                or (>= 0x1F130 and <= 0x1F149)
                or (>= 0x1F150 and <= 0x1F169)
                or (>= 0x1F170 and <= 0x1F189);

    private static bool IsUnstableUnderNormalization(int c) =>
        c
            is 0x37A
                or 0x2E2F
                or (>= 0xFC5E and <= 0xFC63)
                or 0xFDFA
                or 0xFDFB
                or 0xFE70
                or 0xFE72
                or 0xFE74
                or 0xFE76
                or 0xFE78
                or 0xFE7A
                or 0xFE7C
                or 0xFE7E;
}
