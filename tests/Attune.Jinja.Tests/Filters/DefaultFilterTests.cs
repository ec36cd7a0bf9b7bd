using Attune.Jinja.Values;

namespace Attune.Jinja.Tests.Filters;

/// <summary>default, against what Python gives.</summary>
public sealed class DefaultFilterTests
{
    [Theory]
    [InlineData("{{ missing|default('x') }}", "x")]
    [InlineData("{{ missing|d('x') }}", "x")]
    [InlineData("{{ none_value|default('x') }}", "None")]
    [InlineData("{{ ''|default('x') }}", "")]
    [InlineData("{{ ''|default('x', true) }}", "x")]
    [InlineData("{{ 0|default('x', true) }}", "x")]
    [InlineData("{{ 0|default('x') }}", "0")]
    [InlineData("{{ missing|default }}", "")]
    [InlineData("{{ missing|default([1]) }}", "[1]")]
    [InlineData("{{ d.nope|default('n') }}", "n")]
    [InlineData("{{ missing|default(missing) }}", "")]
    [InlineData("{{ none|default('x', true) }}", "x")]
    [InlineData("{{ missing|default(default_value='x') }}", "x")]
    [InlineData("{{ ''|default('x', boolean=true) }}", "x")]
    [InlineData("{{ false|d('x', 1) }}", "x")]
    [InlineData("{{ []|default('x','yes') }}", "x")]
    [InlineData("{{ 'a'|default('x', true) }}", "a")]
    public void Default_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ missing.y|default('x') }}", "UndefinedError")]
    [InlineData("{{ d.nope.zip|default('x') }}", "UndefinedError")]
    [InlineData("{{ missing|default('a','b','c') }}", "TypeError")]
    public void Default_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ missing|default('x') }}", "x")]
    [InlineData("{{ d.nope|default('x') }}", "x")]
    [InlineData("{{ missing|default('x', true) }}", "x")]
    public void Default_Strict_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, undefined: UndefinedKind.Strict));

    [Theory]
    [InlineData("{{ missing.y|default('x') }}", "UndefinedError")]
    public void Default_Strict_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template, undefined: UndefinedKind.Strict));

    [Theory]
    [InlineData("{{ missing.y.z|default('x') }}", "x")]
    [InlineData("{{ missing|default('x') }}", "x")]
    [InlineData("{{ missing['a'].b|default('x') }}", "x")]
    public void Default_Chainable_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, undefined: UndefinedKind.Chainable));
}
