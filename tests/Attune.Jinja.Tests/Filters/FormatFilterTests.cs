namespace Attune.Jinja.Tests.Filters;

/// <summary>The format filter, against what Python gives.</summary>
public sealed class FormatFilterTests
{
    [Theory]
    [InlineData("{{ '%s, %s!'|format('Hi', 'you') }}", "Hi, you!")]
    [InlineData("{{ '%d%%'|format(5) }}", "5%")]
    [InlineData("{{ '%(a)s'|format(a=1) }}", "1")]
    [InlineData("{{ 'plain'|format }}", "plain")]
    [InlineData("{{ '%s'|format([1,2]) }}", "[1, 2]")]
    [InlineData("{{ '%s'|format((1,2)) }}", "(1, 2)")]
    [InlineData("{{ '%5.2f|'|format(3.14159) }}", " 3.14|")]
    [InlineData("{{ '%s'|format(missing) }}", "")]
    [InlineData("{{ '%(a)s %(a)s'|format(a='z') }}", "z z")]
    [InlineData("{{ '%s'|format(none) }}", "None")]
    public void Format_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ '%s'|format }}", "TypeError")]
    [InlineData("{{ 'x'|format(1) }}", "TypeError")]
    [InlineData("{{ '%s %s'|format(1) }}", "TypeError")]
    [InlineData("{{ '%s'|format(1, a=2) }}", "FilterArgumentError")]
    [InlineData("{{ 42|format(1) }}", "TypeError")]
    [InlineData("{{ '%d'|format(missing) }}", "UndefinedError")]
    [InlineData("{{ '%d'|format('x') }}", "TypeError")]
    [InlineData("{{ '%(b)s'|format(a='z') }}", "KeyError")]
    public void Format_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ ('<%s>'|safe)|format('<') }}", "<&lt;>")]
    [InlineData("{{ '<%s>'|format('<') }}", "&lt;&lt;&gt;")]
    [InlineData("{{ ('%s'|safe)|format('<'|safe) }}", "<")]
    [InlineData("{{ ('%(a)s'|safe)|format(a='&') }}", "&amp;")]
    [InlineData("{{ ('%d'|safe)|format('5') }}", "5")]
    [InlineData("{{ ('%r'|safe)|format('<') }}", "&#39;&lt;&#39;")]
    public void Format_WithAutoescape_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, autoescape: true));
}
