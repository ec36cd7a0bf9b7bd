using Attune.Jinja.Values;

namespace Attune.Jinja.Tests.Filters;

/// <summary>join, against what Python gives.</summary>
public sealed class JoinFilterTests
{
    [Theory]
    [InlineData("{{ nums|join }}", "31254")]
    [InlineData("{{ nums|join(',') }}", "3,1,2,5,4")]
    [InlineData("{{ words|join(', ') }}", "banana, Apple, cherry, apple")]
    [InlineData("{{ users|join(', ', attribute='name') }}", "Bob, alice, Carl")]
    [InlineData("{{ users|join(', ', 'city.zip') }}", "A1, b2, A1")]
    [InlineData("{{ [1,none,'a',2.5,true]|join('|') }}", "1|None|a|2.5|True")]
    [InlineData("{{ []|join(',') }}", "")]
    [InlineData("{{ 'abc'|join('-') }}", "a-b-c")]
    [InlineData("{{ 'a😀'|join('-') }}", "a-😀")]
    [InlineData("{{ nums|join(1) }}", "311121514")]
    [InlineData("{{ nums|join(none) }}", "3None1None2None5None4")]
    [InlineData("{{ d|join(',') }}", "b,A,c")]
    [InlineData("{{ missing|join(',') }}", "")]
    [InlineData("{{ (nums|map('string'))|join('+') }}", "3+1+2+5+4")]
    [InlineData("{{ [['a','b'],['c']]|join('/') }}", "['a', 'b']/['c']")]
    [InlineData("{{ nums|join(d='-') }}", "3-1-2-5-4")]
    [InlineData("{{ nums|join(missing) }}", "31254")]
    [InlineData("{{ users|join(attribute='nope') }}", "")]
    [InlineData("{{ [missing]|join('x') }}", "")]
    [InlineData("{{ ('<'|safe)|join('-') }}", "<")]
    [InlineData("{{ ['<'|safe,'>']|join }}", "<>")]
    [InlineData("{{ [1.0,1e16,-0.0]|join(' ') }}", "1.0 1e+16 -0.0")]
    public void Join_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ 5|join }}", "TypeError")]
    public void Join_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ ['<','>']|join('&') }}", "&lt;&amp;&gt;")]
    [InlineData("{{ ['<'|safe,'>']|join('&') }}", "<&amp;&gt;")]
    [InlineData("{{ ['<','>']|join('&'|safe) }}", "&lt;&&gt;")]
    [InlineData("{{ ['<'|safe]|join('<br>') }}", "<")]
    [InlineData("{{ ['a','b']|join('<br>') }}", "a&lt;br&gt;b")]
    [InlineData("{{ ['a','b'|safe]|join('<br>'|safe) }}", "a<br>b")]
    [InlineData("{{ [1,'<'|safe,none]|join(', ') }}", "1, <, None")]
    [InlineData("{{ (['<'|safe]|map('upper'))|join('<') }}", "<")]
    [InlineData("{{ [['<']]|join }}", "[&#39;&lt;&#39;]")]
    [InlineData("{{ users|join('<', attribute='name') }}", "Bob&lt;alice&lt;Carl")]
    [InlineData("{{ missing|join('<') }}", "")]
    [InlineData("{{ ['<'|safe,2.5]|join('-') }}", "<-2.5")]
    public void Join_WithAutoescape_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, autoescape: true));

    [Theory]
    [InlineData("{{ [missing]|join }}", "UndefinedError")]
    [InlineData("{{ missing|join }}", "UndefinedError")]
    [InlineData("{{ nums|join(missing) }}", "UndefinedError")]
    public void Join_Strict_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template, undefined: UndefinedKind.Strict));
}
