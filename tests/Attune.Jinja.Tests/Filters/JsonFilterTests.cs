namespace Attune.Jinja.Tests.Filters;

/// <summary>tojson, against what Python gives.</summary>
public sealed class JsonFilterTests
{
    [Theory]
    [InlineData("{{ d|tojson }}", "{\"A\": \"two\", \"b\": 1, \"c\": [1, 2.5, null]}")]
    [InlineData("{{ nums|tojson }}", "[3, 1, 2, 5, 4]")]
    [InlineData("{{ 'a\"b\\\\c\\n\\t\\r'|tojson }}", "\"a\\\"b\\\\c\\n\\t\\r\"")]
    [InlineData("{{ '<>&\\''|tojson }}", "\"\\u003c\\u003e\\u0026\\u0027\"")]
    [InlineData("{{ 'é😀'|tojson }}", "\"\\u00e9\\ud83d\\ude00\"")]
    [InlineData("{{ '\\x00\\x1f\\x7f\\b\\f'|tojson }}", "\"\\u0000\\u001f\\u007f\\b\\f\"")]
    [InlineData("{{ none|tojson }}", "null")]
    [InlineData("{{ true|tojson }}", "true")]
    [InlineData("{{ 1.0|tojson }}", "1.0")]
    [InlineData("{{ 1e16|tojson }}", "1e+16")]
    [InlineData("{{ 1e-7|tojson }}", "1e-07")]
    [InlineData("{{ ('inf'|float)|tojson }}", "Infinity")]
    [InlineData("{{ ('nan'|float)|tojson }}", "NaN")]
    [InlineData("{{ big|tojson }}", "12345678901234567890")]
    [InlineData("{{ (1,2)|tojson }}", "[1, 2]")]
    [InlineData("{{ []|tojson }}", "[]")]
    [InlineData("{{ {}|tojson }}", "{}")]
    [InlineData("{{ {'b':1,'a':2}|tojson }}", "{\"a\": 2, \"b\": 1}")]
    [InlineData("{{ {1:2,3:4}|tojson }}", "{\"1\": 2, \"3\": 4}")]
    [InlineData("{{ {true:1,false:0}|tojson }}", "{\"false\": 0, \"true\": 1}")]
    [InlineData("{{ {none:1}|tojson }}", "{\"null\": 1}")]
    [InlineData("{{ {1.5:1}|tojson }}", "{\"1.5\": 1}")]
    [InlineData("{{ ('<'|safe)|tojson }}", "\"\\u003c\"")]
    [InlineData(
        "{{ {'a':[1,{'b':none}]}|tojson(2) }}",
        "{\n  \"a\": [\n    1,\n    {\n      \"b\": null\n    }\n  ]\n}"
    )]
    [InlineData("{{ {'a':[1,{'b':none}]}|tojson(indent=0) }}", "{\n\"a\": [\n1,\n{\n\"b\": null\n}\n]\n}")]
    [InlineData("{{ [[],{}]|tojson(2) }}", "[\n  [],\n  {}\n]")]
    [InlineData("{{ [1,2]|tojson('--') }}", "[\n--1,\n--2\n]")]
    [InlineData("{{ [1]|tojson(true) }}", "[\n 1\n]")]
    [InlineData("{{ [1]|tojson(-1) }}", "[\n1\n]")]
    [InlineData("{{ [1]|tojson('x'|safe) }}", "[\nx1\n]")]
    [InlineData("{{ 'x'|tojson([]) }}", "\"x\"")]
    [InlineData("{{ -0.0|tojson }}", "-0.0")]
    [InlineData("{{ {'k':'</script>'}|tojson }}", "{\"k\": \"\\u003c/script\\u003e\"}")]
    [InlineData("{{ '\\u2028'|tojson }}", "\"\\u2028\"")]
    [InlineData("{{ {'<':1}|tojson }}", "{\"\\u003c\": 1}")]
    [InlineData("{{ deep|tojson(1) }}", "{\n \"a\": {\n  \"b\": [\n   {\n    \"c\": \"found\"\n   }\n  ]\n }\n}")]
    [InlineData("{{ -5|tojson }}", "-5")]
    [InlineData("{{ {'a':1}|tojson is escaped }}", "True")]
    public void Tojson_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ {1:1,'a':2}|tojson }}", "TypeError")]
    [InlineData("{{ {(1,2):1}|tojson }}", "TypeError")]
    [InlineData("{{ range(3)|tojson }}", "TypeError")]
    [InlineData("{{ missing|tojson }}", "TypeError")]
    [InlineData("{{ (nums|map('string'))|tojson }}", "TypeError")]
    [InlineData("{{ d.items()|tojson }}", "TypeError")]
    [InlineData("{{ [missing]|tojson }}", "TypeError")]
    [InlineData("{{ [1]|tojson(1.5) }}", "TypeError")]
    [InlineData("{{ [1]|tojson(missing) }}", "UndefinedError")]
    public void Tojson_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ {'a':'<'}|tojson }}", "{\"a\": \"\\u003c\"}")]
    [InlineData("{{ ['&']|tojson }}", "[\"\\u0026\"]")]
    [InlineData("{{ '\"'|tojson }}", "\"\\\"\"")]
    public void Tojson_WithAutoescape_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, autoescape: true));

    [Theory]
    [InlineData("{% set l = [1] %}{{ [l,l]|tojson }}", "[[1], [1]]")]
    public void Tojson_OfWhatHoldsItself_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{% set l = [1] %}{% do l.append(l) %}{{ l|tojson }}", "ValueError")]
    [InlineData("{% set m = {} %}{% do m.update(a=m) %}{{ m|tojson }}", "ValueError")]
    public void Tojson_OfWhatHoldsItself_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template));
}
