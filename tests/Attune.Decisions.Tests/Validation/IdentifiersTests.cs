using Attune.Decisions.Validation;

namespace Attune.Decisions.Tests.Validation;

public sealed class IdentifiersTests
{
    [Theory]
    [InlineData("65eae5738ea5032b0ef60138", true)]
    [InlineData("65EAE5738EA5032B0EF60138", false)]
    [InlineData("65eae5738ea5032b0ef6013", false)]
    [InlineData("65eae5738ea5032b0ef6013g", false)]
    public void ObjectIds_Are24HexadecimalDigits(string id, bool isOne) =>
        Assert.Equal(isOne, Identifiers.IsObjectId(id));

    [Theory]
    [InlineData("42D", true)]
    [InlineData("5A", true)]
    [InlineData("", false)]
    [InlineData("123456789", false)]
    [InlineData("4-D", false)]
    [InlineData("4Ä", false)]
    public void AudienceIds_AreLettersAndDigits(string id, bool isOne) =>
        Assert.Equal(isOne, Identifiers.IsAudienceId(id));

    [Theory]
    [InlineData("homepage-banner", true)]
    [InlineData("Test-1", true)]
    [InlineData("a.b_c", true)]
    [InlineData("four", false)]
    [InlineData("with space", false)]
    [InlineData("slash/in-it", false)]
    public void ExperienceKeys_NeedNoEscaping(string key, bool isOne) =>
        Assert.Equal(isOne, Identifiers.IsExperienceKey(key));

    [Fact]
    public void ExperienceKeys_Have5To50Characters()
    {
        Assert.True(Identifiers.IsExperienceKey(new string('k', 50)));
        Assert.False(Identifiers.IsExperienceKey(new string('k', 51)));
    }

    [Fact]
    public void NextIds_AreFree_AndNeverOnesThatWereTaken()
    {
        Assert.Equal("1A", Identifiers.NextAudienceId([]));
        Assert.Equal("3C", Identifiers.NextAudienceId(["1A", "2B", "42D"]));
        Assert.Equal("1", Identifiers.NextVariationId([]));
        Assert.Equal("8", Identifiers.NextVariationId(["1", "7", "x"]));
        var taken = new List<string>();
        for (var n = 0; n < 60; n++)
        {
            var id = Identifiers.NextAudienceId(taken);
            Assert.True(Identifiers.IsAudienceId(id));
            taken.Add(id);
        }

        Assert.Equal(60, taken.Distinct().Count());
    }
}
