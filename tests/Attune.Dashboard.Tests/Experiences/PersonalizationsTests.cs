using Attune.Dashboard.Pages.Experiences;
using Attune.Jinja;

namespace Attune.Dashboard.Tests.Experiences;

public sealed class PersonalizationsTests
{
    [Theory]
    [InlineData("First Name", "there")]
    [InlineData("It's", "o'clock \\ {{ }} \"quoted\"")]
    [InlineData("Größe 🚀", "zwei\nZeilen")]
    public void Write_GivesATemplateThatRendersTheFallback(string attribute, string text)
    {
        var template = new JinjaEnvironment().FromString(
            "{% set UserAttribute = {} %}" + Personalizations.Write(attribute, FallbackKind.Text, text)
        );

        Assert.Equal(text, template.Render());
    }

    [Fact]
    public void Write_WithoutFallback_ShowsNothing() =>
        Assert.Equal("{{ UserAttribute['City'] }}", Personalizations.Write("City", FallbackKind.Empty, ""));

    [Fact]
    public void Write_ThatMustNotBeSent_HoldsTheExperienceBack() =>
        Assert.Contains("MOE_NOT_SEND", Personalizations.Write("City", FallbackKind.DoNotSend, ""));
}
