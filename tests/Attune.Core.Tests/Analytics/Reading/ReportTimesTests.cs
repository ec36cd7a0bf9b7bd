using System.Globalization;
using Attune.Core.Analytics.Reading;
using Attune.Core.Analytics.Rollups;
using NodaTime;

namespace Attune.Core.Tests.Analytics.Reading;

public sealed class ReportTimesTests
{
    [Theory]
    [InlineData("Asia/Kolkata", "2026-03-04T12:10:00Z", "2026-03-04T17:00:00+05:30")]
    [InlineData("Pacific/Chatham", "2026-03-04T00:20:00Z", "2026-03-04T14:00:00+13:45")]
    [InlineData("Europe/Berlin", "2026-10-25T01:20:00Z", "2026-10-25T02:00:00+01:00")]
    [InlineData("Europe/Berlin", "2026-10-25T00:20:00Z", "2026-10-25T02:00:00+02:00")]
    public void Hour_BeginsWhereTheZonesClockShowsIt(string zone, string moment, string expected)
    {
        var times = new ReportTimes(ReportInterval.Hour, DateTimeZoneProviders.Tzdb[zone]);

        var start = times.StartOf(RollupDelta.QuarterOf(Parse(moment).ToUnixTimeMilliseconds()));

        Assert.Equal(Parse(expected), start);
        Assert.Equal(Parse(expected).Offset, start.Offset);
    }

    [Theory]
    [InlineData(ReportInterval.Day, "2026-03-01T00:00:00+05:30")]
    [InlineData(ReportInterval.Week, "2026-02-23T00:00:00+05:30")]
    [InlineData(ReportInterval.Month, "2026-03-01T00:00:00+05:30")]
    public void Sunday_BelongsToTheWeekThatBeganOnMonday(ReportInterval interval, string expected)
    {
        var times = new ReportTimes(interval, DateTimeZoneProviders.Tzdb["Asia/Kolkata"]);
        var day = Period.DaysBetween(new LocalDate(1970, 1, 1), new LocalDate(2026, 3, 1));

        Assert.Equal(Parse(expected), times.StartOf(day));
    }

    [Fact]
    public void DayOfTwentyThreeHours_HasNinetyTwoQuarters()
    {
        var times = new ReportTimes(ReportInterval.Hour, DateTimeZoneProviders.Tzdb["Europe/Berlin"]);

        var (from, until) = times.Buckets(new LocalDate(2026, 3, 29), new LocalDate(2026, 3, 29));

        Assert.Equal(92, until - from);
    }

    private static DateTimeOffset Parse(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
