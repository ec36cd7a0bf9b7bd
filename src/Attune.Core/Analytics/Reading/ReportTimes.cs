using Attune.Core.Analytics.Rollups;
using NodaTime;

namespace Attune.Core.Analytics.Reading;

/// <summary>Buckets of totals as times of a report. Immutable, thread-safe.</summary>
internal sealed class ReportTimes(ReportInterval interval, DateTimeZone zone)
{
    private const long QuarterSeconds = 15 * 60;
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    public Grain Grain => interval == ReportInterval.Hour ? Grain.Quarter : Grain.Day;

    /// <summary>The buckets of these days, the second not included.</summary>
    public (long From, long Until) Buckets(LocalDate from, LocalDate to) =>
        Grain == Grain.Day ? (DayOf(from), DayOf(to) + 1) : (QuarterOf(from), QuarterOf(to.PlusDays(1)));

    /// <summary>When the report's hour, day, week or month begins that a bucket is in.</summary>
    public DateTimeOffset StartOf(long bucket)
    {
        if (Grain == Grain.Quarter)
        {
            var moment = Instant.FromUnixTimeSeconds(bucket * QuarterSeconds).InZone(zone);
            return moment.PlusMinutes(-moment.Minute).ToDateTimeOffset();
        }
        var day = Epoch.PlusDays((int)bucket);
        var first = interval switch
        {
            ReportInterval.Week => day.PlusDays(1 - (int)day.DayOfWeek),
            ReportInterval.Month => new LocalDate(day.Year, day.Month, 1),
            _ => day,
        };
        return zone.AtStartOfDay(first).ToDateTimeOffset();
    }

    private static long DayOf(LocalDate day) => Period.DaysBetween(Epoch, day);

    private long QuarterOf(LocalDate day) => zone.AtStartOfDay(day).ToInstant().ToUnixTimeSeconds() / QuarterSeconds;
}
