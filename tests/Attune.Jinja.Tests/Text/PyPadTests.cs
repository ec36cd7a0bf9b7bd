using Attune.Jinja.Text;

namespace Attune.Jinja.Tests.Text;

/// <summary>Padding, against what Python gives.</summary>
public sealed class PyPadTests
{
    [Theory]
    [InlineData("ab", 5, 42, "**ab*", "ab***", "***ab")]
    [InlineData("ab", 6, 42, "**ab**", "ab****", "****ab")]
    [InlineData("abc", 6, 42, "*abc**", "abc***", "***abc")]
    [InlineData("abc", 5, 42, "*abc*", "abc**", "**abc")]
    [InlineData("a😀", 5, 128512, "😀😀a😀😀", "a😀😀😀😀", "😀😀😀a😀")]
    [InlineData("ab", 2, 120, "ab", "ab", "ab")]
    [InlineData("ab", -1, 120, "ab", "ab", "ab")]
    [InlineData("", 3, 32, "   ", "   ", "   ")]
    public void Pad_OfString_IsPythons(string text, long width, int fill, string center, string left, string right) =>
        Assert.Equal(
            (center, left, right),
            (
                PyPad.Center(text, width, fill, Budgets.Wide()),
                PyPad.Left(text, width, fill, Budgets.Wide()),
                PyPad.Right(text, width, fill, Budgets.Wide())
            )
        );

    [Theory]
    [InlineData("42", 5, "00042")]
    [InlineData("-42", 5, "-0042")]
    [InlineData("+1", 4, "+001")]
    [InlineData("", 2, "00")]
    [InlineData("--1", 5, "-00-1")]
    [InlineData("😀", 3, "00😀")]
    [InlineData("abc", 2, "abc")]
    [InlineData("-", 3, "-00")]
    public void ZeroFill_OfString_IsPythons(string text, long width, string expected) =>
        Assert.Equal(expected, PyPad.ZeroFill(text, width, Budgets.Wide()));

    [Theory]
    [InlineData("a\tb", 8, "a       b")]
    [InlineData("a\tb\tc", 4, "a   b   c")]
    [InlineData("a\tb", 0, "ab")]
    [InlineData("a\n\tb", 3, "a\n   b")]
    [InlineData("😀\tb", 4, "😀   b")]
    [InlineData("\t", 2, "  ")]
    [InlineData("none", 8, "none")]
    [InlineData("a\r\tb", 4, "a\r    b")]
    [InlineData("\t\t", -1, "")]
    [InlineData("abcd\te", 4, "abcd    e")]
    public void ExpandTabs_OfString_IsPythons(string text, long size, string expected) =>
        Assert.Equal(expected, PyPad.ExpandTabs(text, size, Budgets.Wide()));

    [Theory]
    [InlineData(1_000_000_000)]
    [InlineData(long.MaxValue)]
    public void Pad_ToAHugeWidth_RefusesBeforeItAllocates(long width)
    {
        Assert.Throws<JinjaLimitException>(() => PyPad.Center("x", width, ' ', Budgets.Decision()));
        Assert.Throws<JinjaLimitException>(() => PyPad.Left("x", width, 0x1F600, Budgets.Decision()));
        Assert.Throws<JinjaLimitException>(() => PyPad.Right("x", width, ' ', Budgets.Decision()));
        Assert.Throws<JinjaLimitException>(() => PyPad.ZeroFill("x", width, Budgets.Decision()));
        Assert.Throws<JinjaLimitException>(() => PyPad.ExpandTabs("x\t", width, Budgets.Decision()));
    }
}
