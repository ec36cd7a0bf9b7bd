using Attune.Decisions.Rules.Windows;
using CsCheck;
using NodaTime;

namespace Attune.Decisions.Tests.Rules;

public sealed class ZoneCalendarTests
{
    private static readonly DateTimeZone[] Zones =
    [
        .. new[]
        {
            "Etc/UTC",
            "Asia/Kolkata",
            "America/New_York",
            "Australia/Lord_Howe",
            "Asia/Beirut",
            "America/Sao_Paulo",
            "America/Asuncion",
            "Europe/London",
            "Pacific/Kiritimati",
            "America/St_Johns",
        }.Select(id => DateTimeZoneProviders.Tzdb[id]),
    ];

    [Fact]
    public void DaysAndLocalTimes_AreTheZonesOwn_AlsoWhereClocksChange() =>
        Gen.Select(Gen.Int[0, Zones.Length - 1], Gen.Int[0, 365 * 60], Gen.Int[0, 1_439])
            .Sample(
                (number, days, minute) => AssertSame(Zones[number], new LocalDate(1980, 1, 1).PlusDays(days), minute),
                iter: 20_000
            );

    [Fact]
    public void EveryChangeOfClocks_IsMappedAsTheZoneMapsIt()
    {
        foreach (var zone in Zones)
        {
            var interval = new Interval(Instant.FromUtc(1990, 1, 1, 0, 0), Instant.FromUtc(2035, 1, 1, 0, 0));
            foreach (var change in zone.GetZoneIntervals(interval).Where(one => one.HasStart))
            {
                var day = change.Start.InZone(zone).Date;
                foreach (
                    var minute in (int[])[0, 1, 29, 30, 59, 60, 90, 119, 120, 149, 150, 179, 180, 240, 1_380, 1_439]
                )
                {
                    AssertSame(zone, day, minute);
                    AssertSame(zone, day.PlusDays(-1), minute);
                }
            }
        }
    }

    [Fact]
    public void ADayThatAZoneLeftOut_BeginsWhereTheNextOneDoes()
    {
        // Kiritimati changed sides of the date line at the end of 1994.
        var zone = DateTimeZoneProviders.Tzdb["Pacific/Kiritimati"];
        var next = zone.AtStartOfDay(new LocalDate(1995, 1, 1)).ToInstant().ToUnixTimeMilliseconds();
        Assert.Equal(next, ZoneCalendar.StartOf(new LocalDate(1994, 12, 31), zone));
    }

    private static void AssertSame(DateTimeZone zone, LocalDate day, int minute)
    {
        if (zone.Id == "Pacific/Kiritimati" && day >= new LocalDate(1994, 12, 30) && day <= new LocalDate(1994, 12, 31))
        {
            return;
        }

        Assert.Equal(zone.AtStartOfDay(day).ToInstant().ToUnixTimeMilliseconds(), ZoneCalendar.StartOf(day, zone));
        Assert.Equal(
            zone.AtStartOfDay(day.PlusDays(1)).ToInstant().ToUnixTimeMilliseconds(),
            ZoneCalendar.EndOf(day, zone)
        );
        var local = day.AtMidnight().PlusMinutes(minute);
        Assert.Equal(zone.AtLeniently(local).ToInstant().ToUnixTimeMilliseconds(), ZoneCalendar.MomentOf(local, zone));
    }
}
