namespace Attune.Jinja.Tests.Methods;

/// <summary>Methods of dict and its views, against what Python gives.</summary>
public sealed class DictMethodsTests
{
    [Theory]
    [InlineData("{{ {'a':1}.get('a') }}", "1")]
    [InlineData("{{ {'a':1}.get('b') }}", "None")]
    [InlineData("{{ {'a':1}.get('b', 2) }}", "2")]
    [InlineData("{{ {1:'x'}.get(true) }}", "x")]
    [InlineData("{{ {'a':1}.keys() }}", "dict_keys(['a'])")]
    [InlineData("{{ {'a':1}.values() }}", "dict_values([1])")]
    [InlineData("{{ {'a':1}.items() }}", "dict_items([('a', 1)])")]
    [InlineData("{{ {}.items() }}", "dict_items([])")]
    [InlineData("{% set x = {'a':1} %}{{ x.pop('a') }}{{ x }}", "1{}")]
    [InlineData("{{ {'a':1}.pop('b', 9) }}", "9")]
    [InlineData("{% set x = {'a':1,'b':2} %}{{ x.popitem() }}{{ x }}", "('b', 2){'a': 1}")]
    [InlineData(
        "{% set x = {} %}{{ x.setdefault('a', 1) }}{{ x.setdefault('a', 2) }}{{ x.setdefault('b') }}{{ x }}",
        "11None{'a': 1, 'b': None}"
    )]
    [InlineData("{% set x = {'a':1} %}{{ x.update(b=2) }}{{ x }}", "None{'a': 1, 'b': 2}")]
    [InlineData("{% set x = {'a':1} %}{% do x.update({'a':3}, c=4) %}{{ x }}", "{'a': 3, 'c': 4}")]
    [InlineData("{% set x = {} %}{% do x.update([('a',1)]) %}{{ x }}", "{'a': 1}")]
    [InlineData("{{ {}.fromkeys('ab') }}", "{'a': None, 'b': None}")]
    [InlineData("{{ {}.fromkeys([1,2], 0) }}", "{1: 0, 2: 0}")]
    [InlineData("{% set x = {'a':1} %}{% set y = x.copy() %}{% do y.update(a=2) %}{{ x }}{{ y }}", "{'a': 1}{'a': 2}")]
    [InlineData("{% set x = {'a':1} %}{{ x.clear() }}{{ x }}", "None{}")]
    [InlineData("{{ {'items': 5}.items()|list }}", "[('items', 5)]")]
    [InlineData("{{ {'items': 5}['items'] }}", "5")]
    [InlineData("{{ {'a':1}.nope }}", "")]
    [InlineData("{{ {'b':1,'a':2}|list }}", "['b', 'a']")]
    [InlineData("{{ {'a':1}.get('a').real }}", "1")]
    public void Dicts_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ {'a':1}.get([]) }}", "TypeError")]
    [InlineData("{{ {'a':1}.pop('b') }}", "KeyError")]
    [InlineData("{{ {}.popitem() }}", "KeyError")]
    [InlineData("{{ {}.update(5) }}", "TypeError")]
    [InlineData("{{ {}.update({}, {}) }}", "TypeError")]
    [InlineData("{{ {}.update(missing) }}", "UndefinedError")]
    [InlineData("{{ {}.update([1]) }}", "TypeError")]
    [InlineData("{{ {'a':1}.get() }}", "TypeError")]
    [InlineData("{{ {'a':1}.get(key='a') }}", "TypeError")]
    public void Dicts_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData(
        "{% set x = {'a':1} %}{% set k = x.keys() %}{% do x.update(b=2) %}{{ k }}{{ k|length }}",
        "dict_keys(['a', 'b'])2"
    )]
    [InlineData("{{ 'a' in {'a':1}.keys() }}", "True")]
    [InlineData("{{ ('a',1) in {'a':1}.items() }}", "True")]
    [InlineData("{{ 1 in {'a':1}.values() }}", "True")]
    [InlineData("{{ {'a':1}.keys() == {'a':2}.keys() }}", "True")]
    [InlineData("{{ {'a':1}.items() == {'a':2}.items() }}", "False")]
    [InlineData("{{ {'a':1}.values() == {'a':1}.values() }}", "False")]
    [InlineData("{{ {'a':1}.keys()|first }}", "a")]
    [InlineData("{{ {'a':1,'b':2}.items()|last }}", "('b', 2)")]
    [InlineData("{{ {'a':1,'b':2}.values()|sum }}", "3")]
    [InlineData("{{ {'a':1}.keys()[0] is defined }}", "False")]
    [InlineData("{{ {'a':1}.items()|list }}", "[('a', 1)]")]
    [InlineData("{% for k, v in {'a':1,'b':2}.items() %}{{ k }}{{ v }}{% endfor %}", "a1b2")]
    [InlineData("{{ {'a':1}.keys() is mapping }}", "False")]
    [InlineData("{{ {'a':1}.keys() is sequence }}", "False")]
    [InlineData("{{ {'a':1}.keys() is iterable }}", "True")]
    [InlineData("{{ {'a':1}.values()|join(',') }}", "1")]
    [InlineData("{{ {}.keys()|length }}", "0")]
    [InlineData("{{ {}.items()|list }}", "[]")]
    public void Views_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData(
        "{% set x = {'a':1} %}{% for k in x.keys() %}{% do x.update({k ~ 'b': 1}) %}{% endfor %}",
        "RuntimeError"
    )]
    public void Views_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));
}
