using Attune.Jinja.Text;
using CsCheck;

namespace Attune.Jinja.Tests.Text;

/// <summary>Escaping, as MarkupSafe does it.</summary>
public sealed class HtmlEscapeTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("<a href=\"x\">Tom & 'Jerry'</a>", "&lt;a href=&#34;x&#34;&gt;Tom &amp; &#39;Jerry&#39;&lt;/a&gt;")]
    [InlineData("/`=", "/`=")]
    [InlineData("&amp;", "&amp;amp;")]
    [InlineData("é😀<", "é😀&lt;")]
    public void Apply_ToText_EscapesFiveCharacters(string text, string expected)
    {
        Assert.Equal(expected, HtmlEscape.Apply(text, Budgets.Wide()));
        Assert.Equal(expected.Length, HtmlEscape.EscapedLength(text));
    }

    [Fact]
    public void Apply_ToPlainText_MakesNoNewString()
    {
        var text = "nothing to escape";
        Assert.Same(text, HtmlEscape.Apply(text, Budgets.Wide()));
    }

    [Fact]
    public void Append_OfAnyText_AgreesWithApply() =>
        Gen.String[Gen.Char["a<>&'\""], 0, 30]
            .Sample(text =>
            {
                var builder = new TextBuilder(4);
                HtmlEscape.Append(ref builder, text);
                return builder.ToStringAndDispose() == HtmlEscape.Apply(text, Budgets.Wide());
            });

    [Fact]
    public void Apply_ThatWouldGrowTooLong_RefusesBeforeItAllocates() =>
        Assert.Throws<JinjaLimitException>(() => HtmlEscape.Apply(new string('<', 100_000), Budgets.Decision()));
}
