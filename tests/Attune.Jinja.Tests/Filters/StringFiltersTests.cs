using Attune.Jinja.Values;

namespace Attune.Jinja.Tests.Filters;

/// <summary>Filters that change a string as a whole, against what Python gives.</summary>
public sealed class StringFiltersTests
{
    [Theory]
    [InlineData("{{ 'straße'|upper }}", "STRASSE")]
    [InlineData("{{ 'ǆ ﬁ'|upper }}", "Ǆ FI")]
    [InlineData("{{ 42|upper }}", "42")]
    [InlineData("{{ none|upper }}", "NONE")]
    [InlineData("{{ [1,'a']|upper }}", "[1, 'A']")]
    [InlineData("{{ missing|upper }}", "")]
    [InlineData("{{ ''|upper }}", "")]
    [InlineData("{{ 'already UP'|upper }}", "ALREADY UP")]
    [InlineData("{{ 'éclair'|upper }}", "ÉCLAIR")]
    [InlineData("{{ 'ΐ'|upper }}", "Ϊ́")]
    [InlineData("{{ true|upper }}", "TRUE")]
    [InlineData("{{ ('<b>'|safe)|upper }}", "<B>")]
    public void Upper_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ ('<b>x</b>'|safe)|upper }}", "<B>X</B>")]
    [InlineData("{{ '<b>x</b>'|upper }}", "&lt;B&gt;X&lt;/B&gt;")]
    [InlineData("{{ missing|upper }}", "")]
    public void Upper_WithAutoescape_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, autoescape: true));

    [Theory]
    [InlineData("{{ 'ΑΣ ΣΑΣ'|lower }}", "ας σας")]
    [InlineData("{{ 'İstanbul'|lower }}", "i̇stanbul")]
    [InlineData("{{ 'MiXed'|lower }}", "mixed")]
    [InlineData("{{ 3.5|lower }}", "3.5")]
    [InlineData("{{ missing|lower }}", "")]
    [InlineData("{{ 'ÀÉÎ'|lower }}", "àéî")]
    [InlineData("{{ ['A']|lower }}", "['a']")]
    public void Lower_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ missing|lower }}", "UndefinedError")]
    [InlineData("{{ missing|upper }}", "UndefinedError")]
    [InlineData("{{ missing|trim }}", "UndefinedError")]
    [InlineData("{{ missing|string }}", "UndefinedError")]
    public void Lower_Strict_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template, undefined: UndefinedKind.Strict));

    [Theory]
    [InlineData("{{ 'hELLO wORLD'|capitalize }}", "Hello world")]
    [InlineData("{{ 'ǆabc'|capitalize }}", "ǅabc")]
    [InlineData("{{ 'ßabc'|capitalize }}", "Ssabc")]
    [InlineData("{{ '1st PLACE'|capitalize }}", "1st place")]
    [InlineData("{{ ''|capitalize }}", "")]
    [InlineData("{{ 'éCLAIR'|capitalize }}", "Éclair")]
    [InlineData("{{ 'ΑΣ'|capitalize }}", "Ας")]
    [InlineData("{{ 12|capitalize }}", "12")]
    [InlineData("{{ 'already Fine'|capitalize }}", "Already fine")]
    public void Capitalize_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ \"o'neil\"|title }}", "O'neil")]
    [InlineData("{{ 'foo-bar baz'|title }}", "Foo-Bar Baz")]
    [InlineData("{{ '(paren) [brack] {brace} <angle>'|title }}", "(Paren) [Brack] {Brace} <Angle>")]
    [InlineData("{{ 'ǆ'|title }}", "Ǆ")]
    [InlineData("{{ 'HELLO wORLD'|title }}", "Hello World")]
    [InlineData("{{ 'a  b\\tc'|title }}", "A  B\tC")]
    [InlineData("{{ ''|title }}", "")]
    [InlineData("{{ '3rd place'|title }}", "3rd Place")]
    [InlineData("{{ 'ﬁrst ßtep'|title }}", "FIrst SStep")]
    [InlineData("{{ 'x_y'|title }}", "X_y")]
    [InlineData("{{ 'foo/bar'|title }}", "Foo/bar")]
    public void Title_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ ('a <b>'|safe)|title }}", "A &lt;B&gt;")]
    [InlineData("{{ ('<i>'|safe)|title|upper }}", "&lt;I&gt;")]
    public void Title_WithAutoescape_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, autoescape: true));

    [Theory]
    [InlineData("{{ '  a b  '|trim }}", "a b")]
    [InlineData("{{ 'xxaxx'|trim('x') }}", "a")]
    [InlineData("{{ 'abcba'|trim('ab') }}", "c")]
    [InlineData("{{ '\\u3000a\\u00a0'|trim }}", "a")]
    [InlineData("{{ 5|trim }}", "5")]
    [InlineData("{{ '  '|trim }}", "")]
    [InlineData("{{ '😀a😀'|trim('😀') }}", "a")]
    [InlineData("{{ '-a-'|trim(chars='-') }}", "a")]
    [InlineData("{{ 'a'|trim(none) }}", "a")]
    public void Trim_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ ' a '|trim(1) }}", "TypeError")]
    [InlineData("{{ 'a'|trim('b','c') }}", "TypeError")]
    public void Trim_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ ('  <b> '|safe)|trim }}", "<b>")]
    [InlineData("{{ '  <b> '|trim }}", "&lt;b&gt;")]
    public void Trim_WithAutoescape_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, autoescape: true));

    [Theory]
    [InlineData("{{ 'ab'|center(5) }}", "  ab ")]
    [InlineData("{{ 'ab'|center(6) }}", "  ab  ")]
    [InlineData("{{ 'abc'|center(6) }}", " abc  ")]
    [InlineData("{{ '😀'|center(4) ~ '|' }}", " 😀  |")]
    [InlineData("{{ 'toolong'|center(3) }}", "toolong")]
    [InlineData("{{ 'x'|center(0) }}", "x")]
    [InlineData("{{ 'x'|center(-3) }}", "x")]
    [InlineData("{{ 42|center(6) ~ '|' }}", "  42  |")]
    [InlineData("{{ ('a'|center)|length }}", "80")]
    [InlineData("{{ 'a'|center(width=3) }}", " a ")]
    [InlineData("{{ 'a'|center(true) }}", "a")]
    public void Center_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ 'a'|center('5') }}", "TypeError")]
    [InlineData("{{ 'a'|center(5.0) }}", "TypeError")]
    [InlineData("{{ 'a'|center(missing) }}", "TypeError")]
    public void Center_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ 1.0|string }}", "1.0")]
    [InlineData("{{ none|string }}", "None")]
    [InlineData("{{ [1,'a']|string }}", "[1, 'a']")]
    [InlineData("{{ missing|string }}", "")]
    [InlineData("{{ (1,)|string }}", "(1,)")]
    [InlineData("{{ true|string }}", "True")]
    [InlineData("{{ {'a': 1}|string }}", "{'a': 1}")]
    [InlineData("{{ 100|string|length }}", "3")]
    public void String_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ ('<b>'|safe)|string }}", "<b>")]
    [InlineData("{{ '<b>'|string }}", "&lt;b&gt;")]
    [InlineData("{{ ['<']|string }}", "[&#39;&lt;&#39;]")]
    public void String_WithAutoescape_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, autoescape: true));

    [Theory]
    [InlineData("{{ html|striptags }}", "Tom & Jerry's \"home\"")]
    [InlineData("{{ '<!-- c -->a <b>b</b>  c\\n d'|striptags }}", "a b c d")]
    [InlineData("{{ '&lt;x&gt; &amp;amp; &eacute;'|striptags }}", "<x> &amp; é")]
    [InlineData("{{ 'a < b and c > d'|striptags }}", "a d")]
    [InlineData("{{ 'no tags'|striptags }}", "no tags")]
    [InlineData("{{ '<a'|striptags }}", "<a")]
    [InlineData("{{ 5|striptags }}", "5")]
    [InlineData("{{ missing|striptags }}", "")]
    [InlineData("{{ '<!--<b>-->x'|striptags }}", "x")]
    [InlineData("{{ '<<a>b>'|striptags }}", "b>")]
    public void Striptags_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ html|striptags }}", "Tom &amp; Jerry&#39;s &#34;home&#34;")]
    [InlineData("{{ (html|safe)|striptags }}", "Tom &amp; Jerry&#39;s &#34;home&#34;")]
    [InlineData("{{ ('&lt;b&gt;'|safe)|striptags }}", "&lt;b&gt;")]
    public void Striptags_WithAutoescape_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, autoescape: true));

    [Theory]
    [InlineData("{{ text|wordcount }}", "19")]
    [InlineData("{{ 'one two-three, four_five'|wordcount }}", "4")]
    [InlineData("{{ ''|wordcount }}", "0")]
    [InlineData("{{ 'it\\'s'|wordcount }}", "2")]
    [InlineData("{{ '日本 語'|wordcount }}", "2")]
    [InlineData("{{ 42|wordcount }}", "1")]
    [InlineData("{{ '½ ² x'|wordcount }}", "3")]
    [InlineData("{{ none|wordcount }}", "1")]
    public void Wordcount_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));
}
