using Attune.Decisions.Sessions;

namespace Attune.Decisions.Tests.Sessions;

public sealed class CountriesTests
{
    [Theory]
    [InlineData("IN")]
    [InlineData("in")]
    [InlineData("IND")]
    [InlineData("India")]
    [InlineData(" INDIA ")]
    public void Find_ByCodeOrNameInAnyCase_IsTheSameCountry(string text)
    {
        Assert.Same(Countries.Find("India"), Countries.Find(text));
        Assert.Equal(new Country("IN", "IND", "India"), Countries.Find(text));
    }

    [Theory]
    [InlineData("USA", "US")]
    [InlineData("United States of America", "US")]
    [InlineData("UK", "GB")]
    [InlineData("great britain", "GB")]
    [InlineData("UAE", "AE")]
    [InlineData("Holland", "NL")]
    [InlineData("Turkey", "TR")]
    [InlineData("Türkiye", "TR")]
    [InlineData("Czech Republic", "CZ")]
    [InlineData("Viet Nam", "VN")]
    [InlineData("Korea", "KR")]
    [InlineData("Cote d'Ivoire", "CI")]
    [InlineData("Reunion", "RE")]
    [InlineData("Kosovo", "XK")]
    public void Find_ByAnotherSpelling_FindsTheCountry(string text, string code)
    {
        Assert.Equal(code, Countries.Find(text)?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ZZ")]
    [InlineData("Atlantis")]
    [InlineData("I N")]
    public void Find_OfWhatIsNoCountry_IsNull(string text)
    {
        Assert.Null(Countries.Find(text));
    }

    [Fact]
    public void All_HoldsEachCodeOnceAndEachCanBeFoundByAllItsNames()
    {
        Assert.Equal(250, Countries.All.Count);
        Assert.All(
            Countries.All,
            country =>
            {
                Assert.Matches("^[A-Z]{2}$", country.Code);
                Assert.Matches("^[A-Z]{3}$", country.Code3);
                Assert.Same(country, Countries.Find(country.Code));
                Assert.Same(country, Countries.Find(country.Code3));
                Assert.Same(country, Countries.Find(country.Name));
            }
        );
    }
}
