namespace Attune.Jinja.Tests.Filters;

/// <summary>replace, against what Python gives.</summary>
public sealed class ReplaceFilterTests
{
    [Theory]
    [InlineData("{{ 'Hello World'|replace('Hello', 'Goodbye') }}", "Goodbye World")]
    [InlineData("{{ 'aaaaargh'|replace('a', \"d'oh, \", 2) }}", "d'oh, d'oh, aaargh")]
    [InlineData("{{ 'abc'|replace('', '-') }}", "-a-b-c-")]
    [InlineData("{{ 'a😀b'|replace('', '-') }}", "-a-😀-b-")]
    [InlineData("{{ 'aaa'|replace('a', '') }}", "")]
    [InlineData("{{ 'aaa'|replace('aa', 'b') }}", "ba")]
    [InlineData("{{ 123|replace('2', 'x') }}", "1x3")]
    [InlineData("{{ 123|replace(2, 9) }}", "193")]
    [InlineData("{{ 'abc'|replace('b', none) }}", "aNonec")]
    [InlineData("{{ 'aaa'|replace('a','b',0) }}", "aaa")]
    [InlineData("{{ 'aaa'|replace('a','b',-1) }}", "bbb")]
    [InlineData("{{ 'aaa'|replace('a','b',count=1) }}", "baa")]
    [InlineData("{{ missing|replace('a','b') }}", "")]
    [InlineData("{{ [1,2]|replace('1','x') }}", "[x, 2]")]
    [InlineData("{{ 'abc'|replace('','x',2) }}", "xaxbc")]
    [InlineData("{{ ''|replace('','x') }}", "x")]
    [InlineData("{{ 'abc'|replace('abcd','x') }}", "abc")]
    [InlineData("{{ 'ab'|replace(old='a', new='c') }}", "cb")]
    [InlineData("{{ ('<b>'|safe)|replace('b','i') }}", "<i>")]
    public void Replace_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ 'aaa'|replace('a','b','1') }}", "TypeError")]
    [InlineData("{{ 'abc'|replace('a') }}", "TypeError")]
    public void Replace_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ '<a>'|replace('a','<b>') }}", "&lt;&lt;b&gt;&gt;")]
    [InlineData("{{ ('<a>'|safe)|replace('a','<b>') }}", "<&lt;b&gt;>")]
    [InlineData("{{ ('<a>'|safe)|replace('a','<b>'|safe) }}", "<<b>>")]
    [InlineData("{{ '<a>'|replace('a','<b>'|safe) }}", "&lt;<b>&gt;")]
    [InlineData("{{ '<a>'|replace('a'|safe,'b') }}", "&lt;b&gt;")]
    [InlineData("{{ ('<a>'|safe)|replace('<'|safe,'x') }}", "xa>")]
    [InlineData("{{ 5|replace('5','<') }}", "&lt;")]
    [InlineData("{{ missing|replace('a','b') }}", "")]
    public void Replace_WithAutoescape_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, autoescape: true));
}
