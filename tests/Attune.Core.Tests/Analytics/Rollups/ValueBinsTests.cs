using Attune.Core.Analytics.Rollups;
using CsCheck;

namespace Attune.Core.Tests.Analytics.Rollups;

public sealed class ValueBinsTests
{
    [Fact]
    public void Bin_HoldsNoGreaterValueThanItsEnd_AndGrowsWithTheValue() =>
        Gen.Long[1, 100_000_000_000]
            .Sample(value =>
            {
                var bin = ValueBins.Of(value);
                Assert.True(bin >= 1);
                Assert.True(value <= ValueBins.EndOf(bin), $"{value} in {bin}");
                Assert.True(ValueBins.Of(value + (value / 5) + 2) > bin);
            });

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-5, -1)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    public void Bin_OfSmallValues_IsTheirOwn(long value, int bin) => Assert.Equal(bin, ValueBins.Of(value));
}
