using Attune.Jinja.Text;

namespace Attune.Jinja.Tests.Text;

/// <summary>Stripping, against what Python gives.</summary>
public sealed class PyStripTests
{
    [Theory]
    [InlineData("  a b  ", null, "a b", "a b  ", "  a b")]
    [InlineData("xxaxx", "x", "a", "axx", "xxa")]
    [InlineData("abcba", "ab", "c", "cba", "abc")]
    [InlineData("😀a😀", "😀", "a", "a😀", "😀a")]
    [InlineData("", null, "", "", "")]
    [InlineData("   ", null, "", "", "")]
    [InlineData("a", "", "a", "a", "a")]
    [InlineData("　a\u00a0\u001f", null, "a", "a\u00a0\u001f", "　a")]
    [InlineData("a😀b", "b😀", "a", "a😀b", "a")]
    [InlineData("aaa", "a", "", "", "")]
    public void Strip_OfString_IsPythons(string text, string? characters, string both, string left, string right) =>
        Assert.Equal(
            (both, left, right),
            (
                PyStrip.Strip(text, characters, true, true),
                PyStrip.Strip(text, characters, true, false),
                PyStrip.Strip(text, characters, false, true)
            )
        );

    [Theory]
    [InlineData("abab", "ab", "ab", "ab")]
    [InlineData("ab", "abc", "ab", "ab")]
    [InlineData("ab", "", "ab", "ab")]
    [InlineData("", "a", "", "")]
    [InlineData("a", "a", "", "")]
    public void RemovePrefixAndSuffix_IsPythons(string text, string part, string withoutPrefix, string withoutSuffix) =>
        Assert.Equal(
            (withoutPrefix, withoutSuffix),
            (PyStrip.RemovePrefix(text, part), PyStrip.RemoveSuffix(text, part))
        );
}
