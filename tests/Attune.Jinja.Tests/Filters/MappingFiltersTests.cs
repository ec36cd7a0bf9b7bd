namespace Attune.Jinja.Tests.Filters;

/// <summary>map, select, reject, selectattr, rejectattr and items, against what Python gives.</summary>
public sealed class MappingFiltersTests
{
    [Theory]
    [InlineData("{{ words|map('upper')|list }}", "['BANANA', 'APPLE', 'CHERRY', 'APPLE']")]
    [InlineData("{{ users|map(attribute='name')|join(',') }}", "Bob,alice,Carl")]
    [InlineData("{{ users|map(attribute='city.zip')|list }}", "['A1', 'b2', 'A1']")]
    [InlineData("{{ users|map(attribute='nope')|list }}", "[Undefined, Undefined, Undefined]")]
    [InlineData("{{ users|map(attribute='nope', default='-')|list }}", "['-', '-', '-']")]
    [InlineData("{{ users|map(attribute='city.nope', default='-')|list }}", "['-', '-', '-']")]
    [InlineData("{{ users|map(attribute='nope.deeper', default={'deeper':1})|list }}", "[1, 1, 1]")]
    [InlineData("{{ nums|map('round', 1)|list }}", "[3, 1, 2, 5, 4]")]
    [InlineData("{{ [[1,2],[3]]|map('first')|list }}", "[1, 3]")]
    [InlineData("{{ [[1,2],[3]]|map(attribute=0)|list }}", "[1, 3]")]
    [InlineData("{{ ['a-b']|map('replace','-','+')|list }}", "['a+b']")]
    [InlineData("{{ words|map('truncate', length=3, leeway=0)|list }}", "['...', '...', '...', '...']")]
    [InlineData("{{ []|map('nope')|list }}", "[]")]
    [InlineData("{{ []|map|list }}", "[]")]
    [InlineData("{{ missing|map('upper')|list }}", "[]")]
    [InlineData("{{ 0|map('upper')|list }}", "[]")]
    [InlineData("{{ 'abc'|map('upper')|list }}", "['A', 'B', 'C']")]
    [InlineData("{{ users|map(attribute='name', default='x')|map('length')|list }}", "[3, 5, 4]")]
    [InlineData("{{ nums|map('string')|map('center', 3)|list }}", "[' 3 ', ' 1 ', ' 2 ', ' 5 ', ' 4 ']")]
    [InlineData("{{ (nums|map('abs'))|map('float')|list }}", "[3.0, 1.0, 2.0, 5.0, 4.0]")]
    [InlineData("{{ [{'a':{'b':[1,2]}}]|map(attribute='a.b.1')|list }}", "[2]")]
    [InlineData("{{ d|map('upper')|list }}", "['B', 'A', 'C']")]
    [InlineData("{{ words|map(attribute='')|list }}", "[Undefined, Undefined, Undefined, Undefined]")]
    public void Map_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ nums|map|list }}", "FilterArgumentError")]
    [InlineData("{{ nums|map('nope')|list }}", "TemplateRuntimeError")]
    [InlineData("{{ nums|map(5)|list }}", "TemplateRuntimeError")]
    [InlineData("{{ 5|map('upper')|list }}", "TypeError")]
    [InlineData("{{ nums|map(attribute='real', foo=1)|list }}", "FilterArgumentError")]
    [InlineData("{{ words|map(missing)|list }}", "TemplateRuntimeError")]
    [InlineData("{{ nums|map([])|list }}", "TypeError")]
    public void Map_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{% set m = [1,2,0,4]|map('default', 1) %}{{ m|first }}{{ m|list }}", "1[2, 0, 4]")]
    [InlineData("{% set m = nums|map('string') %}{{ m|list }}{{ m|list }}", "['3', '1', '2', '5', '4'][]")]
    [InlineData(
        "{{ (nums|map('string')) is iterable }}{{ (nums|map('string')) is sequence }}{{ (nums|map('string')) is string }}",
        "TrueFalseFalse"
    )]
    [InlineData("{{ (nums|map('nope')) is defined }}", "True")]
    [InlineData("{% if []|map('upper') %}y{% endif %}", "y")]
    public void Map_IsLazy_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ (nums|map('string'))|length }}", "TypeError")]
    public void Map_IsLazy_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ nums|select('odd')|list }}", "[3, 1, 5]")]
    [InlineData("{{ nums|reject('odd')|list }}", "[2, 4]")]
    [InlineData("{{ [0,1,'',none,'a',[],[0]]|select|list }}", "[1, 'a', [0]]")]
    [InlineData("{{ [0,1,'',none,'a']|reject|list }}", "[0, '', None]")]
    [InlineData("{{ nums|select('gt', 2)|list }}", "[3, 5, 4]")]
    [InlineData("{{ nums|select('divisibleby', 2)|list }}", "[2, 4]")]
    [InlineData("{{ nums|select('in', [1,2])|list }}", "[1, 2]")]
    [InlineData("{{ words|select('equalto','cherry')|list }}", "['cherry']")]
    [InlineData("{{ []|select('nope')|list }}", "[]")]
    [InlineData("{{ missing|select|list }}", "[]")]
    [InlineData("{{ [missing,1]|select('defined')|list }}", "[1]")]
    [InlineData("{{ [missing,1]|reject('undefined')|list }}", "[1]")]
    [InlineData("{{ nums|select('divisibleby', num=3)|list }}", "[3]")]
    [InlineData("{{ ['a',1]|select('string')|list }}", "['a']")]
    [InlineData("{{ nums|select('==', 3)|list }}", "[3]")]
    public void Select_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ nums|select('nope')|list }}", "TemplateRuntimeError")]
    [InlineData("{{ nums|select(5)|list }}", "TemplateRuntimeError")]
    [InlineData("{{ nums|select([])|list }}", "TypeError")]
    [InlineData("{{ 5|select|list }}", "TypeError")]
    [InlineData("{{ ['a']|select('odd')|list }}", "TypeError")]
    [InlineData("{{ nums|select('divisibleby')|list }}", "TypeError")]
    public void Select_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ users|selectattr('on')|map(attribute='name')|list }}", "['Bob', 'Carl']")]
    [InlineData("{{ users|rejectattr('on')|map(attribute='name')|list }}", "['alice']")]
    [InlineData("{{ users|selectattr('age','gt',26)|map(attribute='name')|list }}", "['Bob', 'Carl']")]
    [InlineData("{{ users|selectattr('age','equalto',30)|list|length }}", "2")]
    [InlineData("{{ users|selectattr('city.zip','eq','A1')|list|length }}", "2")]
    [InlineData("{{ users|selectattr('nope')|list }}", "[]")]
    [InlineData("{{ users|rejectattr('nope')|list|length }}", "3")]
    [InlineData("{{ users|selectattr('nope','defined')|list }}", "[]")]
    [InlineData("{{ users|selectattr('nope','none')|list }}", "[]")]
    [InlineData("{{ []|selectattr|list }}", "[]")]
    [InlineData("{{ [[1,0],[1,1]]|selectattr(1)|list }}", "[[1, 1]]")]
    [InlineData("{{ [[1,0],[1,1]]|rejectattr('1')|list }}", "[[1, 0]]")]
    [InlineData("{{ missing|selectattr('x')|list }}", "[]")]
    [InlineData("{{ users|selectattr('name','in','Bobalice')|list|length }}", "2")]
    public void Selectattr_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ users|selectattr|list }}", "FilterArgumentError")]
    [InlineData("{{ users|rejectattr|list }}", "FilterArgumentError")]
    [InlineData("{{ users|selectattr('age','nope')|list }}", "TemplateRuntimeError")]
    [InlineData("{{ users|selectattr('nope','gt',1)|list }}", "UndefinedError")]
    public void Selectattr_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ d|items|list }}", "[('b', 1), ('A', 'two'), ('c', [1, 2.5, None])]")]
    [InlineData("{{ {}|items|list }}", "[]")]
    [InlineData("{{ missing|items|list }}", "[]")]
    [InlineData("{% for k, v in d|items %}{{ k }}={{ v }};{% endfor %}", "b=1;A=two;c=[1, 2.5, None];")]
    [InlineData("{{ d|items|first }}", "('b', 1)")]
    [InlineData("{{ {1:2}|items|list }}", "[(1, 2)]")]
    public void Items_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ [1]|items|list }}", "TypeError")]
    [InlineData("{{ none|items|list }}", "TypeError")]
    [InlineData("{{ 'a'|items|list }}", "TypeError")]
    public void Items_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ ['a']|map(attribute='__class__')|list }}", "[Undefined]")]
    [InlineData("{{ ['a']|selectattr('__class__')|list }}", "[]")]
    public void Map_Sandboxed_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, sandbox: SandboxMode.Sandboxed));

    [Theory]
    [InlineData("{{ ['a']|map(attribute='__class__.__mro__')|list }}", "SecurityError")]
    public void Map_Sandboxed_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template, sandbox: SandboxMode.Sandboxed));
}
