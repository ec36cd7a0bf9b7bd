namespace Attune.Jinja.Tests.Formatting;

/// <summary>str.format, against what Python gives.</summary>
public sealed class BraceFormatTests
{
    [Theory]
    [InlineData("{{ '{}'.format(1) }}", "1")]
    [InlineData("{{ '{} {}'.format(1,2) }}", "1 2")]
    [InlineData("{{ '{1} {0}'.format(1,2) }}", "2 1")]
    [InlineData("{{ '{a} {b}'.format(a=1,b=2) }}", "1 2")]
    [InlineData("{{ '{{}}'.format() }}", "{}")]
    [InlineData("{{ '{{{}}}'.format(1) }}", "{1}")]
    [InlineData("{{ '{0.real}'.format(5) }}", "5")]
    [InlineData("{{ '{0[a]}'.format({'a':1}) }}", "1")]
    [InlineData("{{ '{0[0]}'.format([7]) }}", "7")]
    [InlineData("{{ '{a[b][c]}'.format(a={'b':{'c':3}}) }}", "3")]
    [InlineData("{{ '{0!r}'.format('a') }}", "'a'")]
    [InlineData("{{ '{0!s}'.format('a') }}", "a")]
    [InlineData("{{ '{0!a}'.format('é😀') }}", "'\\xe9\\U0001f600'")]
    [InlineData("{{ '{!r:>6}'.format('a') }}", "   'a'")]
    [InlineData("{{ '{:{}}'.format('a', 5) ~ '|' }}", "a    |")]
    [InlineData("{{ '{:{w}.{p}}'.format(3.14159, w=8, p=3) }}", "    3.14")]
    [InlineData("{{ '{0:>{1}}'.format('a',4) }}", "   a")]
    [InlineData("{{ '{.real}'.format(5) }}", "5")]
    [InlineData("{{ '{[0]}'.format([9]) }}", "9")]
    [InlineData("{{ '{a b}'.format(**{'a b': 5}) }}", "5")]
    [InlineData("{{ 'x{}y{}z'.format('<','&') }}", "x<y&z")]
    [InlineData("{{ '{0.items}'.format(d) is string }}", "True")]
    [InlineData("{{ '{:,}'.format(1000000) }}", "1,000,000")]
    [InlineData("{{ '{x}'.format(x=missing) }}", "")]
    [InlineData("{{ '{0}{0}'.format('r') }}", "rr")]
    [InlineData("{{ 'é{}ü'.format('ö') }}", "éöü")]
    [InlineData("{{ '{0[a.b]}'.format({'a.b':2}) }}", "2")]
    public void Format_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ '{'.format() }}", "ValueError")]
    [InlineData("{{ '}'.format() }}", "ValueError")]
    [InlineData("{{ '{}'.format() }}", "IndexError")]
    [InlineData("{{ '{0} {}'.format(1,2) }}", "ValueError")]
    [InlineData("{{ '{} {0}'.format(1,2) }}", "ValueError")]
    [InlineData("{{ '{a}'.format() }}", "KeyError")]
    [InlineData("{{ '{0[b]}'.format({'a':1}) }}", "KeyError")]
    [InlineData("{{ '{0[5]}'.format([7]) }}", "IndexError")]
    [InlineData("{{ '{0[x]}'.format([7]) }}", "TypeError")]
    [InlineData("{{ '{a.b}'.format(a={'b':1}) }}", "AttributeError")]
    [InlineData("{{ '{0!x}'.format('a') }}", "ValueError")]
    [InlineData("{{ '{0:{1:{2}}}'.format(1,2,3) }}", "ValueError")]
    [InlineData("{{ '{:>{0}}'.format(1) }}", "ValueError")]
    [InlineData("{{ '{0.}'.format(1) }}", "ValueError")]
    [InlineData("{{ '{0[}'.format(1) }}", "ValueError")]
    [InlineData("{{ '{0[]}'.format(1) }}", "ValueError")]
    [InlineData("{{ '{0[a]b}'.format({'a':1}) }}", "ValueError")]
    [InlineData("{{ '{0!}'.format(1) }}", "ValueError")]
    [InlineData("{{ '{0!rr}'.format(1) }}", "ValueError")]
    [InlineData("{{ '{0:'.format(1) }}", "ValueError")]
    [InlineData("{{ '{0!r'.format(1) }}", "ValueError")]
    [InlineData("{{ '{99999999999999999999}'.format(1) }}", "ValueError")]
    [InlineData("{{ '{0[-1]}'.format([1]) }}", "TypeError")]
    [InlineData("{{ '{x.y}'.format(x=missing) }}", "UndefinedError")]
    [InlineData("{{ '{a{b}}'.format(a=1) }}", "ValueError")]
    [InlineData("{{ '{:}}'.format(1) }}", "ValueError")]
    [InlineData("{{ '{-1}'.format(1) }}", "KeyError")]
    [InlineData("{{ '{0.nope}'.format(5) }}", "AttributeError")]
    public void Format_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ '{a}'.format_map({'a':1}) }}", "1")]
    [InlineData("{{ '{a[b]}'.format_map({'a':{'b':2}}) }}", "2")]
    [InlineData("{{ 'x'.format_map(5) }}", "x")]
    public void FormatMap_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ '{b}'.format_map({'a':1}) }}", "KeyError")]
    [InlineData("{{ '{}'.format_map({'a':1}) }}", "ValueError")]
    [InlineData("{{ '{0}'.format_map({}) }}", "ValueError")]
    [InlineData("{{ '{a}'.format_map(5) }}", "TypeError")]
    [InlineData("{{ '{a}'.format_map() }}", "TypeError")]
    [InlineData("{{ '{a}'.format_map({}, {}) }}", "TypeError")]
    [InlineData("{{ '{a}'.format_map(missing) }}", "UndefinedError")]
    public void FormatMap_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ ('<{}>'|safe).format('<') }}", "<&lt;>")]
    [InlineData("{{ ('{}'|safe).format('<'|safe) }}", "<")]
    [InlineData("{{ ('{!r}'|safe).format('<') }}", "&#39;&lt;&#39;")]
    [InlineData("{{ ('{:>4}'|safe).format('<') }}", "   &lt;")]
    [InlineData("{{ ('{a}'|safe).format(a='&') }}", "&amp;")]
    [InlineData("{{ ('{}{}'|safe).format(1,2) }}", "12")]
    [InlineData("{{ ('{0.real}{}'|safe).format(5,6) }}", "55")]
    [InlineData("{{ ('{a}'|safe).format_map({'a':'<'}) }}", "&lt;")]
    [InlineData("{{ ('{}'|safe).format(['<']) }}", "[&#39;&lt;&#39;]")]
    [InlineData("{{ ('{:{}}'|safe).format('a',3) ~ '|' }}", "a  |")]
    [InlineData("{{ ('{}'|safe).format(missing) }}", "")]
    [InlineData("{{ '{}'.format('<'|safe) }}", "&lt;")]
    public void Format_OfMarkup_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, autoescape: true));

    [Theory]
    [InlineData("{{ ('{:>4}'|safe).format('<'|safe) }}", "ValueError")]
    [InlineData("{{ ('{0} {}'|safe).format(1,2) }}", "ValueError")]
    [InlineData("{{ ('{} {0}'|safe).format(1,2) }}", "ValueError")]
    [InlineData("{{ ('{.real}'|safe).format(5) }}", "KeyError")]
    [InlineData("{{ ('{b}'|safe).format(a=1) }}", "KeyError")]
    [InlineData("{{ ('{1}'|safe).format(1) }}", "IndexError")]
    public void Format_OfMarkup_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template, autoescape: true));

    [Theory]
    [InlineData("{{ '{0.__class__}'.format(5) }}", "")]
    [InlineData("{{ '{a.b}'.format(a={'b':1}) }}", "1")]
    [InlineData("{{ '{a.nope}'.format(a={'b':1}) }}", "")]
    [InlineData("{{ '{a[nope]}'.format(a={'b':1}) }}", "")]
    [InlineData("{{ '{a.__class__}'.format_map({'a':1}) }}", "")]
    [InlineData("{{ ('{0.__class__}'|safe).format(5) }}", "")]
    [InlineData("{{ ('{0.__class__}'|attr('format'))(5) }}", "")]
    [InlineData("{{ '{0}{1}'.format(1,2) }}", "12")]
    [InlineData("{{ '{0._x}'.format({'_x':1}) }}", "1")]
    [InlineData("{{ '{}'.format(1) }}", "1")]
    [InlineData("{{ '{0[__class__]}'.format({'__class__':'k'}) }}", "k")]
    public void Format_Sandboxed_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, sandbox: SandboxMode.Sandboxed));

    [Theory]
    [InlineData("{{ '{0.__class__.__mro__}'.format(5) }}", "SecurityError")]
    [InlineData("{{ '{0.__class__}'.format_map({'0':1}) }}", "IndexError")]
    [InlineData("{{ ('x{0.__class__.y}'|safe).format(5) }}", "SecurityError")]
    [InlineData("{% set f = '{0.__class__.x}'.format %}{{ f(5) }}", "SecurityError")]
    public void Format_Sandboxed_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template, sandbox: SandboxMode.Sandboxed));
}
