using System.Globalization;
using System.Runtime.CompilerServices;

namespace Attune.Jinja.Text;

/// <summary>
/// The character classes behind Python's <c>str.is...</c> methods, by code point. The Unicode version is that of the
/// .NET runtime; a lone surrogate is a code point of its own, as in Python.
/// </summary>
internal static class UnicodeClass
{
    /// <summary>Whether <c>repr</c> shows the character itself: everything but controls, unassigned and spaces other than U+0020.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsPrintable(int codePoint) =>
        codePoint < 0x7F ? codePoint >= 0x20 : IsPrintableBeyondAscii(codePoint);

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
}
