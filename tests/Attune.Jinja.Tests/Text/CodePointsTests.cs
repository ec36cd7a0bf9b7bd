using Attune.Jinja.Text;
using CsCheck;

namespace Attune.Jinja.Tests.Text;

/// <summary>Strings by code point.</summary>
public sealed class CodePointsTests
{
    [Theory]
    [InlineData("abcdef", 0, 1, 6, "abcdef")]
    [InlineData("abcdef", 1, 1, 2, "bc")]
    [InlineData("abcdef", 5, -1, 6, "fedcba")]
    [InlineData("abcdef", 0, 2, 3, "ace")]
    [InlineData("abcdef", 5, -2, 3, "fdb")]
    [InlineData("abcdef", 1, 3, 2, "be")]
    [InlineData("a😀b😀c", 0, 1, 5, "a😀b😀c")]
    [InlineData("a😀b😀c", 1, 1, 2, "😀b")]
    [InlineData("a😀b😀c", 4, -1, 5, "c😀b😀a")]
    [InlineData("a😀b😀c", 0, 2, 3, "abc")]
    [InlineData("a😀b😀c", 4, -2, 3, "cba")]
    [InlineData("a😀b😀c", 1, 3, 2, "😀c")]
    [InlineData("😀", 0, 1, 1, "😀")]
    [InlineData("😀", 1, 1, 0, "")]
    [InlineData("😀", 0, -1, 1, "😀")]
    [InlineData("😀", 0, 2, 1, "😀")]
    [InlineData("😀", 0, -2, 1, "😀")]
    [InlineData("😀", 1, 3, 0, "")]
    [InlineData("", 0, 1, 0, "")]
    [InlineData("", -1, -1, 0, "")]
    [InlineData("", 0, 2, 0, "")]
    [InlineData("", -1, -2, 0, "")]
    [InlineData("", 0, 3, 0, "")]
    public void Slice_OfString_IsPythons(string text, long start, long step, int count, string expected) =>
        Assert.Equal(expected, CodePoints.Slice(text, start, step, count));

    [Theory]
    [InlineData("abc", 0, "a")]
    [InlineData("abc", 1, "b")]
    [InlineData("abc", 2, "c")]
    [InlineData("abc", 3, null)]
    [InlineData("abc", -1, "c")]
    [InlineData("abc", -2, "b")]
    [InlineData("abc", -4, null)]
    [InlineData("a😀b", 0, "a")]
    [InlineData("a😀b", 1, "😀")]
    [InlineData("a😀b", 2, "b")]
    [InlineData("a😀b", 3, null)]
    [InlineData("a😀b", -1, "b")]
    [InlineData("a😀b", -2, "😀")]
    [InlineData("a😀b", -4, null)]
    [InlineData("😀", 0, "😀")]
    [InlineData("😀", 1, null)]
    [InlineData("😀", 2, null)]
    [InlineData("😀", 3, null)]
    [InlineData("😀", -1, "😀")]
    [InlineData("😀", -2, null)]
    [InlineData("😀", -4, null)]
    [InlineData("", 0, null)]
    [InlineData("", 1, null)]
    [InlineData("", 2, null)]
    [InlineData("", 3, null)]
    [InlineData("", -1, null)]
    [InlineData("", -2, null)]
    [InlineData("", -4, null)]
    public void At_Index_IsPythons(string text, long index, string? expected) =>
        Assert.Equal(expected, CodePoints.At(text, index));

    [Theory]
    [InlineData("abc", 3, "cba")]
    [InlineData("a😀b", 3, "b😀a")]
    [InlineData("😀😀", 2, "😀😀")]
    [InlineData("", 0, "")]
    [InlineData("é", 1, "é")]
    [InlineData("𐐀x", 2, "x𐐀")]
    public void CountAndReverse_ArePythons(string text, int count, string reversed) =>
        Assert.Equal((count, reversed), (CodePoints.Count(text), CodePoints.Reverse(text)));

    [Fact]
    public void Count_OfLoneSurrogates_TakesEachAsOne()
    {
        Assert.Equal(3, CodePoints.Count("a\ud800b"));
        Assert.Equal(2, CodePoints.Count("\udc00\ud800"));
        Assert.Equal("b\ud800a", CodePoints.Reverse("a\ud800b"));
        Assert.False(CodePoints.IsPlain("\ud800"));
    }

    [Fact]
    public void OffsetOf_AnyIndex_IsUndoneByIndexAt() =>
        Gen.Select(Gen.String[Gen.Char["ab\ud83d\ude00é"], 0, 20], Gen.Int[0, 20])
            .Where((text, index) => index <= CodePoints.Count(text))
            .Sample((text, index) => CodePoints.IndexAt(text, CodePoints.OffsetOf(text, index)) == index);

    [Fact]
    public void IsLongerThan_AnyLimit_AgreesWithCount() =>
        Gen.Select(Gen.String[Gen.Char["a\ud83d\ude00"], 0, 20], Gen.Int[0, 20])
            .Sample((text, limit) => CodePoints.IsLongerThan(text, limit) == CodePoints.Count(text) > limit);

    [Fact]
    public void Substring_OfOneLatinCharacter_MakesNoNewString() =>
        Assert.Same(CodePoints.Substring("abc", 1, 1), CodePoints.Substring("xbz", 1, 1));
}
