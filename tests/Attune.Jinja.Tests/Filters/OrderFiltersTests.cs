using Attune.Jinja.Values;

namespace Attune.Jinja.Tests.Filters;

/// <summary>sort, dictsort, groupby, unique, min and max, against what Python gives.</summary>
public sealed class OrderFiltersTests
{
    [Theory]
    [InlineData("{{ nums|sort }}", "[1, 2, 3, 4, 5]")]
    [InlineData("{{ nums|sort(true) }}", "[5, 4, 3, 2, 1]")]
    [InlineData("{{ words|sort }}", "['Apple', 'apple', 'banana', 'cherry']")]
    [InlineData("{{ words|sort(case_sensitive=true) }}", "['Apple', 'apple', 'banana', 'cherry']")]
    [InlineData("{{ users|sort(attribute='name')|map(attribute='name')|join(',') }}", "alice,Bob,Carl")]
    [InlineData("{{ users|sort(attribute='age,name')|map(attribute='name')|join(',') }}", "alice,Bob,Carl")]
    [InlineData("{{ users|sort(reverse=true, attribute='age')|map(attribute='name')|join(',') }}", "Bob,Carl,alice")]
    [InlineData("{{ users|sort(attribute='city.zip')|map(attribute='name')|join(',') }}", "Bob,Carl,alice")]
    [InlineData("{{ 'hello'|sort|join }}", "ehllo")]
    [InlineData("{{ d|sort }}", "['A', 'b', 'c']")]
    [InlineData("{{ [[2,1],[1,9],[1,2]]|sort }}", "[[1, 2], [1, 9], [2, 1]]")]
    [InlineData("{{ [[2,1],[1,9],[1,2]]|sort(attribute=1) }}", "[[2, 1], [1, 2], [1, 9]]")]
    [InlineData("{{ [[2,1],[1,9],[1,2]]|sort(attribute='1') }}", "[[2, 1], [1, 2], [1, 9]]")]
    [InlineData("{{ [(1,'b'),(1,'A')]|sort }}", "[(1, 'A'), (1, 'b')]")]
    [InlineData("{{ [1,2.5,true,-3]|sort }}", "[-3, 1, True, 2.5]")]
    [InlineData("{{ [none,none]|sort }}", "[None, None]")]
    [InlineData("{{ [missing,missing]|sort|length }}", "2")]
    [InlineData("{{ [{},{}]|sort }}", "[{}, {}]")]
    [InlineData("{{ users|sort(attribute='nope')|length }}", "3")]
    [InlineData("{{ users|sort(attribute='age,nope')|length }}", "3")]
    [InlineData("{{ missing|sort }}", "[]")]
    [InlineData("{{ [3,1]|sort(1) }}", "[3, 1]")]
    [InlineData("{{ ['b','B','a','A']|sort }}", "['a', 'A', 'b', 'B']")]
    [InlineData("{{ ['b','B','a','A']|sort(true) }}", "['b', 'B', 'a', 'A']")]
    [InlineData("{{ [1.0,1,true]|sort }}", "[1.0, 1, True]")]
    [InlineData("{{ range(5,0,-1)|sort }}", "[1, 2, 3, 4, 5]")]
    [InlineData("{{ []|sort }}", "[]")]
    [InlineData("{{ ['ä','z','a']|sort }}", "['a', 'z', 'ä']")]
    [InlineData("{{ ['😀','￿']|sort }}", "['\\uffff', '😀']")]
    [InlineData("{{ [[1,[2]],[1,[1]]]|sort }}", "[[1, [1]], [1, [2]]]")]
    public void Sort_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ [1,'a']|sort }}", "TypeError")]
    [InlineData("{{ [none,1]|sort }}", "TypeError")]
    [InlineData("{{ [{'a':1},{}]|sort }}", "TypeError")]
    [InlineData("{{ 5|sort }}", "TypeError")]
    [InlineData("{{ [3,1]|sort(reverse='x') }}", "TypeError")]
    [InlineData("{{ [3,1]|sort(none) }}", "TypeError")]
    public void Sort_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ range(200)|sort(reverse=true)|first }}", "199")]
    [InlineData(
        "{{ (range(100)|list + range(100)|list)|sort|join(',') }}",
        "0,0,1,1,2,2,3,3,4,4,5,5,6,6,7,7,8,8,9,9,10,10,11,11,12,12,13,13,14,14,15,15,16,16,17,17,18,18,19,19,20,20,21,21,22,22,23,23,24,24,25,25,26,26,27,27,28,28,29,29,30,30,31,31,32,32,33,33,34,34,35,35,36,36,37,37,38,38,39,39,40,40,41,41,42,42,43,43,44,44,45,45,46,46,47,47,48,48,49,49,50,50,51,51,52,52,53,53,54,54,55,55,56,56,57,57,58,58,59,59,60,60,61,61,62,62,63,63,64,64,65,65,66,66,67,67,68,68,69,69,70,70,71,71,72,72,73,73,74,74,75,75,76,76,77,77,78,78,79,79,80,80,81,81,82,82,83,83,84,84,85,85,86,86,87,87,88,88,89,89,90,90,91,91,92,92,93,93,94,94,95,95,96,96,97,97,98,98,99,99"
    )]
    [InlineData("{{ range(300)|map('string')|sort|join(',')|length }}", "1089")]
    [InlineData("{{ (range(150)|map('string')|list)|sort(reverse=true)|first }}", "99")]
    public void Sort_OfManyItems_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ [missing,missing]|sort }}", "UndefinedError")]
    [InlineData("{{ users|sort(attribute='nope') }}", "UndefinedError")]
    public void Sort_Strict_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template, undefined: UndefinedKind.Strict));

    [Theory]
    [InlineData("{{ {'b':1,'A':2,'c':0}|dictsort }}", "[('A', 2), ('b', 1), ('c', 0)]")]
    [InlineData("{{ {'b':1,'A':2,'c':0}|dictsort(true) }}", "[('A', 2), ('b', 1), ('c', 0)]")]
    [InlineData("{{ {'b':1,'A':2,'c':0}|dictsort(false,'value') }}", "[('c', 0), ('b', 1), ('A', 2)]")]
    [InlineData("{{ {'b':1,'A':2,'c':0}|dictsort(by='value', reverse=true) }}", "[('A', 2), ('b', 1), ('c', 0)]")]
    [InlineData("{{ {'b':1,'A':2}|dictsort(reverse=true) }}", "[('b', 1), ('A', 2)]")]
    [InlineData("{{ {}|dictsort }}", "[]")]
    [InlineData("{{ {'a':'B','b':'a'}|dictsort(by='value') }}", "[('b', 'a'), ('a', 'B')]")]
    [InlineData("{{ {'a':'B','b':'a'}|dictsort(true,'value') }}", "[('a', 'B'), ('b', 'a')]")]
    [InlineData("{{ {2:1,1:1}|dictsort(by='value') }}", "[(2, 1), (1, 1)]")]
    [InlineData("{{ {(1,2):1,(1,1):2}|dictsort }}", "[((1, 1), 2), ((1, 2), 1)]")]
    [InlineData("{{ d|dictsort }}", "[('A', 'two'), ('b', 1), ('c', [1, 2.5, None])]")]
    [InlineData("{{ {'a':1}|dictsort(reverse=2) }}", "[('a', 1)]")]
    public void Dictsort_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ {1:'a','b':2}|dictsort }}", "TypeError")]
    [InlineData("{{ {'a':[1],'b':'x'}|dictsort(by='value') }}", "TypeError")]
    [InlineData("{{ {'a':1}|dictsort(by='x') }}", "FilterArgumentError")]
    [InlineData("{{ [1]|dictsort }}", "AttributeError")]
    [InlineData("{{ missing|dictsort }}", "UndefinedError")]
    [InlineData("{{ 'abc'|dictsort }}", "AttributeError")]
    [InlineData("{{ {'a':none,'b':none}|dictsort(by='value') }}", "TypeError")]
    public void Dictsort_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData(
        "{{ users|groupby('age') }}",
        "[(25, [{'name': 'alice', 'age': 25, 'city': {'zip': 'b2'}, 'on': False}]), (30, [{'name': 'Bob', 'age': 30, 'city': {'zip': 'A1'}, 'on': True}, {'name': 'Carl', 'age': 30, 'city': {'zip': 'A1'}, 'on': True}])]"
    )]
    [InlineData("{{ users|groupby('age')|map(attribute='grouper')|list }}", "[25, 30]")]
    [InlineData("{{ users|groupby('city.zip')|map('first')|list }}", "['A1', 'b2']")]
    [InlineData("{{ users|groupby('nope', default='none')|length }}", "1")]
    [InlineData("{{ [{'n':'a'},{'n':'A'},{'n':'b'}]|groupby('n')|map(attribute=0)|list }}", "['a', 'b']")]
    [InlineData(
        "{{ [{'n':'a'},{'n':'A'},{'n':'b'}]|groupby('n', case_sensitive=true)|map(attribute=0)|list }}",
        "['A', 'a', 'b']"
    )]
    [InlineData("{{ [[1,'x'],[2,'y'],[1,'z']]|groupby(0) }}", "[(1, [[1, 'x'], [1, 'z']]), (2, [[2, 'y']])]")]
    [InlineData(
        "{% for g in users|groupby('age') %}{{ g.grouper }}:{{ g.list|map(attribute='name')|join(',') }};{% endfor %}",
        "25:alice;30:Bob,Carl;"
    )]
    [InlineData("{% for age, list in users|groupby('age') %}{{ age }}={{ list|length }} {% endfor %}", "25=1 30=2 ")]
    [InlineData("{{ [1,2,1]|groupby('real') }}", "[(1, [1, 1]), (2, [2])]")]
    [InlineData("{{ []|groupby('x') }}", "[]")]
    [InlineData("{{ missing|groupby('x') }}", "[]")]
    [InlineData("{{ [{'n':1},{'n':1.0},{'n':true}]|groupby('n') }}", "[(1, [{'n': 1}, {'n': 1.0}, {'n': True}])]")]
    [InlineData("{{ (users|groupby('age')|first)[0] }}", "25")]
    [InlineData("{{ (users|groupby('age')|first).grouper }}", "25")]
    [InlineData("{{ users|groupby(attribute='on')|length }}", "2")]
    [InlineData("{{ [{'a':missing}]|groupby('a','d')|length }}", "1")]
    public void Groupby_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ users|groupby('nope') }}", "UndefinedError")]
    [InlineData("{{ 5|groupby('x') }}", "TypeError")]
    [InlineData("{{ users|groupby }}", "TypeError")]
    [InlineData("{{ [{'n':none},{'n':1}]|groupby('n') }}", "TypeError")]
    public void Groupby_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ [1,2,1,3]|unique|list }}", "[1, 2, 3]")]
    [InlineData("{{ ['a','A','b']|unique|list }}", "['a', 'b']")]
    [InlineData("{{ ['a','A','b']|unique(true)|list }}", "['a', 'A', 'b']")]
    [InlineData("{{ users|unique(attribute='age')|map(attribute='name')|list }}", "['Bob', 'alice']")]
    [InlineData("{{ [1,1.0,true]|unique|list }}", "[1]")]
    [InlineData("{{ 'aAbB'|unique|join }}", "ab")]
    [InlineData("{{ []|unique|list }}", "[]")]
    [InlineData("{{ missing|unique|list }}", "[]")]
    [InlineData("{{ [missing,missing]|unique|list|length }}", "1")]
    [InlineData("{{ [(1,2),(1,2)]|unique|list }}", "[(1, 2)]")]
    [InlineData("{{ users|unique(false,'city.zip')|list|length }}", "2")]
    [InlineData("{{ [none,none,0]|unique|list }}", "[None, 0]")]
    public void Unique_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ [[1],[1]]|unique|list }}", "TypeError")]
    [InlineData("{{ 5|unique|list }}", "TypeError")]
    public void Unique_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ nums|min }}", "1")]
    [InlineData("{{ nums|max }}", "5")]
    [InlineData("{{ words|min }}", "Apple")]
    [InlineData("{{ words|max }}", "cherry")]
    [InlineData("{{ words|min(true) }}", "Apple")]
    [InlineData("{{ users|max(attribute='age') }}", "{'name': 'Bob', 'age': 30, 'city': {'zip': 'A1'}, 'on': True}")]
    [InlineData(
        "{{ users|min(attribute='name') }}",
        "{'name': 'alice', 'age': 25, 'city': {'zip': 'b2'}, 'on': False}"
    )]
    [InlineData("{{ []|min }}", "")]
    [InlineData("{{ []|max }}", "")]
    [InlineData("{{ 'hello'|max }}", "o")]
    [InlineData("{{ [2.5,2]|max }}", "2.5")]
    [InlineData("{{ [1,true]|max }}", "1")]
    [InlineData("{{ [true,1]|max }}", "True")]
    [InlineData("{{ missing|max }}", "")]
    [InlineData("{{ [none]|min }}", "None")]
    [InlineData("{{ [missing]|max }}", "")]
    [InlineData("{{ d|max }}", "c")]
    [InlineData("{{ [[1,2],[1,3]]|max }}", "[1, 3]")]
    [InlineData("{{ ['b','B']|max }}", "b")]
    [InlineData("{{ ['B','b']|min }}", "B")]
    [InlineData("{{ (nums|select)|max }}", "5")]
    public void MinAndMax_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ [1,'a']|max }}", "TypeError")]
    [InlineData("{{ 5|min }}", "TypeError")]
    [InlineData("{{ [none,none]|min }}", "TypeError")]
    [InlineData("{{ [missing,1]|max }}", "UndefinedError")]
    [InlineData("{{ users|max(attribute='nope') }}", "UndefinedError")]
    public void MinAndMax_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ []|min is defined }}", "False")]
    public void MinAndMax_Strict_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, undefined: UndefinedKind.Strict));

    [Theory]
    [InlineData("{{ []|min }}", "UndefinedError")]
    [InlineData("{{ [missing]|max }}", "UndefinedError")]
    public void MinAndMax_Strict_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template, undefined: UndefinedKind.Strict));
}
