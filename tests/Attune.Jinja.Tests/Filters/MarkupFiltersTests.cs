using Attune.Jinja.Values;

namespace Attune.Jinja.Tests.Filters;

/// <summary>escape, forceescape, safe and xmlattr, against what Python gives.</summary>
public sealed class MarkupFiltersTests
{
    [Theory]
    [InlineData("{{ '<&>\"\\''|e }}", "&lt;&amp;&gt;&#34;&#39;")]
    [InlineData("{{ 'plain'|escape }}", "plain")]
    [InlineData("{{ ('<'|safe)|e }}", "<")]
    [InlineData("{{ none|e }}", "None")]
    [InlineData("{{ [1,'<']|e }}", "[1, &#39;&lt;&#39;]")]
    [InlineData("{{ missing|e }}", "")]
    [InlineData("{{ 5.0|e }}", "5.0")]
    [InlineData("{{ '<'|e|e }}", "&lt;")]
    [InlineData("{{ '/`='|e }}", "/`=")]
    public void Escape_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ '<'|e }}", "&lt;")]
    [InlineData("{{ '<'|e|e }}", "&lt;")]
    [InlineData("{{ ('<'|safe)|e }}", "<")]
    [InlineData("{{ ['<'] }}", "[&#39;&lt;&#39;]")]
    [InlineData("{{ '<' }}", "&lt;")]
    [InlineData("{{ ('<'|safe) ~ '<' }}", "&lt;&lt;")]
    [InlineData("{{ '<'|e ~ '<' }}", "&amp;lt;&lt;")]
    [InlineData("{{ missing|e }}", "")]
    public void Escape_WithAutoescape_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, autoescape: true));

    [Theory]
    [InlineData("{{ missing|e }}", "")]
    [InlineData("{{ missing.x.y|e ~ 'a' }}", "a")]
    [InlineData("{{ missing is escaped }}", "True")]
    public void Escape_ChainableUndefined_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, undefined: UndefinedKind.Chainable));

    [Theory]
    [InlineData("{{ ('<b>'|safe)|forceescape }}", "&lt;b&gt;")]
    [InlineData("{{ '<b>'|forceescape }}", "&lt;b&gt;")]
    [InlineData("{{ '<b>'|e|forceescape }}", "&amp;lt;b&amp;gt;")]
    [InlineData("{{ 5|forceescape }}", "5")]
    [InlineData("{{ missing|forceescape }}", "")]
    public void Forceescape_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, autoescape: true));

    [Theory]
    [InlineData("{{ '<b>'|safe }}", "<b>")]
    [InlineData("{{ [1,'<']|safe }}", "[1, '<']")]
    [InlineData("{{ none|safe }}", "None")]
    [InlineData("{{ missing|safe }}", "")]
    [InlineData("{{ '<b>'|safe|safe }}", "<b>")]
    [InlineData("{{ ('<'|safe)|upper }}", "<")]
    [InlineData("{{ ('<a>'|safe).upper() }}", "<A>")]
    public void Safe_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, autoescape: true));

    [Theory]
    [InlineData("{{ missing|safe }}", "UndefinedError")]
    [InlineData("{{ missing|e }}", "UndefinedError")]
    public void Safe_Strict_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template, undefined: UndefinedKind.Strict));

    [Theory]
    [InlineData("{{ {'class': 'a b', 'id': 1}|xmlattr }}", " class=\"a b\" id=\"1\"")]
    [InlineData("{{ {'a': none, 'b': missing, 'c': 0}|xmlattr }}", " c=\"0\"")]
    [InlineData("{{ {'a': '<\"&\\''}|xmlattr }}", " a=\"&lt;&#34;&amp;&#39;\"")]
    [InlineData("{{ {}|xmlattr }}", "")]
    [InlineData("{{ {'a': 1}|xmlattr(false) }}", "a=\"1\"")]
    [InlineData("{{ {'a': 1, 'b': 2}|xmlattr(autospace=false) }}", "a=\"1\" b=\"2\"")]
    [InlineData("{{ {'a b': none}|xmlattr }}", "")]
    [InlineData("{{ {'a\\u00a0b': 1}|xmlattr }}", " a\u00a0b=\"1\"")]
    [InlineData("{{ {'on\"x': 1}|xmlattr }}", " on&#34;x=\"1\"")]
    [InlineData("{{ {'a': true, 'b': [1]}|xmlattr }}", " a=\"True\" b=\"[1]\"")]
    public void Xmlattr_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ {'a b': 1}|xmlattr }}", "ValueError")]
    [InlineData("{{ {'a/b': 1}|xmlattr }}", "ValueError")]
    [InlineData("{{ {'a>b': 1}|xmlattr }}", "ValueError")]
    [InlineData("{{ {'a=b': 1}|xmlattr }}", "ValueError")]
    [InlineData("{{ {'a\\tb': 1}|xmlattr }}", "ValueError")]
    [InlineData("{{ {'a\\x0bb': 1}|xmlattr }}", "ValueError")]
    [InlineData("{{ {1: 2}|xmlattr }}", "TypeError")]
    [InlineData("{{ [1]|xmlattr }}", "AttributeError")]
    [InlineData("{{ missing|xmlattr }}", "UndefinedError")]
    [InlineData("{{ 'a'|xmlattr }}", "AttributeError")]
    public void Xmlattr_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ {'a': '<'}|xmlattr }}", " a=\"&lt;\"")]
    [InlineData("{{ {'a': '<'|safe}|xmlattr }}", " a=\"<\"")]
    [InlineData("{{ {'a': 1}|xmlattr ~ '<' }}", " a=&#34;1&#34;&lt;")]
    [InlineData("{{ {}|xmlattr }}", "")]
    public void Xmlattr_WithAutoescape_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, autoescape: true));
}
