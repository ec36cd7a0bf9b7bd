using Attune.Jinja.Values;

namespace Attune.Jinja.Tests.Tests;

/// <summary>Tests for properties, against what Python gives.</summary>
public sealed class PropertyTestsTests
{
    [Theory]
    [InlineData("{{ 1 is odd }}", "True")]
    [InlineData("{{ 2 is odd }}", "False")]
    [InlineData("{{ -1 is odd }}", "True")]
    [InlineData("{{ 2 is even }}", "True")]
    [InlineData("{{ 0 is even }}", "True")]
    [InlineData("{{ 2.0 is even }}", "True")]
    [InlineData("{{ 1.5 is odd }}", "False")]
    [InlineData("{{ true is odd }}", "True")]
    [InlineData("{{ '%s' is even }}", "False")]
    [InlineData("{{ big is even }}", "True")]
    [InlineData("{{ 'abc' is lower }}", "True")]
    [InlineData("{{ 'aBc' is lower }}", "False")]
    [InlineData("{{ 'ABC' is upper }}", "True")]
    [InlineData("{{ '123' is upper }}", "False")]
    [InlineData("{{ '' is lower }}", "False")]
    [InlineData("{{ 5 is lower }}", "False")]
    [InlineData("{{ none is lower }}", "False")]
    [InlineData("{{ missing is upper }}", "False")]
    [InlineData("{{ 'ß' is lower }}", "True")]
    [InlineData("{{ 'ǅ' is upper }}", "False")]
    [InlineData("{{ 'upper' is filter }}", "True")]
    [InlineData("{{ 'nope' is filter }}", "False")]
    [InlineData("{{ 5 is filter }}", "False")]
    [InlineData("{{ missing is filter }}", "False")]
    [InlineData("{{ 'odd' is test }}", "True")]
    [InlineData("{{ 'nope' is test }}", "False")]
    [InlineData("{{ none is test }}", "False")]
    [InlineData("{{ ('upper'|safe) is filter }}", "True")]
    [InlineData("{{ '==' is test }}", "True")]
    public void Property_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ 'a' is odd }}", "TypeError")]
    [InlineData("{{ none is even }}", "TypeError")]
    [InlineData("{{ missing is odd }}", "UndefinedError")]
    [InlineData("{{ [] is filter }}", "TypeError")]
    [InlineData("{{ {} is test }}", "TypeError")]
    public void Property_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ missing is odd }}", "UndefinedError")]
    [InlineData("{{ missing is lower }}", "UndefinedError")]
    [InlineData("{{ missing is filter }}", "UndefinedError")]
    public void Property_Strict_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template, undefined: UndefinedKind.Strict));
}
