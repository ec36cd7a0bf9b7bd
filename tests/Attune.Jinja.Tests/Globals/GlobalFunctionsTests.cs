namespace Attune.Jinja.Tests.Globals;

/// <summary>range, dict, cycler, joiner and namespace, against what Python gives.</summary>
public sealed class GlobalFunctionsTests
{
    [Theory]
    [InlineData("{{ range(3)|list }}", "[0, 1, 2]")]
    [InlineData("{{ range(1,4)|list }}", "[1, 2, 3]")]
    [InlineData("{{ range(5,0,-2)|list }}", "[5, 3, 1]")]
    [InlineData("{{ range(0) }}", "range(0, 0)")]
    [InlineData("{{ range(1,10,3) }}", "range(1, 10, 3)")]
    [InlineData("{{ range(3)[1] }}", "1")]
    [InlineData("{{ range(10)[2:8:3] }}", "range(2, 8, 3)")]
    [InlineData("{{ range(3)[5] }}", "")]
    [InlineData("{{ range(3)|length }}", "3")]
    [InlineData("{{ 2 in range(3) }}", "True")]
    [InlineData("{{ range(3) == range(0,3) }}", "True")]
    [InlineData("{{ range(true)|list }}", "[0]")]
    [InlineData("{{ range }}", "<class 'range'>")]
    [InlineData("{{ range(-3)|list }}", "[]")]
    [InlineData("{{ range(3).start }}", "0")]
    [InlineData("{{ range(2,9).count(3) }}", "1")]
    [InlineData("{{ range(2,9).index(5) }}", "3")]
    [InlineData("{{ range(3).stop ~ range(3).step }}", "31")]
    [InlineData("{{ range(10**6)|length }}", "1000000")]
    [InlineData("{{ range(2)|string }}", "range(0, 2)")]
    public void Range_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ range() }}", "TypeError")]
    [InlineData("{{ range(1,2,3,4) }}", "TypeError")]
    [InlineData("{{ range('3') }}", "TypeError")]
    [InlineData("{{ range(1.5) }}", "TypeError")]
    [InlineData("{{ range(none) }}", "TypeError")]
    [InlineData("{{ range(missing) }}", "TypeError")]
    [InlineData("{{ range(1,5,0) }}", "ValueError")]
    [InlineData("{{ range(stop=3) }}", "TypeError")]
    [InlineData("{{ range(2,9).index(50) }}", "ValueError")]
    public void Range_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ range(100000)|length }}", "100000")]
    [InlineData("{{ range(5)|list }}", "[0, 1, 2, 3, 4]")]
    public void Range_Sandboxed_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, sandbox: SandboxMode.Sandboxed));

    [Theory]
    [InlineData("{{ range(100001) }}", "SecurityError")]
    [InlineData("{{ range(0,10**9) }}", "SecurityError")]
    [InlineData("{{ range(0, -200000, -1) }}", "SecurityError")]
    public void Range_Sandboxed_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template, sandbox: SandboxMode.Sandboxed));

    [Theory]
    [InlineData("{{ dict() }}", "{}")]
    [InlineData("{{ dict(a=1) }}", "{'a': 1}")]
    [InlineData("{{ dict(d) }}", "{'b': 1, 'A': 'two', 'c': [1, 2.5, None]}")]
    [InlineData("{{ dict(d, b=2) }}", "{'b': 2, 'A': 'two', 'c': [1, 2.5, None]}")]
    [InlineData("{{ dict([('a',1)]) }}", "{'a': 1}")]
    [InlineData("{{ dict([(1,2),[3,4]], c=5) }}", "{1: 2, 3: 4, 'c': 5}")]
    [InlineData("{{ dict(['ab']) }}", "{'a': 'b'}")]
    [InlineData("{{ dict }}", "<class 'dict'>")]
    [InlineData("{{ dict.fromkeys('ab', 1) }}", "{'a': 1, 'b': 1}")]
    [InlineData("{{ dict(a=1).items()|list }}", "[('a', 1)]")]
    [InlineData("{{ dict(**{'x': 1}) }}", "{'x': 1}")]
    public void Dict_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ dict(5) }}", "TypeError")]
    [InlineData("{{ dict([1]) }}", "TypeError")]
    [InlineData("{{ dict([(1,2,3)]) }}", "ValueError")]
    [InlineData("{{ dict({}, {}) }}", "TypeError")]
    [InlineData("{{ dict(missing) }}", "UndefinedError")]
    [InlineData("{{ dict([([1],2)]) }}", "TypeError")]
    public void Dict_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData(
        "{% set c = cycler('a','b') %}{{ c.next() }}{{ c.next() }}{{ c.next() }}{{ c.current }}{{ c.reset() }}{{ c.next() }}",
        "ababNonea"
    )]
    [InlineData("{% set c = cycler(1) %}{{ c.next() }}{{ c.next() }}", "11")]
    [InlineData("{% set c = cycler('x','y') %}{% for i in range(5) %}{{ c.next() }}{% endfor %}", "xyxyx")]
    [InlineData("{% set c = cycler(1,2) %}{{ c.pos }}{{ c.items }}", "0(1, 2)")]
    [InlineData("{{ cycler(1,2).nope }}", "")]
    [InlineData("{{ cycler(1) is callable }}", "False")]
    [InlineData("{{ cycler(1) is iterable }}", "False")]
    public void Cycler_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ cycler() }}", "RuntimeError")]
    [InlineData("{{ cycler(a=1) }}", "TypeError")]
    [InlineData("{{ cycler(1).next(2) }}", "TypeError")]
    public void Cycler_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{% set j = joiner('|') %}{{ j() }}a{{ j() }}b{{ j() }}c", "a|b|c")]
    [InlineData("{% set j = joiner() %}{% for i in 'ab' %}{{ j() }}{{ i }}{% endfor %}", "a, b")]
    [InlineData("{% set j = joiner(sep='-') %}{{ j.used }}{{ j() }}{{ j.used }}{{ j() }}{{ j.sep }}", "FalseTrue--")]
    [InlineData("{{ joiner is callable }}", "True")]
    public void Joiner_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ joiner(1,2) }}", "TypeError")]
    [InlineData("{{ joiner()(1) }}", "TypeError")]
    public void Joiner_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{% set ns = namespace(a=1) %}{% set ns.b = 2 %}{{ ns.a }}{{ ns.b }}{{ ns.c }}", "12")]
    [InlineData("{% set ns = namespace({'x': 1}, y=2) %}{{ ns.x + ns.y }}", "3")]
    [InlineData(
        "{% set ns = namespace(n=0) %}{% for i in nums %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}",
        "15"
    )]
    [InlineData("{{ namespace(a=1) }}", "<Namespace {'a': 1}>")]
    [InlineData("{% set ns = namespace() %}{{ ns.missing is defined }}", "False")]
    public void Namespace_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{% set x = {} %}{% set x.y = 1 %}", "TemplateRuntimeError")]
    [InlineData("{{ namespace(1) }}", "TypeError")]
    public void Namespace_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ lipsum(0) }}", "")]
    [InlineData("{{ lipsum(n=0, html=false) }}", "")]
    [InlineData("{{ lipsum(1) is escaped }}", "True")]
    [InlineData("{{ lipsum(1, html=false) is escaped }}", "False")]
    [InlineData("{{ (lipsum(1, false, 5, 6)|wordcount) }}", "5")]
    [InlineData("{{ (lipsum(3, false)).split('\\n\\n')|length }}", "3")]
    [InlineData("{{ (lipsum(2)).count('<p>') }}", "2")]
    public void Lipsum_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ lipsum('x') }}", "TypeError")]
    [InlineData("{{ lipsum(1, true, 5, 5) }}", "ValueError")]
    public void Lipsum_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));
}
