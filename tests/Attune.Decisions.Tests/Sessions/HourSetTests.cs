using Attune.Decisions.Sessions;

namespace Attune.Decisions.Tests.Sessions;

public sealed class HourSetTests
{
    [Fact]
    public void AnHourSet_HoldsWhatWasPutIn()
    {
        var set = HourSet.Of(19, 20, 0, 19);
        Assert.Equal(3, set.Count);
        Assert.All(Enumerable.Range(-2, 30), hour => Assert.Equal(hour is 0 or 19 or 20, set.Contains(hour)));
        Assert.Equal("00,19,20", set.ToString());
        Assert.True(HourSet.None.IsEmpty);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(24)]
    public void AnHour_Is0To23(int hour) => Assert.Throws<ArgumentOutOfRangeException>(() => HourSet.Of(hour));

    [Fact]
    public void TwoSets_Intersect_WhereTheyShareAnHour()
    {
        Assert.True(HourSet.Of(1, 2).Intersects(HourSet.Of(2, 3)));
        Assert.False(HourSet.Of(1, 2).Intersects(HourSet.Of(3)));
        Assert.False(HourSet.None.Intersects(HourSet.None));
    }
}
