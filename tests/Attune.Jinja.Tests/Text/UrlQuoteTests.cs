using Attune.Jinja.Text;
using CsCheck;

namespace Attune.Jinja.Tests.Text;

/// <summary>Percent-encoding, against what Python gives.</summary>
public sealed class UrlQuoteTests
{
    [Theory]
    [InlineData("a b/c", "a%20b/c", "a+b%2Fc")]
    [InlineData("é😀", "%C3%A9%F0%9F%98%80", "%C3%A9%F0%9F%98%80")]
    [InlineData("~-_.!*()", "~-_.%21%2A%28%29", "~-_.%21%2A%28%29")]
    [InlineData("+%", "%2B%25", "%2B%25")]
    [InlineData("", "", "")]
    [InlineData("\n", "%0A", "%0A")]
    [InlineData("abc123", "abc123", "abc123")]
    [InlineData("&=?", "%26%3D%3F", "%26%3D%3F")]
    [InlineData("\"<>", "%22%3C%3E", "%22%3C%3E")]
    public void TryQuote_OfText_IsPythons(string text, string path, string query) =>
        Assert.Equal(
            (true, path, true, query),
            (
                UrlQuote.TryQuote(text, false, Budgets.Wide(), out var a),
                a,
                UrlQuote.TryQuote(text, true, Budgets.Wide(), out var b),
                b
            )
        );

    [Theory]
    [InlineData("a%20b", "a b", "a b")]
    [InlineData("%C3%A9", "é", "é")]
    [InlineData("%F0%9F%98%80", "😀", "😀")]
    [InlineData("%", "%", "%")]
    [InlineData("%z", "%z", "%z")]
    [InlineData("%4", "%4", "%4")]
    [InlineData("a+b", "a+b", "a b")]
    [InlineData("%2B", "+", "+")]
    [InlineData("%ff", "�", "�")]
    [InlineData("%E2%82x", "�x", "�x")]
    [InlineData("é%41", "éA", "éA")]
    [InlineData("%41%", "A%", "A%")]
    [InlineData("plain", "plain", "plain")]
    [InlineData("%c3%a9%", "é%", "é%")]
    public void Unquote_OfText_IsPythons(string text, string plain, string plus) =>
        Assert.Equal((plain, plus), (UrlQuote.Unquote(text, false), UrlQuote.Unquote(text, true)));

    [Fact]
    public void TryQuote_OfLoneSurrogate_Fails() =>
        Assert.False(UrlQuote.TryQuote("a\ud800", false, Budgets.Wide(), out _));

    [Fact]
    public void Unquote_OfQuotedText_GivesItBack() =>
        Gen.String[Gen.Char["aé漢 /+%&=\n"], 0, 30]
            .Sample(text =>
                UrlQuote.TryQuote(text, true, Budgets.Wide(), out var quoted) && UrlQuote.Unquote(quoted, true) == text
            );

    [Fact]
    public void TryQuote_ThatWouldGrowTooLong_RefusesBeforeItAllocates() =>
        Assert.Throws<JinjaLimitException>(() =>
            UrlQuote.TryQuote(new string('é', 100_000), false, Budgets.Decision(), out _)
        );
}
