namespace Attune.Jinja.Tests.Filters;

/// <summary>pprint, against what Python gives.</summary>
public sealed class PrettyPrintFilterTests
{
    [Theory]
    [InlineData("{{ d|pprint }}", "{'A': 'two', 'b': 1, 'c': [1, 2.5, None]}")]
    [InlineData("{{ nums|pprint }}", "[3, 1, 2, 5, 4]")]
    [InlineData(
        "{{ users|pprint }}",
        "[{'age': 30, 'city': {'zip': 'A1'}, 'name': 'Bob', 'on': True},\n {'age': 25, 'city': {'zip': 'b2'}, 'name': 'alice', 'on': False},\n {'age': 30, 'city': {'zip': 'A1'}, 'name': 'Carl', 'on': True}]"
    )]
    [InlineData(
        "{{ text|pprint }}",
        "('The quick brown fox-like animal jumped over 13 lazy dogs.\\n'\n 'See http://example.com/path?x=1 & more.')"
    )]
    [InlineData("{{ 'short'|pprint }}", "'short'")]
    [InlineData("{{ 5|pprint }}", "5")]
    [InlineData("{{ none|pprint }}", "None")]
    [InlineData("{{ missing|pprint }}", "Undefined")]
    [InlineData("{{ (1,)|pprint }}", "(1,)")]
    [InlineData("{{ ()|pprint }}", "()")]
    [InlineData("{{ {}|pprint }}", "{}")]
    [InlineData("{{ []|pprint }}", "[]")]
    [InlineData("{{ {'z':1,'a':2}|pprint }}", "{'a': 2, 'z': 1}")]
    [InlineData("{{ {1:'a','b':2,none:3}|pprint }}", "{None: 3, 1: 'a', 'b': 2}")]
    [InlineData(
        "{{ ('word '*40)|pprint }}",
        "('word word word word word word word word word word word word word word word '\n 'word word word word word word word word word word word word word word word '\n 'word word word word word word word word word word ')"
    )]
    [InlineData(
        "{{ [('word '*30)]|pprint }}",
        "['word word word word word word word word word word word word word word word '\n 'word word word word word word word word word word word word word word word ']"
    )]
    [InlineData(
        "{{ {'key': 'word '*30}|pprint }}",
        "{'key': 'word word word word word word word word word word word word word word '\n        'word word word word word word word word word word word word word word '\n        'word word '}"
    )]
    [InlineData(
        "{{ {'key': {'inner': ['aaaaaaaaaaaaaaaaaaaaaaaaaa','bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','cccccccccccccccc']}}|pprint }}",
        "{'key': {'inner': ['aaaaaaaaaaaaaaaaaaaaaaaaaa',\n                   'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',\n                   'cccccccccccccccc']}}"
    )]
    [InlineData(
        "{{ range(50)|list|pprint }}",
        "[0,\n 1,\n 2,\n 3,\n 4,\n 5,\n 6,\n 7,\n 8,\n 9,\n 10,\n 11,\n 12,\n 13,\n 14,\n 15,\n 16,\n 17,\n 18,\n 19,\n 20,\n 21,\n 22,\n 23,\n 24,\n 25,\n 26,\n 27,\n 28,\n 29,\n 30,\n 31,\n 32,\n 33,\n 34,\n 35,\n 36,\n 37,\n 38,\n 39,\n 40,\n 41,\n 42,\n 43,\n 44,\n 45,\n 46,\n 47,\n 48,\n 49]"
    )]
    [InlineData(
        "{{ [[range(20)|list, 1], 2]|pprint }}",
        "[[[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19], 1], 2]"
    )]
    [InlineData(
        "{{ ('x'*100)|pprint }}",
        "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'"
    )]
    [InlineData(
        "{{ ['x'*100]|pprint }}",
        "['xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx']"
    )]
    [InlineData(
        "{{ ('line\\n'*20)|pprint }}",
        "('line\\n'\n 'line\\n'\n 'line\\n'\n 'line\\n'\n 'line\\n'\n 'line\\n'\n 'line\\n'\n 'line\\n'\n 'line\\n'\n 'line\\n'\n 'line\\n'\n 'line\\n'\n 'line\\n'\n 'line\\n'\n 'line\\n'\n 'line\\n'\n 'line\\n'\n 'line\\n'\n 'line\\n'\n 'line\\n')"
    )]
    [InlineData(
        "{{ {'a'*50: 'b'*50}|pprint }}",
        "{'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa': 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb'}"
    )]
    [InlineData(
        "{{ (('tuple element one is long enough','tuple element two is long enough','three'),)|pprint }}",
        "(('tuple element one is long enough',\n  'tuple element two is long enough',\n  'three'),)"
    )]
    [InlineData("{{ ('<b>'|safe)|pprint }}", "Markup('<b>')")]
    [InlineData("{{ [('<b>'|safe)]|pprint }}", "[Markup('<b>')]")]
    [InlineData("{{ {(1,2): 'x', (1,1): 'y'}|pprint }}", "{(1, 1): 'y', (1, 2): 'x'}")]
    [InlineData("{{ [1.5, 1e16, true, none]|pprint }}", "[1.5, 1e+16, True, None]")]
    [InlineData("{{ {'q': \"it's\", 'r': 'say \"x\"'}|pprint }}", "{'q': \"it's\", 'r': 'say \"x\"'}")]
    [InlineData(
        "{{ ('a\\tb '*20)|pprint }}",
        "('a\\tb a\\tb a\\tb a\\tb a\\tb a\\tb a\\tb a\\tb a\\tb a\\tb a\\tb a\\tb a\\tb a\\tb a\\tb '\n 'a\\tb a\\tb a\\tb a\\tb a\\tb ')"
    )]
    [InlineData(
        "{{ ['😀'*30, '😀'*30]|pprint }}",
        "['😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀', '😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀']"
    )]
    [InlineData(
        "{{ {'very long key number one': range(12)|list, 'very long key number two': {'nested': 'word '*12}}|pprint }}",
        "{'very long key number one': [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],\n 'very long key number two': {'nested': 'word word word word word word word '\n                                        'word word word word word '}}"
    )]
    [InlineData(
        "{{ '  leading   spaces  and  more  words  than  fit  on  one  single  line  of  eighty  columns  '|pprint }}",
        "('  leading   spaces  and  more  words  than  fit  on  one  single  line  of  '\n 'eighty  columns  ')"
    )]
    [InlineData(
        "{{ (users|groupby('age'))|pprint }}",
        "[(25, [{'name': 'alice', 'age': 25, 'city': {'zip': 'b2'}, 'on': False}]),\n (30, [{'name': 'Bob', 'age': 30, 'city': {'zip': 'A1'}, 'on': True}, {'name': 'Carl', 'age': 30, 'city': {'zip': 'A1'}, 'on': True}])]"
    )]
    [InlineData("{{ deep|pprint }}", "{'a': {'b': [{'c': 'found'}]}}")]
    [InlineData(
        "{{ {'a': ['word '*20]}|pprint }}",
        "{'a': ['word word word word word word word word word word word word word word '\n       'word word word word word word ']}"
    )]
    [InlineData(
        "{{ [('word '*10, 'word '*10)]|pprint }}",
        "[('word word word word word word word word word word ',\n  'word word word word word word word word word word ')]"
    )]
    public void Pprint_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));
}
