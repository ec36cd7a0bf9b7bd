using Attune.Jinja.Values;

namespace Attune.Jinja.Tests.Filters;

/// <summary>length, first, last, list and reverse, against what Python gives.</summary>
public sealed class SequenceFiltersTests
{
    [Theory]
    [InlineData("{{ 'abc'|length }}", "3")]
    [InlineData("{{ 'a😀b'|length }}", "3")]
    [InlineData("{{ [1,2]|count }}", "2")]
    [InlineData("{{ {}|length }}", "0")]
    [InlineData("{{ (1,2,3)|length }}", "3")]
    [InlineData("{{ range(5)|length }}", "5")]
    [InlineData("{{ missing|length }}", "0")]
    [InlineData("{{ d|length }}", "3")]
    [InlineData("{{ d.items()|length }}", "3")]
    [InlineData("{{ ''|length }}", "0")]
    public void Length_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ 5|length }}", "TypeError")]
    [InlineData("{{ none|length }}", "TypeError")]
    [InlineData("{{ (nums|map('string'))|length }}", "TypeError")]
    public void Length_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ missing|length }}", "UndefinedError")]
    [InlineData("{{ missing|list }}", "UndefinedError")]
    [InlineData("{{ missing|first }}", "UndefinedError")]
    [InlineData("{{ missing|last }}", "UndefinedError")]
    public void Length_Strict_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template, undefined: UndefinedKind.Strict));

    [Theory]
    [InlineData("{{ nums|first }}", "3")]
    [InlineData("{{ 'abc'|first }}", "a")]
    [InlineData("{{ '😀a'|first }}", "😀")]
    [InlineData("{{ {}|first }}", "")]
    [InlineData("{{ []|first }}", "")]
    [InlineData("{{ d|first }}", "b")]
    [InlineData("{{ (nums|map('string'))|first }}", "3")]
    [InlineData("{{ range(3,9)|first }}", "3")]
    [InlineData("{{ missing|first }}", "")]
    [InlineData("{{ (1,)|first }}", "1")]
    public void First_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ 5|first }}", "TypeError")]
    [InlineData("{{ none|first }}", "TypeError")]
    public void First_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ []|first is defined }}", "False")]
    public void First_Strict_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, undefined: UndefinedKind.Strict));

    [Theory]
    [InlineData("{{ []|first }}", "UndefinedError")]
    [InlineData("{{ []|last }}", "UndefinedError")]
    public void First_Strict_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template, undefined: UndefinedKind.Strict));

    [Theory]
    [InlineData("{{ nums|last }}", "4")]
    [InlineData("{{ 'abc'|last }}", "c")]
    [InlineData("{{ 'a😀'|last }}", "😀")]
    [InlineData("{{ []|last }}", "")]
    [InlineData("{{ d|last }}", "c")]
    [InlineData("{{ range(5)|last }}", "4")]
    [InlineData("{{ missing|last }}", "")]
    [InlineData("{{ d.values()|last }}", "[1, 2.5, None]")]
    [InlineData("{{ ''|last }}", "")]
    public void Last_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ (nums|map('string'))|last }}", "TypeError")]
    [InlineData("{{ 5|last }}", "TypeError")]
    public void Last_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ ('<b>'|safe)|first }}", "&lt;")]
    [InlineData("{{ ('<b>'|safe)|last }}", ">")]
    [InlineData("{{ ('<b>'|safe)|list }}", "[&#39;&lt;&#39;, &#39;b&#39;, &#39;&gt;&#39;]")]
    public void First_WithAutoescape_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, autoescape: true));

    [Theory]
    [InlineData("{{ 'abc'|list }}", "['a', 'b', 'c']")]
    [InlineData("{{ 'a😀'|list }}", "['a', '😀']")]
    [InlineData("{{ range(3)|list }}", "[0, 1, 2]")]
    [InlineData("{{ d|list }}", "['b', 'A', 'c']")]
    [InlineData("{{ d.items()|list }}", "[('b', 1), ('A', 'two'), ('c', [1, 2.5, None])]")]
    [InlineData("{{ (1,2)|list }}", "[1, 2]")]
    [InlineData("{{ missing|list }}", "[]")]
    [InlineData("{{ (nums|select('odd'))|list }}", "[3, 1, 5]")]
    [InlineData("{{ [[1]]|list }}", "[[1]]")]
    [InlineData("{{ {}|list }}", "[]")]
    public void List_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ 5|list }}", "TypeError")]
    [InlineData("{{ none|list }}", "TypeError")]
    public void List_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ 'abc'|reverse }}", "cba")]
    [InlineData("{{ 'a😀b'|reverse }}", "b😀a")]
    [InlineData("{{ nums|reverse|list }}", "[4, 5, 2, 1, 3]")]
    [InlineData("{{ (1,2)|reverse|list }}", "[2, 1]")]
    [InlineData("{{ range(4)|reverse|list }}", "[3, 2, 1, 0]")]
    [InlineData("{{ d|reverse|list }}", "['c', 'A', 'b']")]
    [InlineData("{{ (nums|map('string'))|reverse|list }}", "['4', '5', '2', '1', '3']")]
    [InlineData("{{ missing|reverse|list }}", "[]")]
    [InlineData("{{ ''|reverse }}", "")]
    [InlineData("{{ d.items()|reverse|list }}", "[('c', [1, 2.5, None]), ('A', 'two'), ('b', 1)]")]
    [InlineData("{{ []|reverse|list }}", "[]")]
    public void Reverse_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ 5|reverse }}", "FilterArgumentError")]
    [InlineData("{{ none|reverse }}", "FilterArgumentError")]
    public void Reverse_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ ('<b>'|safe)|reverse }}", ">b<")]
    [InlineData("{{ '<b>'|reverse }}", "&gt;b&lt;")]
    public void Reverse_WithAutoescape_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, autoescape: true));
}
