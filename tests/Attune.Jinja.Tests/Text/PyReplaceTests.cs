using Attune.Jinja.Text;

namespace Attune.Jinja.Tests.Text;

/// <summary>Replacing, against what Python gives.</summary>
public sealed class PyReplaceTests
{
    [Theory]
    [InlineData("aaa", "a", "b", -1, "bbb")]
    [InlineData("aaa", "a", "b", 2, "bba")]
    [InlineData("aaa", "a", "", -1, "")]
    [InlineData("abc", "", "-", -1, "-a-b-c-")]
    [InlineData("a😀b", "", "-", -1, "-a-😀-b-")]
    [InlineData("abc", "", "-", 2, "-a-bc")]
    [InlineData("", "", "x", -1, "x")]
    [InlineData("aaa", "aa", "b", -1, "ba")]
    [InlineData("abc", "z", "x", -1, "abc")]
    [InlineData("abc", "b", "longer", -1, "alongerc")]
    [InlineData("abcb", "b", "x", 0, "abcb")]
    [InlineData("a😀", "😀", "é", -1, "aé")]
    [InlineData("abc", "abcd", "x", -1, "abc")]
    [InlineData("banana", "an", "AN", 1, "bANana")]
    public void All_OfString_IsPythons(string text, string sought, string replacement, long limit, string expected) =>
        Assert.Equal(expected, PyReplace.All(text, sought, replacement, limit, Budgets.Wide()));

    [Fact]
    public void All_ThatWouldGrowTooLong_RefusesBeforeItAllocates()
    {
        var budget = Budgets.Of(RenderLimits.Decision with { MaxStringLength = 1000 });
        var replacement = new string('x', 500);
        var error = Assert.Throws<JinjaLimitException>(() => PyReplace.All("aaa", "a", replacement, -1, budget));
        Assert.Equal(nameof(RenderLimits.MaxStringLength), error.Limit);
        Assert.Throws<JinjaLimitException>(() => PyReplace.All("aaa", "", replacement, -1, budget));
        Assert.Equal(1000, PyReplace.All("aa", "a", replacement, -1, budget).Length);
    }
}
