namespace Attune.Jinja.Tests.Methods;

/// <summary>Methods of list and tuple, against what Python gives.</summary>
public sealed class ListMethodsTests
{
    [Theory]
    [InlineData("{% set l = [1,2] %}{{ l.append(3) }}{{ l }}", "None[1, 2, 3]")]
    [InlineData("{% set l = [1] %}{{ l.extend('ab') }}{{ l }}", "None[1, 'a', 'b']")]
    [InlineData("{% set l = [1] %}{% do l.extend(l) %}{{ l }}", "[1, 1]")]
    [InlineData(
        "{% set l = [1,2] %}{% do l.insert(0,'x') %}{% do l.insert(-1,'y') %}{% do l.insert(99,'z') %}{% do l.insert(-99,'w') %}{{ l }}",
        "['w', 'x', 1, 'y', 2, 'z']"
    )]
    [InlineData("{% set l = [1,2,3] %}{{ l.pop() }}{{ l.pop(0) }}{{ l }}", "31[2]")]
    [InlineData("{{ [1,2].pop(-2) }}", "1")]
    [InlineData("{% set l = [1,2,1] %}{{ l.remove(1) }}{{ l }}", "None[2, 1]")]
    [InlineData("{% set l = [1] %}{{ l.clear() }}{{ l }}", "None[]")]
    [InlineData("{% set l = [1,2] %}{{ l.reverse() }}{{ l }}", "None[2, 1]")]
    [InlineData("{% set l = [3,1,2] %}{{ l.sort() }}{{ l }}", "None[1, 2, 3]")]
    [InlineData("{% set l = [3,1,2] %}{% do l.sort(reverse=true) %}{{ l }}", "[3, 2, 1]")]
    [InlineData("{% set l = ['b','A'] %}{% do l.sort() %}{{ l }}", "['A', 'b']")]
    [InlineData(
        "{% set l = ['bb','a'] %}{% macro k(x) %}{{ x|length }}{% endmacro %}{% do l.sort(key=k) %}{{ l }}",
        "['a', 'bb']"
    )]
    [InlineData("{% set l = [1] %}{% set c = l.copy() %}{% do c.append(2) %}{{ l }}{{ c }}", "[1][1, 2]")]
    [InlineData("{{ [1,2,1].count(1) }}", "2")]
    [InlineData("{{ [1,2,1].index(1) }}", "0")]
    [InlineData("{{ [1,2,1].index(1,1) }}", "2")]
    [InlineData("{{ [1,2,1].index(1,-1) }}", "2")]
    [InlineData("{{ [1,1.0,true].count(1) }}", "3")]
    [InlineData("{{ [[1]].count([1]) }}", "1")]
    [InlineData("{{ [1].nope }}", "")]
    [InlineData("{% set l = [] %}{% do l.append(l) %}{{ l }}", "[[...]]")]
    [InlineData("{{ nums.count(9) }}", "0")]
    public void Lists_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{% set l = [1] %}{{ l.extend(5) }}", "TypeError")]
    [InlineData("{{ [].pop() }}", "IndexError")]
    [InlineData("{{ [1].pop(5) }}", "IndexError")]
    [InlineData("{{ [1].pop('x') }}", "TypeError")]
    [InlineData("{{ [1].remove(2) }}", "ValueError")]
    [InlineData("{{ [1,'a'].sort() }}", "TypeError")]
    [InlineData("{{ [1].sort(true) }}", "TypeError")]
    [InlineData("{{ [1].sort(x=1) }}", "TypeError")]
    [InlineData("{{ [1,2].index(3) }}", "ValueError")]
    [InlineData("{{ [1,2].index(2,0,1) }}", "ValueError")]
    [InlineData("{{ [1].index(1,none) }}", "TypeError")]
    [InlineData("{{ [1].append() }}", "TypeError")]
    [InlineData("{{ [1].append(1,2) }}", "TypeError")]
    [InlineData("{{ [].insert('x',1) }}", "TypeError")]
    public void Lists_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ (1,2,1).count(1) }}", "2")]
    [InlineData("{{ (1,2).index(2) }}", "1")]
    [InlineData("{{ (1,2,1).index(1,1) }}", "2")]
    public void Tuples_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ (1,2).index(3) }}", "ValueError")]
    [InlineData("{{ (1,2).append(3) }}", "UndefinedError")]
    [InlineData("{{ (1,).index(1, 'x') }}", "TypeError")]
    public void Tuples_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ [1].copy() }}", "[1]")]
    [InlineData("{{ [1].count(1) }}", "1")]
    [InlineData("{{ [1].index(1) }}", "0")]
    [InlineData("{{ {'a':1}.get('a') }}", "1")]
    [InlineData("{{ {'a':1}.copy() }}", "{'a': 1}")]
    public void Lists_Immutable_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, sandbox: SandboxMode.Immutable));

    [Theory]
    [InlineData("{{ [1].append(2) }}", "SecurityError")]
    [InlineData("{{ [1].pop() }}", "SecurityError")]
    [InlineData("{{ [1].clear() }}", "SecurityError")]
    [InlineData("{{ [1].sort() }}", "SecurityError")]
    [InlineData("{{ [1].reverse() }}", "SecurityError")]
    [InlineData("{{ [1].extend([2]) }}", "SecurityError")]
    [InlineData("{{ [1].insert(0,1) }}", "SecurityError")]
    [InlineData("{{ [1].remove(1) }}", "SecurityError")]
    [InlineData("{{ {'a':1}.update(b=2) }}", "SecurityError")]
    [InlineData("{{ {'a':1}.pop('a') }}", "SecurityError")]
    [InlineData("{{ {'a':1}.clear() }}", "SecurityError")]
    [InlineData("{{ {'a':1}.setdefault('a') }}", "SecurityError")]
    [InlineData("{{ {'a':1}.popitem() }}", "SecurityError")]
    public void Lists_Immutable_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template, sandbox: SandboxMode.Immutable));

    [Theory]
    [InlineData("{% set l = [1] %}{% do l.append(2) %}{{ l }}", "[1, 2]")]
    [InlineData("{{ [1].__class__ }}", "")]
    [InlineData("{{ [1].append.__self__ }}", "")]
    [InlineData("{{ 'a'.format.__globals__ }}", "")]
    [InlineData("{{ [1]._x is defined }}", "False")]
    public void Lists_Sandboxed_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, sandbox: SandboxMode.Sandboxed));
}
