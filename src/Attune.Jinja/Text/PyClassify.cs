namespace Attune.Jinja.Text;

/// <summary>Python's <c>str.is...</c> methods on whole strings; but for the three noted, the empty string is of no class.</summary>
internal static class PyClassify
{
    public static bool IsAlpha(string text) => AllOf(text, UnicodeClass.IsAlpha);

    public static bool IsAlphanumeric(string text) => AllOf(text, UnicodeClass.IsAlphanumeric);

    public static bool IsDecimal(string text) => AllOf(text, UnicodeClass.IsDecimal);

    public static bool IsDigit(string text) => AllOf(text, UnicodeClass.IsDigit);

    public static bool IsNumeric(string text) => AllOf(text, UnicodeClass.IsNumeric);

    public static bool IsSpace(string text) => AllOf(text, UnicodeClass.IsSpace);

    /// <summary>True of the empty string.</summary>
    public static bool IsPrintable(string text) => text.Length == 0 || AllOf(text, UnicodeClass.IsPrintable);

    /// <summary>True of the empty string.</summary>
    public static bool IsAscii(string text) => System.Text.Ascii.IsValid(text);

    public static bool IsIdentifier(string text)
    {
        if (text.Length == 0 || !UnicodeClass.IsIdentifierStart(CodePoints.Read(text, 0, out var first)))
        {
            return false;
        }

        return text.Length == first || AllOf(text.AsSpan(first), UnicodeClass.IsIdentifierPart);
    }

    /// <summary>No upper or title case character, and one lower case at least.</summary>
    public static bool IsLower(string text)
    {
        var found = false;
        for (var i = 0; i < text.Length; )
        {
            var codePoint = CodePoints.Read(text, i, out var consumed);
            if (UnicodeClass.IsUpper(codePoint) || UnicodeClass.IsTitle(codePoint))
            {
                return false;
            }

            found = found || UnicodeClass.IsLower(codePoint);
            i += consumed;
        }

        return found;
    }

    /// <summary>No lower or title case character, and one upper case at least.</summary>
    public static bool IsUpper(string text)
    {
        var found = false;
        for (var i = 0; i < text.Length; )
        {
            var codePoint = CodePoints.Read(text, i, out var consumed);
            if (UnicodeClass.IsLower(codePoint) || UnicodeClass.IsTitle(codePoint))
            {
                return false;
            }

            found = found || UnicodeClass.IsUpper(codePoint);
            i += consumed;
        }

        return found;
    }

    /// <summary>Upper and title case characters only where a word begins, lower case ones only inside.</summary>
    public static bool IsTitle(string text)
    {
        var found = false;
        var insideWord = false;
        for (var i = 0; i < text.Length; )
        {
            var codePoint = CodePoints.Read(text, i, out var consumed);
            if (UnicodeClass.IsUpper(codePoint) || UnicodeClass.IsTitle(codePoint))
            {
                if (insideWord)
                {
                    return false;
                }

                insideWord = found = true;
            }
            else if (UnicodeClass.IsLower(codePoint))
            {
                if (!insideWord)
                {
                    return false;
                }

                found = true;
            }
            else
            {
                insideWord = false;
            }

            i += consumed;
        }

        return found;
    }

    private static bool AllOf(ReadOnlySpan<char> text, Func<int, bool> belongs)
    {
        if (text.Length == 0)
        {
            return false;
        }

        for (var i = 0; i < text.Length; )
        {
            if (!belongs(CodePoints.Read(text, i, out var consumed)))
            {
                return false;
            }

            i += consumed;
        }

        return true;
    }
}
