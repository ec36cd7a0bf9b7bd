using Attune.Jinja.Text;

namespace Attune.Jinja.Tests.Text;

/// <summary>striptags, against what MarkupSafe gives.</summary>
public sealed class StripTagsTests
{
    [Theory]
    [InlineData("<p>a</p>  b\n c", "a b c")]
    [InlineData("<!-- x -->a", "a")]
    [InlineData("<!--<b>-->x", "x")]
    [InlineData("<!<!---->-- y -->z", "z")]
    [InlineData("<!-->a-->b", "a-->b")]
    [InlineData("<!--->a", "a")]
    [InlineData("a < b and c > d", "a d")]
    [InlineData("<a", "<a")]
    [InlineData("a>b", "a>b")]
    [InlineData("<<a>b>", "b>")]
    [InlineData("&lt;x&gt; &amp;lt;", "<x> &lt;")]
    [InlineData("<!-- open", "<!-- open")]
    [InlineData("", "")]
    [InlineData("   ", "")]
    [InlineData("<b>\u00a0<i>", "")]
    [InlineData("<!--a--><!--b-->c", "c")]
    [InlineData("<br/>x<br>y", "xy")]
    [InlineData("<!--a<b>c", "c")]
    [InlineData(">", ">")]
    [InlineData("<>", "")]
    [InlineData("x<!---->y", "xy")]
    [InlineData("a&nbsp;b", "a\u00a0b")]
    public void Apply_ToText_IsMarkupSafes(string text, string expected) =>
        Assert.Equal(expected, StripTags.Apply(text));

    [Fact]
    public void Apply_ToManyOpenComments_TakesLinearTime()
    {
        // Quadratic work on a million characters would take minutes.
        var text = string.Concat(Enumerable.Repeat("<!--<!", 100_000)) + string.Concat(Enumerable.Repeat("<", 400_000));
        Assert.NotEmpty(StripTags.Apply(text));
    }
}
