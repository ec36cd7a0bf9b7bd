namespace Attune.Jinja.Tests.Filters;

/// <summary>urlencode and urlize, against what Python gives.</summary>
public sealed class LinkFiltersTests
{
    [Theory]
    [InlineData("{{ 'a b/c?d=e&f'|urlencode }}", "a%20b/c%3Fd%3De%26f")]
    [InlineData("{{ 'é😀'|urlencode }}", "%C3%A9%F0%9F%98%80")]
    [InlineData("{{ {'a b':'c/d','e':1}|urlencode }}", "a+b=c%2Fd&e=1")]
    [InlineData("{{ [('a',1),('b','x y')]|urlencode }}", "a=1&b=x+y")]
    [InlineData("{{ ['ab','cd']|urlencode }}", "a=b&c=d")]
    [InlineData("{{ 5|urlencode }}", "5")]
    [InlineData("{{ none|urlencode }}", "None")]
    [InlineData("{{ missing|urlencode }}", "")]
    [InlineData("{{ ''|urlencode }}", "")]
    [InlineData("{{ {}|urlencode }}", "")]
    [InlineData("{{ '~-_.!*()'|urlencode }}", "~-_.%21%2A%28%29")]
    [InlineData("{{ '+'|urlencode }}", "%2B")]
    [InlineData("{{ {'k':'+ '}|urlencode }}", "k=%2B+")]
    [InlineData("{{ {'k':none,'l':true}|urlencode }}", "k=None&l=True")]
    [InlineData("{{ 1.5|urlencode }}", "1.5")]
    [InlineData("{{ ('<'|safe)|urlencode }}", "%3C")]
    [InlineData("{{ d.items()|urlencode }}", "b=1&A=two&c=%5B1%2C+2.5%2C+None%5D")]
    [InlineData("{{ {'é':'ü'}|urlencode }}", "%C3%A9=%C3%BC")]
    [InlineData("{{ '\\n%'|urlencode }}", "%0A%25")]
    public void Urlencode_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ [1]|urlencode }}", "TypeError")]
    [InlineData("{{ ['abc']|urlencode }}", "ValueError")]
    [InlineData("{{ [('a',)]|urlencode }}", "ValueError")]
    [InlineData("{{ (nums|map('string'))|urlencode }}", "ValueError")]
    public void Urlencode_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData(
        "{{ 'see http://example.com now'|urlize }}",
        "see <a href=\"http://example.com\" rel=\"noopener\">http://example.com</a> now"
    )]
    [InlineData(
        "{{ 'www.example.org.'|urlize }}",
        "<a href=\"https://www.example.org\" rel=\"noopener\">www.example.org</a>."
    )]
    [InlineData(
        "{{ '(http://foo.bar/baz_(x))'|urlize }}",
        "(<a href=\"http://foo.bar/baz_(x)\" rel=\"noopener\">http://foo.bar/baz_(x)</a>)"
    )]
    [InlineData("{{ 'mail me@example.com!'|urlize }}", "mail me@example.com!")]
    [InlineData("{{ 'mailto:a@b.cd'|urlize }}", "<a href=\"mailto:a@b.cd\">a@b.cd</a>")]
    [InlineData(
        "{{ 'example.com example.io a.com'|urlize }}",
        "<a href=\"https://example.com\" rel=\"noopener\">example.com</a> example.io a.com"
    )]
    [InlineData("{{ 'http://x.y'|urlize }}", "http://x.y")]
    [InlineData(
        "{{ 'http://localhost:8080/x'|urlize }}",
        "<a href=\"http://localhost:8080/x\" rel=\"noopener\">http://localhost:8080/x</a>"
    )]
    [InlineData(
        "{{ 'http://127.0.0.1/ http://[::1]/'|urlize }}",
        "<a href=\"http://127.0.0.1/\" rel=\"noopener\">http://127.0.0.1/</a> <a href=\"http://[::1]/\" rel=\"noopener\">http://[::1]/</a>"
    )]
    [InlineData("{{ '<http://a.bc>'|urlize }}", "&lt;<a href=\"http://a.bc\" rel=\"noopener\">http://a.bc</a>&gt;")]
    [InlineData(
        "{{ 'http://example.com/averylongpath'|urlize(15) }}",
        "<a href=\"http://example.com/averylongpath\" rel=\"noopener\">http://example....</a>"
    )]
    [InlineData(
        "{{ 'http://example.com'|urlize(nofollow=true) }}",
        "<a href=\"http://example.com\" rel=\"nofollow noopener\">http://example.com</a>"
    )]
    [InlineData(
        "{{ 'http://example.com'|urlize(target='_blank') }}",
        "<a href=\"http://example.com\" rel=\"noopener\" target=\"_blank\">http://example.com</a>"
    )]
    [InlineData(
        "{{ 'http://example.com'|urlize(rel='a b noopener') }}",
        "<a href=\"http://example.com\" rel=\"a b noopener\">http://example.com</a>"
    )]
    [InlineData(
        "{{ 'http://example.com'|urlize(10, true, 't', 'z a') }}",
        "<a href=\"http://example.com\" rel=\"a nofollow noopener z\" target=\"t\">http://exa...</a>"
    )]
    [InlineData(
        "{{ 'tel:123 ftp:x'|urlize(extra_schemes=['tel:']) }}",
        "<a href=\"tel:123\" rel=\"noopener\">tel:123</a> ftp:x"
    )]
    [InlineData(
        "{{ 'http://a.bc?x=1&y=\"2\"'|urlize }}",
        "<a href=\"http://a.bc?x=1&amp;y=&#34;2&#34;\" rel=\"noopener\">http://a.bc?x=1&amp;y=&#34;2&#34;</a>"
    )]
    [InlineData("{{ '@foo foo@bar a@b.c'|urlize }}", "@foo foo@bar <a href=\"mailto:a@b.c\">a@b.c</a>")]
    [InlineData(
        "{{ 'HTTP://EXAMPLE.COM'|urlize }}",
        "<a href=\"https://HTTP://EXAMPLE.COM\" rel=\"noopener\">HTTP://EXAMPLE.COM</a>"
    )]
    [InlineData("{{ 'http://é.com'|urlize }}", "<a href=\"http://é.com\" rel=\"noopener\">http://é.com</a>")]
    [InlineData(
        "{{ 'line\\nhttp://a.bc\\ttab'|urlize }}",
        "line\n<a href=\"http://a.bc\" rel=\"noopener\">http://a.bc</a>\ttab"
    )]
    [InlineData("{{ 5|urlize }}", "5")]
    [InlineData("{{ missing|urlize }}", "")]
    [InlineData("{{ none|urlize }}", "None")]
    [InlineData("{{ ''|urlize }}", "")]
    [InlineData("{{ 'http://a.bc,'|urlize }}", "<a href=\"http://a.bc\" rel=\"noopener\">http://a.bc</a>,")]
    [InlineData("{{ 'http://a.bc...'|urlize }}", "<a href=\"http://a.bc\" rel=\"noopener\">http://a.bc</a>...")]
    [InlineData("{{ '(www.a.com)'|urlize }}", "(<a href=\"https://www.a.com\" rel=\"noopener\">www.a.com</a>)")]
    [InlineData(
        "{{ 'http://example.com/é😀'|urlize(20) }}",
        "<a href=\"http://example.com/é😀\" rel=\"noopener\">http://example.com/é...</a>"
    )]
    [InlineData("{{ 'https://a.bc'|urlize(0) }}", "<a href=\"https://a.bc\" rel=\"noopener\">...</a>")]
    [InlineData("{{ 'https://a.bc'|urlize(-4) }}", "<a href=\"https://a.bc\" rel=\"noopener\">https://...</a>")]
    [InlineData(
        "{{ 'foo.museum foo.info'|urlize }}",
        "foo.museum <a href=\"https://foo.info\" rel=\"noopener\">foo.info</a>"
    )]
    [InlineData("{{ 'http://a-b.cd-ef'|urlize }}", "http://a-b.cd-ef")]
    [InlineData(
        "{{ 'xn--abc.com http://xn--abc'|urlize }}",
        "<a href=\"https://xn--abc.com\" rel=\"noopener\">xn--abc.com</a> <a href=\"http://xn--abc\" rel=\"noopener\">http://xn--abc</a>"
    )]
    [InlineData("{{ 'http://user:pw@host.com'|urlize }}", "http://user:pw@host.com")]
    [InlineData(
        "{{ text|urlize }}",
        "The quick brown fox-like animal jumped over 13 lazy dogs.\nSee <a href=\"http://example.com/path?x=1\" rel=\"noopener\">http://example.com/path?x=1</a> &amp; more."
    )]
    public void Urlize_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ 'x'|urlize(extra_schemes=['bad scheme']) }}", "FilterArgumentError")]
    [InlineData("{{ 'x'|urlize(extra_schemes=['tel']) }}", "FilterArgumentError")]
    [InlineData("{{ 'x'|urlize(extra_schemes='tel:') }}", "FilterArgumentError")]
    [InlineData("{{ 'http://a.bc'|urlize(5.5) }}", "TypeError")]
    [InlineData("{{ 'x http://a.bc'|urlize('5') }}", "TypeError")]
    public void Urlize_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData(
        "{{ '<b> http://a.bc/?x=<y>'|urlize }}",
        "&lt;b&gt; <a href=\"http://a.bc/?x=&lt;y&gt;\" rel=\"noopener\">http://a.bc/?x=&lt;y&gt;</a>"
    )]
    [InlineData("{{ ('<b>http://a.bc</b>'|safe)|urlize }}", "<b>http://a.bc</b>")]
    [InlineData(
        "{{ 'http://a.bc'|urlize(target='\"') }}",
        "<a href=\"http://a.bc\" rel=\"noopener\" target=\"&#34;\">http://a.bc</a>"
    )]
    [InlineData(
        "{{ 'http://a.bc'|urlize ~ '<' }}",
        "&lt;a href=&#34;http://a.bc&#34; rel=&#34;noopener&#34;&gt;http://a.bc&lt;/a&gt;&lt;"
    )]
    [InlineData("{{ '&lt;http://a.bc&gt;'|urlize }}", "&amp;lt;http://a.bc&amp;gt;")]
    public void Urlize_WithAutoescape_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, autoescape: true));
}
