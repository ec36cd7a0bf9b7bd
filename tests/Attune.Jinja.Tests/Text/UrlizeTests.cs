using Attune.Jinja.Text;
using CsCheck;

namespace Attune.Jinja.Tests.Text;

/// <summary>Finding of links, against what Jinja gives.</summary>
public sealed class UrlizeTests
{
    [Theory]
    [InlineData("http://example.com", "<a href=\"http://example.com\" rel=\"r\">http://example.com</a>")]
    [InlineData("see www.example.org.", "see <a href=\"https://www.example.org\" rel=\"r\">www.example.org</a>.")]
    [InlineData(
        "(http://foo.bar/baz_(x))",
        "(<a href=\"http://foo.bar/baz_(x)\" rel=\"r\">http://foo.bar/baz_(x)</a>)"
    )]
    [InlineData("me@example.com", "<a href=\"mailto:me@example.com\">me@example.com</a>")]
    [InlineData("mailto:a@b.cd", "<a href=\"mailto:a@b.cd\">a@b.cd</a>")]
    [InlineData("example.com", "<a href=\"https://example.com\" rel=\"r\">example.com</a>")]
    [InlineData("example.io", "example.io")]
    [InlineData("a.com", "a.com")]
    [InlineData("ab.org", "<a href=\"https://ab.org\" rel=\"r\">ab.org</a>")]
    [InlineData("http://x", "http://x")]
    [InlineData("http://x.y", "http://x.y")]
    [InlineData("http://localhost:8080/x", "<a href=\"http://localhost:8080/x\" rel=\"r\">http://localhost:8080/x</a>")]
    [InlineData("http://127.0.0.1/", "<a href=\"http://127.0.0.1/\" rel=\"r\">http://127.0.0.1/</a>")]
    [InlineData("http://[::1]/", "<a href=\"http://[::1]/\" rel=\"r\">http://[::1]/</a>")]
    [InlineData(
        "http://[1:2:3:4:5:6:7:8]:80",
        "<a href=\"http://[1:2:3:4:5:6:7:8]:80\" rel=\"r\">http://[1:2:3:4:5:6:7:8]:80</a>"
    )]
    [InlineData("http://[1:2]", "http://[1:2]")]
    [InlineData("http://[12345::]", "http://[12345::]")]
    [InlineData("http://1.2.3", "http://1.2.3")]
    [InlineData("http://a.bc:123456", "http://a.bc:123456")]
    [InlineData("http://a.bc:", "http://a.bc:")]
    [InlineData("http://a..bc", "http://a..bc")]
    [InlineData("http://.bc", "http://.bc")]
    [InlineData("www.", "www.")]
    [InlineData("www.ab", "<a href=\"https://www.ab\" rel=\"r\">www.ab</a>")]
    [InlineData("www.a", "www.a")]
    [InlineData("xn--abc.com", "<a href=\"https://xn--abc.com\" rel=\"r\">xn--abc.com</a>")]
    [InlineData("http://xn--ab", "<a href=\"http://xn--ab\" rel=\"r\">http://xn--ab</a>")]
    [InlineData("http://xn--a", "http://xn--a")]
    [InlineData("http://xn--a-b", "http://xn--a-b")]
    [InlineData("@a@b.cd", "@a@b.cd")]
    [InlineData("a@b", "a@b")]
    [InlineData("a@b.c-d", "a@b.c-d")]
    [InlineData("a@.b", "a@.b")]
    [InlineData("a@b.", "a@b.")]
    [InlineData("HTTP://A.BC", "<a href=\"https://HTTP://A.BC\" rel=\"r\">HTTP://A.BC</a>")]
    [InlineData("hTTpS://a.bc", "<a href=\"https://hTTpS://a.bc\" rel=\"r\">hTTpS://a.bc</a>")]
    [InlineData("http://a_b.cd", "<a href=\"http://a_b.cd\" rel=\"r\">http://a_b.cd</a>")]
    [InlineData("http://%41.com", "<a href=\"http://%41.com\" rel=\"r\">http://%41.com</a>")]
    [InlineData("x-y.info", "<a href=\"https://x-y.info\" rel=\"r\">x-y.info</a>")]
    [InlineData("foo.museum", "foo.museum")]
    [InlineData("http://é.fr", "<a href=\"http://é.fr\" rel=\"r\">http://é.fr</a>")]
    [InlineData("http://foo.1a", "http://foo.1a")]
    [InlineData("ftp:x", "<a href=\"ftp:x\" rel=\"r\">ftp:x</a>")]
    [InlineData("ftp:", "ftp:")]
    [InlineData("x-y://z", "<a href=\"x-y://z\" rel=\"r\">x-y://z</a>")]
    [InlineData("<http://a.bc>", "<<a href=\"http://a.bc\" rel=\"r\">http://a.bc</a>>")]
    [InlineData("&lt;http://a.bc&gt;", "&lt;<a href=\"http://a.bc\" rel=\"r\">http://a.bc</a>&gt;")]
    [InlineData("((a@b.cd))", "((<a href=\"mailto:a@b.cd\">a@b.cd</a>))")]
    [InlineData("http://a.bc?x", "<a href=\"http://a.bc?x\" rel=\"r\">http://a.bc?x</a>")]
    [InlineData("http://a.bc#y", "<a href=\"http://a.bc#y\" rel=\"r\">http://a.bc#y</a>")]
    [InlineData("http://a.bc;", "http://a.bc;")]
    [InlineData("a:b@c.de", "a:b@c.de")]
    [InlineData("ſ.com", "ſ.com")]
    [InlineData("http://a.bc).", "<a href=\"http://a.bc\" rel=\"r\">http://a.bc</a>).")]
    [InlineData("http://a.bc/(x", "<a href=\"http://a.bc/(x\" rel=\"r\">http://a.bc/(x</a>")]
    [InlineData("http://a.bc/(x)).", "<a href=\"http://a.bc/(x)\" rel=\"r\">http://a.bc/(x)</a>).")]
    [InlineData("wWw.AbC.de", "<a href=\"https://wWw.AbC.de\" rel=\"r\">wWw.AbC.de</a>")]
    [InlineData("http://999.999.9.9/x", "<a href=\"http://999.999.9.9/x\" rel=\"r\">http://999.999.9.9/x</a>")]
    [InlineData("foo.com:80/x", "<a href=\"https://foo.com:80/x\" rel=\"r\">foo.com:80/x</a>")]
    [InlineData("foo.com:x", "foo.com:x")]
    [InlineData("http://K.K", "http://K.K")]
    public void Apply_ToWord_IsJinjas(string text, string expected) =>
        Assert.Equal(expected, Urlize.Apply(text, Options, Budgets.Wide()));

