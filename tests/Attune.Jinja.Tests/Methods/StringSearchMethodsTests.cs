namespace Attune.Jinja.Tests.Methods;

/// <summary>Methods of str that search, against what Python gives.</summary>
public sealed class StringSearchMethodsTests
{
    [Theory]
    [InlineData("{{ 'hello'.find('l') }}", "2")]
    [InlineData("{{ 'hello'.rfind('l') }}", "3")]
    [InlineData("{{ 'hello'.find('z') }}", "-1")]
    [InlineData("{{ 'hello'.index('l') }}", "2")]
    [InlineData("{{ 'hello'.rindex('l') }}", "3")]
    [InlineData("{{ 'hello'.count('l') }}", "2")]
    [InlineData("{{ 'hello'.count('') }}", "6")]
    [InlineData("{{ 'a😀b'.find('b') }}", "2")]
    [InlineData("{{ 'a😀b'.count('') }}", "4")]
    [InlineData("{{ 'a😀b😀'.rfind('😀') }}", "3")]
    [InlineData("{{ 'hello'.find('l', 3) }}", "3")]
    [InlineData("{{ 'hello'.find('l', 0, 2) }}", "-1")]
    [InlineData("{{ 'hello'.find('l', -2) }}", "3")]
    [InlineData("{{ 'hello'.find('', 9) }}", "-1")]
    [InlineData("{{ 'hello'.find('', 5) }}", "5")]
    [InlineData("{{ 'hello'.find('l', none, none) }}", "2")]
    [InlineData("{{ 'hello'.count('l', 3) }}", "1")]
    [InlineData("{{ 'aaaa'.count('aa') }}", "2")]
    [InlineData("{{ 'hello'.find('l', 10**20) }}", "-1")]
    [InlineData("{{ 'hello'.find('l', -10**20) }}", "-1")]
    [InlineData("{{ 'x'.rfind('') }}", "1")]
    public void Search_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ 'hello'.index('z') }}", "ValueError")]
    [InlineData("{{ 'hello'.find(1) }}", "TypeError")]
    [InlineData("{{ 'hello'.find('l','x') }}", "TypeError")]
    [InlineData("{{ 'hello'.find() }}", "TypeError")]
    [InlineData("{{ 'hello'.find(sub='l') }}", "TypeError")]
    [InlineData("{{ 'hello'.index('l', 9) }}", "ValueError")]
    public void Search_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ 'hello'.startswith('he') }}", "True")]
    [InlineData("{{ 'hello'.startswith(('x','he')) }}", "True")]
    [InlineData("{{ 'hello'.startswith(()) }}", "False")]
    [InlineData("{{ 'hello'.startswith('l', 2) }}", "True")]
    [InlineData("{{ 'hello'.startswith('l', 2, 2) }}", "False")]
    [InlineData("{{ 'hello'.startswith('') }}", "True")]
    [InlineData("{{ 'hello'.startswith('', 9) }}", "False")]
    [InlineData("{{ 'hello'.endswith('lo') }}", "True")]
    [InlineData("{{ 'hello'.endswith('l', 0, 4) }}", "True")]
    [InlineData("{{ 'hello'.endswith(('x','lo')) }}", "True")]
    [InlineData("{{ 'a😀b'.startswith('b', 2) }}", "True")]
    [InlineData("{{ 'hello'.endswith('', 5) }}", "True")]
    [InlineData("{{ 'hello'.startswith('h', none, 1) }}", "True")]
    public void Ends_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ 'hello'.startswith(1) }}", "TypeError")]
    [InlineData("{{ 'hello'.startswith(['h']) }}", "TypeError")]
    [InlineData("{{ 'hello'.startswith((1,)) }}", "TypeError")]
    public void Ends_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));
}
