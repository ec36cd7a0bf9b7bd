using Attune.Jinja.Values;

namespace Attune.Jinja.Tests.Filters;

/// <summary>attr, against what Python gives.</summary>
public sealed class AttributeFilterTests
{
    [Theory]
    [InlineData("{{ d|attr('b') }}", "")]
    [InlineData("{{ 'abc'|attr('upper') is callable }}", "True")]
    [InlineData("{{ ('abc'|attr('upper'))() }}", "ABC")]
    [InlineData("{{ 5|attr('real') }}", "5")]
    [InlineData("{{ d|attr('items') is callable }}", "True")]
    [InlineData("{{ d|attr('nope') }}", "")]
    [InlineData("{{ nums|attr('0') }}", "")]
    [InlineData("{{ (range(3)|attr('stop')) }}", "3")]
    [InlineData("{{ users|first|attr('name') }}", "")]
    [InlineData("{{ d|attr(name='b') is defined }}", "False")]
    [InlineData("{{ none|attr('x') }}", "")]
    public void Attr_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ missing|attr('x') }}", "UndefinedError")]
    [InlineData("{{ d|attr(5) }}", "TypeError")]
    [InlineData("{{ d|attr(missing) }}", "TypeError")]
    public void Attr_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ missing|attr('x')|attr('y') }}", "")]
    public void Attr_Chainable_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, undefined: UndefinedKind.Chainable));

    [Theory]
    [InlineData("{{ 'a'|attr('__class__') }}", "")]
    [InlineData("{{ ('a'|attr('__class__'))|attr('__mro__') }}", "")]
    [InlineData("{{ 'a'|attr('__class__') is defined }}", "False")]
    [InlineData("{{ nums|attr('append') is callable }}", "True")]
    public void Attr_Sandboxed_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, sandbox: SandboxMode.Sandboxed));

    [Theory]
    [InlineData("{{ ('a'|attr('__class__')).x }}", "SecurityError")]
    public void Attr_Sandboxed_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template, sandbox: SandboxMode.Sandboxed));

    [Theory]
    [InlineData("{{ nums|attr('append') is defined }}", "False")]
    [InlineData("{{ d|attr('update') }}", "")]
    [InlineData("{{ (d|attr('get'))('b') }}", "1")]
    public void Attr_Immutable_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, sandbox: SandboxMode.Immutable));

    [Theory]
    [InlineData("{{ (nums|attr('append'))(1) }}", "SecurityError")]
    public void Attr_Immutable_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template, sandbox: SandboxMode.Immutable));
}
