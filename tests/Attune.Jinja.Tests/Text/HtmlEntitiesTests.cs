using Attune.Jinja.Text;
using CsCheck;

namespace Attune.Jinja.Tests.Text;

/// <summary>Character references, against what Python gives.</summary>
public sealed class HtmlEntitiesTests
{
    [Theory]
    [InlineData("&lt;&gt;&amp;&quot;&#39;", "<>&\"'")]
    [InlineData("&amp;amp;", "&amp;")]
    [InlineData("&notit;", "¬it;")]
    [InlineData("&NotEqualTilde;", "≂̸")]
    [InlineData("&#65;&#x41;&#X41;", "AAA")]
    [InlineData("&#65", "A")]
    [InlineData("&#", "&#")]
    [InlineData("&#x", "&#x")]
    [InlineData("&#0;", "�")]
    [InlineData("&#150;", "–")]
    [InlineData("&#xfffe;", "")]
    [InlineData("&#1;", "")]
    [InlineData("&#13;", "\r")]
    [InlineData("&#99999999999;", "�")]
    [InlineData("&#xd800;", "�")]
    [InlineData("&copy", "©")]
    [InlineData("&copy2020", "©2020")]
    [InlineData("&hearts;&zwnj;", "♥‌")]
    [InlineData("&nope;", "&nope;")]
    [InlineData("&", "&")]
    [InlineData("&&", "&&")]
    [InlineData("&a", "&a")]
    [InlineData("&ampersand", "&ersand")]
    [InlineData("&#128512;", "😀")]
    [InlineData("no entities", "no entities")]
    [InlineData("&CounterClockwiseContourIntegral;", "∳")]
    [InlineData("&gt", ">")]
    [InlineData("&gta", ">a")]
    [InlineData("&lt &gt", "< >")]
    [InlineData("&eacute;é", "éé")]
    [InlineData("&Aacute", "Á")]
    [InlineData("&aacutee", "áe")]
    [InlineData("&#x1F600", "😀")]
    [InlineData(
        "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa;",
        "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa;"
    )]
    [InlineData("&bne;", "=⃥")]
    public void Unescape_OfText_IsPythons(string text, string expected) =>
        Assert.Equal(expected, HtmlEntities.Unescape(text));

    [Fact]
    public void Unescape_OfEscapedText_GivesItBack() =>
        Gen.String.Sample(text => HtmlEntities.Unescape(HtmlEscape.Apply(text, Budgets.Wide())) == text);

    [Fact]
    public void Unescape_OfAnyText_NeverGrows() =>
        Gen.String[Gen.Char["&#x;amplt65 "], 0, 30].Sample(text => HtmlEntities.Unescape(text).Length <= text.Length);
}
