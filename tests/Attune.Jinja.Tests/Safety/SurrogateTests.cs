namespace Attune.Jinja.Tests.Safety;

/// <summary>Halves of surrogate pairs, which no encoding can write, in sources and in data.</summary>
public sealed class SurrogateTests
{
    // Attributes are kept in UTF-8, which cannot hold halves: they have these letters instead.
    private const string High = "H";
    private const string Low = "L";

    [Theory]
    [InlineData(High + "{{ 1 }}" + Low, High + "1" + Low)]
    [InlineData("{{ '" + High + "' ~ '" + Low + "' }}", High + Low)]
    [InlineData("{{ ('" + High + "' ~ '" + Low + "')|length }}", "1")]
    [InlineData("{{ '" + High + "'|length }}", "1")]
    [InlineData("{{ ['" + High + "'] }}", "['\\ud83d']")]
    [InlineData("{{ '" + High + "'|upper|lower|title|reverse|center(3) }}", " " + High + " ")]
    public void HalfPair_IsACharacter(string template, string expected) =>
        Assert.Equal(Halved(expected), new JinjaEnvironment().FromString(Halved(template)).Render());

    [Theory]
    [InlineData("{{ " + High + " }}")]
    [InlineData("{{ a" + Low + " }}")]
    public void HalfPair_InAName_IsASyntaxError(string template) =>
        Assert.Throws<JinjaSyntaxException>(() => new JinjaEnvironment().FromString(Halved(template)));

    [Fact]
    public void HalfPair_CannotBeQuoted() =>
        Assert.Throws<JinjaRuntimeException>(() =>
            new JinjaEnvironment().FromString(Halved("{{ 'H'|urlencode }}")).Render()
        );

    private static string Halved(string text) => text.Replace('H', '\ud83d').Replace('L', '\ude00');
}
