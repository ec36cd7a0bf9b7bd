namespace Attune.Jinja.Tests.Filters;

/// <summary>sum, against what Python gives.</summary>
public sealed class SumFilterTests
{
    [Theory]
    [InlineData("{{ nums|sum }}", "15")]
    [InlineData("{{ users|sum(attribute='age') }}", "85")]
    [InlineData("{{ []|sum }}", "0")]
    [InlineData("{{ []|sum(start=5) }}", "5")]
    [InlineData("{{ [1,2.5,true]|sum }}", "4.5")]
    [InlineData("{{ [[1],[2]]|sum(start=[]) }}", "[1, 2]")]
    [InlineData("{{ [0.1,0.1,0.1]|sum }}", "0.30000000000000004")]
    [InlineData("{{ [2**62,2**62]|sum }}", "9223372036854775808")]
    [InlineData("{{ users|sum('age', 100) }}", "185")]
    [InlineData("{{ missing|sum }}", "0")]
    [InlineData("{{ [(1,2),(3,4)]|sum(attribute=0) }}", "4")]
    [InlineData("{{ (1,2)|sum }}", "3")]
    [InlineData("{{ {1:2,3:4}|sum }}", "4")]
    [InlineData("{{ [(1,),(2,)]|sum(start=()) }}", "(1, 2)")]
    public void Sum_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ ['a']|sum }}", "TypeError")]
    [InlineData("{{ [1,'a']|sum }}", "TypeError")]
    [InlineData("{{ ['a']|sum(start='') }}", "TypeError")]
    [InlineData("{{ []|sum(start='') }}", "TypeError")]
    [InlineData("{{ 5|sum }}", "TypeError")]
    [InlineData("{{ users|sum(attribute='nope') }}", "UndefinedError")]
    [InlineData("{{ [none]|sum }}", "TypeError")]
    public void Sum_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));
}
