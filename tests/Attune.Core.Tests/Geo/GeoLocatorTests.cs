using Attune.Decisions.Sessions;

namespace Attune.Core.Tests.Geo;

public sealed class GeoLocatorTests : IAsyncLifetime
{
    private static readonly Country India = Countries.Find("IN")!;

    private readonly GeoFiles _files = new();

    public ValueTask InitializeAsync()
    {
        GeoFiles.IPv4Data().Save(_files.IPv4);
        GeoFiles.IPv6Data().Save(_files.IPv6);
        _files.Start();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _files.DisposeAsync();

    [Theory]
    [InlineData("49.36.0.1")]
    [InlineData("  49.36.0.1 ")]
    [InlineData("::ffff:49.36.0.1")]
    [InlineData("::FFFF:3124:1")]
    public void Locate_OfAnIPv4Address_IsFoundInTheIPv4File(string address)
    {
        Assert.Equal(new GeoFacts(India, "Delhi", "Delhi"), _files.Locator.Locate(address));
    }

    [Fact]
    public void Locate_OfAnIPv6Address_IsFoundInTheIPv6File()
    {
        var facts = _files.Locator.Locate("2001:4860:4860::8888");

        Assert.Equal(
            ("CA", "Canada", "Quebec", "Montreal"),
            (facts.CountryCode, facts.CountryName, facts.Region, facts.City)
        );
    }

    [Fact]
    public void Locate_AskedTwice_AnswersTheSameObjects()
    {
        Assert.Same(_files.Locator.Locate("49.36.0.1").City, _files.Locator.Locate("49.36.0.1").City);
    }

    [Fact]
    public void Locate_WhereTheDataNamesADistrict_AnswersTheCity()
    {
        Assert.Equal("Mountain View", _files.Locator.Locate("8.8.8.8").City);
    }

    [Fact]
    public void Locate_OfARecordWithoutAPlace_KnowsNothing()
    {
        Assert.Equal(default, _files.Locator.Locate("9.9.9.9"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("10.0.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("203.0.113.5")]
    [InlineData("49")]
    [InlineData("49.36.1")]
    [InlineData("049.36.0.1")]
    [InlineData("0x31.36.0.1")]
    [InlineData("49.36.0.1.1")]
    [InlineData("49.36.0.256")]
    [InlineData("49.36.0.1:443")]
    [InlineData("49.36.0.1, 10.0.0.1")]
    [InlineData("[2001:4860::1]")]
    [InlineData("2001:4860::1%eth0")]
    [InlineData("2001:4860::1/64")]
    [InlineData("localhost")]
    [InlineData("４９.36.0.1")]
    public void Locate_OfWhatIsNoAddressOrHasNoPlace_KnowsNothing(string address)
    {
        Assert.Equal(default, _files.Locator.Locate(address));
    }

    [Fact]
    public void Locate_OfAVeryLongText_KnowsNothing()
    {
        Assert.Equal(default, _files.Locator.Locate(new string('1', 10_000_000)));
    }

    [Fact]
    public void Locate_OfAnIPv4AddressThatItHasSeen_AllocatesNextToNothing()
    {
        _files.Locator.Locate("49.36.0.1");

        var before = GC.GetAllocatedBytesForCurrentThread();
        _files.Locator.Locate("49.36.0.1");

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 128);
    }

    [Fact]
    public void Health_WithBothFiles_IsHealthyAndTellsTheirAge()
    {
        var health = _files.Locator.Health;

        Assert.True(health.IsHealthy);
        Assert.Equal(new DateTimeOffset(2026, 6, 5, 0, 0, 0, TimeSpan.Zero), health.IPv4.BuiltAt);
        Assert.Equal("city", health.IPv6.DatabaseType);
        Assert.Empty(_files.LeftOverFiles());
    }

    [Fact]
    public async Task Locate_AfterDisposal_KnowsNothing()
    {
        await _files.Locator.DisposeAsync();

        Assert.Equal(default, _files.Locator.Locate("8.8.8.8"));
    }
}
