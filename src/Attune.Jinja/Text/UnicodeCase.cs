using System.Text;

namespace Attune.Jinja.Text;

/// <summary>Case mapping of one code point, as Python's <c>str</c> methods do it; a result may have several characters.</summary>
internal static class UnicodeCase
{
    private const int CapitalSigma = 0x3A3;

    public static void AppendUpper(ref TextBuilder builder, int codePoint)
    {
        if (codePoint >= 0xDF && codePoint < 0x10000 && SpecialCasing.Upper.TryGetValue((char)codePoint, out var text))
        {
            builder.Append(text);
            return;
        }

        builder.AppendCodePoint(SimpleUpper(codePoint));
    }

    public static void AppendTitle(ref TextBuilder builder, int codePoint)
    {
        if (codePoint is >= 0x10D0 and <= 0x10FF)
        {
            // Georgian has capitals, but no word begins with one.
            builder.AppendCodePoint(codePoint);
            return;
        }

        if (codePoint >= 0xDF && codePoint < 0x10000 && SpecialCasing.Title.TryGetValue((char)codePoint, out var text))
        {
            builder.Append(text);
            return;
        }

        AppendUpper(ref builder, codePoint);
    }

    /// <summary>Appends the lower case of the code point at an offset; the text around it decides the form of sigma.</summary>
    public static void AppendLower(ref TextBuilder builder, ReadOnlySpan<char> text, int offset, int codePoint)
    {
        switch (codePoint)
        {
            case CapitalSigma:
                builder.Append(EndsWord(text, offset) ? '\u03c2' : '\u03c3');
                return;
            case 0x130:
                builder.Append("i\u0307");
                return;
            default:
                builder.AppendCodePoint(SimpleLower(codePoint));
                return;
        }
    }

    public static void AppendFold(ref TextBuilder builder, int codePoint)
    {
        switch (codePoint)
        {
            case >= 0x13A0 and <= 0x13F5:
                builder.AppendCodePoint(codePoint);
                return;
            case >= 0x13F8 and <= 0x13FD:
                builder.AppendCodePoint(codePoint - 8);
                return;
            case >= 0xAB70 and <= 0xABBF:
                builder.AppendCodePoint(codePoint - 0xAB70 + 0x13A0);
                return;
            case 0x130:
                builder.Append("i\u0307");
                return;
        }

        if (codePoint >= 0xB5 && codePoint < 0x10000 && SpecialCasing.Fold.TryGetValue((char)codePoint, out var text))
        {
            builder.Append(text);
            return;
        }

        builder.AppendCodePoint(SimpleLower(codePoint));
    }

    private static int SimpleUpper(int codePoint) =>
        codePoint < 0x10000 ? char.ToUpperInvariant((char)codePoint) : Rune.ToUpperInvariant(new Rune(codePoint)).Value;

    private static int SimpleLower(int codePoint) =>
        codePoint < 0x10000 ? char.ToLowerInvariant((char)codePoint) : Rune.ToLowerInvariant(new Rune(codePoint)).Value;

    private static bool EndsWord(ReadOnlySpan<char> text, int offset)
    {
        var before = offset;
        while (before > 0)
        {
            var codePoint = CodePoints.ReadBefore(text, before, out var consumed);
            if (!UnicodeClass.IsCaseIgnorable(codePoint))
            {
                if (!UnicodeClass.IsCased(codePoint))
                {
                    return false;
                }

                break;
            }

            before -= consumed;
        }

        if (before == 0)
        {
            return false;
        }

        for (var after = offset + 1; after < text.Length; )
        {
            var codePoint = CodePoints.Read(text, after, out var consumed);
            if (!UnicodeClass.IsCaseIgnorable(codePoint))
            {
                return !UnicodeClass.IsCased(codePoint);
            }

            after += consumed;
        }

        return true;
    }
}
