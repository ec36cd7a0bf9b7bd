using System.Text;
using Attune.Jinja.Runtime;

namespace Attune.Jinja.Text;

/// <summary>
/// Python's <c>upper</c>, <c>lower</c>, <c>capitalize</c>, <c>title</c>, <c>swapcase</c> and <c>casefold</c>. A result
/// is at most three times as long as its source; a string that does not change is returned as it is.
/// </summary>
internal static class PyCase
{
    /// <summary>How much longer than its source a result can be.</summary>
    public const int MaxGrowth = 3;

    public static string Upper(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToUpperInvariant();
        }

        var builder = new TextBuilder(stackalloc char[256]);
        AppendUpper(ref builder, text);
        return builder.ToStringAndDispose();
    }

    public static void AppendUpper(ref TextBuilder builder, ReadOnlySpan<char> text)
    {
        if (Ascii.IsValid(text))
        {
            Ascii.ToUpper(text, builder.AppendSpan(text.Length), out _);
            return;
        }

        for (var i = 0; i < text.Length; )
        {
            UnicodeCase.AppendUpper(ref builder, CodePoints.Read(text, i, out var consumed));
            i += consumed;
        }
    }

    public static string Lower(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        var builder = new TextBuilder(stackalloc char[256]);
        AppendLower(ref builder, text, 0);
        return builder.ToStringAndDispose();
    }

    public static void AppendLower(ref TextBuilder builder, ReadOnlySpan<char> text)
    {
        if (Ascii.IsValid(text))
        {
            Ascii.ToLower(text, builder.AppendSpan(text.Length), out _);
            return;
        }

        AppendLower(ref builder, text, 0);
    }

    /// <summary>First character to title case, the others to lower case.</summary>
    public static string Capitalize(string text)
    {
        if (IsAsciiCapitalized(text))
        {
            return text;
        }

        var builder = new TextBuilder(stackalloc char[256]);
        AppendCapitalized(ref builder, text);
        return builder.ToStringAndDispose();
    }

    public static void AppendCapitalized(ref TextBuilder builder, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        if (Ascii.IsValid(text))
        {
            var span = builder.AppendSpan(text.Length);
            Ascii.ToLower(text, span, out _);
            span[0] = char.ToUpperInvariant(span[0]);
            return;
        }

        UnicodeCase.AppendTitle(ref builder, CodePoints.Read(text, 0, out var consumed));
        AppendLower(ref builder, text, consumed);
    }

    private static bool IsAsciiCapitalized(string text) =>
        text.Length == 0
        || (Ascii.IsValid(text) && !char.IsAsciiLetterLower(text[0]) && !text.AsSpan(1).ContainsAnyInRange('A', 'Z'));

    /// <summary><c>str.title</c>: a letter after a letter is lower case, any other is title case.</summary>
    public static string Title(string text)
    {
        var builder = new TextBuilder(stackalloc char[256]);
        var insideWord = false;
        for (var i = 0; i < text.Length; )
        {
            var codePoint = CodePoints.Read(text, i, out var consumed);
            if (insideWord)
            {
                UnicodeCase.AppendLower(ref builder, text, i, codePoint);
            }
            else
            {
                UnicodeCase.AppendTitle(ref builder, codePoint);
            }

            insideWord = UnicodeClass.IsCased(codePoint);
            i += consumed;
        }

        return builder.ToStringAndDispose();
    }

    public static string SwapCase(string text)
    {
        var builder = new TextBuilder(stackalloc char[256]);
        for (var i = 0; i < text.Length; )
        {
            var codePoint = CodePoints.Read(text, i, out var consumed);
            if (UnicodeClass.IsUpper(codePoint))
            {
                UnicodeCase.AppendLower(ref builder, text, i, codePoint);
            }
            else if (UnicodeClass.IsLower(codePoint))
            {
                UnicodeCase.AppendUpper(ref builder, codePoint);
            }
            else
            {
                builder.AppendCodePoint(codePoint);
            }

            i += consumed;
        }

        return builder.ToStringAndDispose();
    }

    public static string CaseFold(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        var builder = new TextBuilder(stackalloc char[256]);
        for (var i = 0; i < text.Length; )
        {
            UnicodeCase.AppendFold(ref builder, CodePoints.Read(text, i, out var consumed));
            i += consumed;
        }

        return builder.ToStringAndDispose();
    }

    /// <summary>
    /// Jinja's <c>title</c> filter: words begin after blanks, hyphens and opening brackets, their first character is
    /// upper case and the others lower case. Not the same as <see cref="Title"/>: an apostrophe is inside a word.
    /// </summary>
    public static string TitleWords(string text)
    {
        var builder = new TextBuilder(stackalloc char[256]);
        var words = 0;
        for (var start = 0; start < text.Length; )
        {
            Budget.Poll(words++);
            // A run of separators is an item of its own; its characters have no case.
            var end = start;
            while (end < text.Length && IsWordSeparator(text[end]))
            {
                builder.Append(text[end++]);
            }

            start = end;
            while (end < text.Length && !IsWordSeparator(text[end]))
            {
                end++;
            }

            if (end == start)
            {
                break;
            }

            var word = text.AsSpan(start, end - start);
            UnicodeCase.AppendUpper(ref builder, CodePoints.Read(word, 0, out var consumed));
            // The rest is lowered by itself: what stands before it does not decide the form of its sigmas.
            AppendLower(ref builder, word[consumed..], 0);
            start = end;
        }

        return builder.ToStringAndDispose();
    }

    private static bool IsWordSeparator(char c) => c is '-' or '(' or '{' or '[' or '<' || UnicodeClass.IsSpace(c);

    private static void AppendLower(ref TextBuilder builder, ReadOnlySpan<char> text, int offset)
    {
        while (offset < text.Length)
        {
            var codePoint = CodePoints.Read(text, offset, out var consumed);
            UnicodeCase.AppendLower(ref builder, text, offset, codePoint);
            offset += consumed;
        }
    }
}