    [Theory]
    [InlineData("http://example.com", 5, "<a href=\"http://example.com\" rel=\"r\">http:...</a>")]
    [InlineData("http://example.com", 100, "<a href=\"http://example.com\" rel=\"r\">http://example.com</a>")]
    [InlineData("http://example.com", 0, "<a href=\"http://example.com\" rel=\"r\">...</a>")]
    [InlineData("http://example.com", -3, "<a href=\"http://example.com\" rel=\"r\">http://example....</a>")]
    [InlineData(
        "http://example.com/é😀x",
        20,
        "<a href=\"http://example.com/é😀x\" rel=\"r\">http://example.com/é...</a>"
    )]
    [InlineData("a@example.com", 3, "<a href=\"mailto:a@example.com\">a@example.com</a>")]
    [InlineData("ftp:xyz", 2, "<a href=\"ftp:xyz\" rel=\"r\">ftp:xyz</a>")]
    public void Apply_WithLimit_ShortensWhatIsShown(string text, long limit, string expected) =>
        Assert.Equal(expected, Urlize.Apply(text, Options with { TextLimit = limit }, Budgets.Wide()));

    private static readonly UrlizeOptions Options = new(" rel=\"r\"", null, ["ftp:", "x-y://"]);

    [Theory]
    [InlineData("http://a.")]
    [InlineData("a@b.")]
    [InlineData("((((")]
    [InlineData("))))")]
    [InlineData("http://[1:")]
    [InlineData("&lt;")]
    [InlineData("a.b-c%")]
    public void Apply_ToHostileRepetition_TakesLinearTime(string part)
    {
        // A backtracking pattern would not come back from these.
        var text = string.Concat(Enumerable.Repeat(part, 100_000));
        Assert.NotEmpty(Urlize.Apply(text, Options, Budgets.Wide()));
    }

    [Fact]
    public void Apply_ToAnyWords_LosesNothingOfThem() =>
        Gen.String[Gen.Char["ahtp:/w.com@()<>&; "], 0, 40]
            .Sample(text =>
                StripTags.Apply(Urlize.Apply(HtmlEscape.Apply(text, Budgets.Wide()), Options, Budgets.Wide()))
                    == StripTags.Apply(HtmlEscape.Apply(text, Budgets.Wide()))
                || text.Contains("mailto:")
            );
}
