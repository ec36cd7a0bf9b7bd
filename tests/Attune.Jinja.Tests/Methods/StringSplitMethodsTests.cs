namespace Attune.Jinja.Tests.Methods;

/// <summary>Methods of str that take it apart, against what Python gives.</summary>
public sealed class StringSplitMethodsTests
{
    [Theory]
    [InlineData("{{ 'a b  c'.split() }}", "['a', 'b', 'c']")]
    [InlineData("{{ ' a b '.split() }}", "['a', 'b']")]
    [InlineData("{{ 'a,b,,c'.split(',') }}", "['a', 'b', '', 'c']")]
    [InlineData("{{ 'a,b,c'.split(',', 1) }}", "['a', 'b,c']")]
    [InlineData("{{ 'a b c'.split(none, 1) }}", "['a', 'b c']")]
    [InlineData("{{ ' a b '.split(none, 1) }}", "['a', 'b ']")]
    [InlineData("{{ 'a b c'.split(maxsplit=1) }}", "['a', 'b c']")]
    [InlineData("{{ ''.split() }}", "[]")]
    [InlineData("{{ ''.split(',') }}", "['']")]
    [InlineData("{{ 'a\\u3000b\\u00a0c'.split() }}", "['a', 'b', 'c']")]
    [InlineData("{{ 'a b c'.rsplit() }}", "['a', 'b', 'c']")]
    [InlineData("{{ 'a b c'.rsplit(none,1) }}", "['a b', 'c']")]
    [InlineData("{{ ' a b '.rsplit(none,1) }}", "[' a', 'b']")]
    [InlineData("{{ 'a,b,c'.rsplit(',',1) }}", "['a,b', 'c']")]
    [InlineData("{{ 'a--b--c'.split('--') }}", "['a', 'b', 'c']")]
    [InlineData("{{ 'a--b--c'.rsplit('--', 1) }}", "['a--b', 'c']")]
    [InlineData("{{ 'a b'.split(sep=' ') }}", "['a', 'b']")]
    [InlineData("{{ 'a b c'.split(' ', 0) }}", "['a b c']")]
    [InlineData("{{ 'a\\x1cb'.split() }}", "['a', 'b']")]
    [InlineData("{{ 'aXbXc'.split('X', -5) }}", "['a', 'b', 'c']")]
    public void Split_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ 'abc'.split('') }}", "ValueError")]
    [InlineData("{{ 'abc'.split(1) }}", "TypeError")]
    [InlineData("{{ 'a b'.split(' ', 'x') }}", "TypeError")]
    [InlineData("{{ 'a b'.split(missing) }}", "TypeError")]
    public void Split_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ 'a\\nb\\r\\nc\\rd'.splitlines() }}", "['a', 'b', 'c', 'd']")]
    [InlineData("{{ 'a\\nb'.splitlines(true) }}", "['a\\n', 'b']")]
    [InlineData("{{ 'a\\x0bb\\x0cc\\x1cd\\x85e\\u2028f'.splitlines() }}", "['a', 'b', 'c', 'd', 'e', 'f']")]
    [InlineData("{{ 'a\\n'.splitlines() }}", "['a']")]
    [InlineData("{{ '\\n'.splitlines() }}", "['']")]
    [InlineData("{{ ''.splitlines() }}", "[]")]
    [InlineData("{{ 'a\\n\\nb'.splitlines(keepends=true) }}", "['a\\n', '\\n', 'b']")]
    [InlineData("{{ 'a\\nb'.splitlines(1) }}", "['a\\n', 'b']")]
    public void Splitlines_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ 'a'.splitlines(none) }}", "TypeError")]
    public void Splitlines_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ 'a=b=c'.partition('=') }}", "('a', '=', 'b=c')")]
    [InlineData("{{ 'a=b=c'.rpartition('=') }}", "('a=b', '=', 'c')")]
    [InlineData("{{ 'abc'.partition('=') }}", "('abc', '', '')")]
    [InlineData("{{ 'abc'.rpartition('=') }}", "('', '', 'abc')")]
    [InlineData("{{ 'a😀b'.partition('😀') }}", "('a', '😀', 'b')")]
    public void Partition_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ 'abc'.partition('') }}", "ValueError")]
    [InlineData("{{ 'abc'.partition(1) }}", "TypeError")]
    public void Partition_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ ('<a>,<b>'|safe).split(',') }}", "[Markup(&#39;&lt;a&gt;&#39;), Markup(&#39;&lt;b&gt;&#39;)]")]
    [InlineData("{{ ('<a> <b>'|safe).split()|join(' ') }}", "<a> <b>")]
    [InlineData("{{ ('<a>=<b>'|safe).partition('=')|first }}", "<a>")]
    [InlineData("{{ ('<a>\\n<b>'|safe).splitlines()|last }}", "<b>")]
    [InlineData("{{ ('<a>,<b>'|safe).rsplit(',', 1)[0] }}", "<a>")]
    public void Split_OfMarkup_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, autoescape: true));
}
