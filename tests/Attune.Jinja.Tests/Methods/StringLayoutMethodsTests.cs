namespace Attune.Jinja.Tests.Methods;

/// <summary>Methods of str that pad and strip, against what Python gives.</summary>
public sealed class StringLayoutMethodsTests
{
    [Theory]
    [InlineData("{{ 'ab'.center(5) }}", "  ab ")]
    [InlineData("{{ 'ab'.center(5,'*') }}", "**ab*")]
    [InlineData("{{ 'abc'.center(6,'*') }}", "*abc**")]
    [InlineData("{{ 'ab'.ljust(4) ~ '|' }}", "ab  |")]
    [InlineData("{{ 'ab'.rjust(4,'.') }}", "..ab")]
    [InlineData("{{ 'a😀'.center(5,'😀') }}", "😀😀a😀😀")]
    [InlineData("{{ 'ab'.ljust(-1) }}", "ab")]
    [InlineData("{{ '42'.zfill(5) }}", "00042")]
    [InlineData("{{ '-42'.zfill(5) }}", "-0042")]
    [InlineData("{{ '+1'.zfill(4) }}", "+001")]
    [InlineData("{{ ''.zfill(2) }}", "00")]
    [InlineData("{{ '--1'.zfill(5) }}", "-00-1")]
    [InlineData("{{ '😀'.zfill(3) }}", "00😀")]
    [InlineData("{{ 'a\\tb'.expandtabs() }}", "a       b")]
    [InlineData("{{ 'a\\tb\\tc'.expandtabs(4) }}", "a   b   c")]
    [InlineData("{{ 'a\\tb'.expandtabs(0) }}", "ab")]
    [InlineData("{{ 'a\\n\\tb'.expandtabs(3) }}", "a\n   b")]
    [InlineData("{{ '😀\\tb'.expandtabs(4) }}", "😀   b")]
    [InlineData("{{ 'a\\tb'.expandtabs(tabsize=2) }}", "a b")]
    public void Padding_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ 'ab'.center(5,'xy') }}", "TypeError")]
    [InlineData("{{ 'ab'.center(5,'') }}", "TypeError")]
    [InlineData("{{ 'ab'.center('5') }}", "TypeError")]
    [InlineData("{{ 'ab'.center(1.0) }}", "TypeError")]
    [InlineData("{{ 'ab'.zfill('x') }}", "TypeError")]
    [InlineData("{{ 'ab'.center() }}", "TypeError")]
    [InlineData("{{ 'ab'.center(3, 5) }}", "TypeError")]
    public void Padding_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ ' a '.strip() }}", "a")]
    [InlineData("{{ 'xxaxx'.strip('x') }}", "a")]
    [InlineData("{{ 'abcba'.lstrip('ab') }}", "cba")]
    [InlineData("{{ 'abcba'.rstrip('ab') }}", "abc")]
    [InlineData("{{ 'a'.strip(none) }}", "a")]
    [InlineData("{{ '\\x1f a\\u2028'.strip() }}", "a")]
    [InlineData("{{ '😀a😀'.strip('😀') }}", "a")]
    [InlineData("{{ ''.strip() }}", "")]
    [InlineData("{{ 'aaa'.strip('a') }}", "")]
    [InlineData("{{ 'unhappy'.removeprefix('un') }}", "happy")]
    [InlineData("{{ 'unhappy'.removeprefix('x') }}", "unhappy")]
    [InlineData("{{ 'file.txt'.removesuffix('.txt') }}", "file")]
    [InlineData("{{ 'a'.removesuffix('') }}", "a")]
    public void Stripping_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ 'a'.strip(1) }}", "TypeError")]
    [InlineData("{{ 'a'.removeprefix(1) }}", "TypeError")]
    [InlineData("{{ 'a'.strip('a','b') }}", "TypeError")]
    public void Stripping_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ ('<b>'|safe).center(7,'*') }}", "**<b>**")]
    [InlineData("{{ ('<b>'|safe).ljust(5) }}", "<b>  ")]
    [InlineData("{{ (' <b> '|safe).strip() }}", "<b>")]
    [InlineData("{{ ('<b>'|safe).zfill(5) }}", "00<b>")]
    [InlineData("{{ ('<b>'|safe).removeprefix('<') }}", "b>")]
    [InlineData("{{ ('a\\t<'|safe).expandtabs(2) }}", "a <")]
    public void Padding_OfMarkup_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, autoescape: true));

    [Theory]
    [InlineData("{{ ('<b>'|safe).center(7,'<') }}", "TypeError")]
    public void Padding_OfMarkup_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template, autoescape: true));
}
