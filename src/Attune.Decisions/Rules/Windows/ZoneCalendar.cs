using NodaTime;

namespace Attune.Decisions.Rules.Windows;

/// <summary>
/// Days and local times of a zone as moments, in milliseconds since 1970. In the first and last year of the calendar, which are used
/// for "never", days are UTC's: there an offset would lead out of the calendar.
/// </summary>
internal static class ZoneCalendar
{
    private const long DayMs = 86_400_000;
    private const int FirstYear = 1;
    private const int LastYear = 9_999;

    /// <summary>The first moment of the year after the first, and of the last year.</summary>
    private static readonly long SafeFromMs = Utc(new LocalDate(FirstYear + 1, 1, 1));
    private static readonly long SafeUntilMs = Utc(new LocalDate(LastYear, 1, 1));

    /// <summary>When the day begins: midnight, or the first moment where a change of the clocks leaves midnight out.</summary>
    public static long StartOf(LocalDate day, DateTimeZone zone)
    {
        var local = Utc(day);
        return IsEdge(day) ? local : Map(local, zone, out var skipped) ?? skipped.Change;
    }

    /// <summary>When the next day begins.</summary>
    public static long EndOf(LocalDate day, DateTimeZone zone) =>
        IsEdge(day) ? Utc(day) + DayMs : StartOf(day.PlusDays(1), zone);

    /// <summary>
    /// The moment of a local time: the first of two; where a change of the clocks leaves it out, as late after the change as it
    /// would have been before.
    /// </summary>
    public static long MomentOf(LocalDateTime time, DateTimeZone zone)
    {
        var local = Utc(time.Date) + (time.NanosecondOfDay / 1_000_000);
        return IsEdge(time.Date) ? local : Map(local, zone, out var skipped) ?? skipped.Shifted;
    }

    public static LocalDateTime LocalOf(long ms, DateTimeZone zone) =>
        Instant
            .FromUnixTimeMilliseconds(ms)
            .InZone(ms >= SafeFromMs && ms < SafeUntilMs ? zone : DateTimeZone.Utc)
            .LocalDateTime;

    // The zone's own mapping makes an object for each call; this is on the way of every decision with a relative window.
    private static long? Map(long local, DateTimeZone zone, out (long Change, long Shifted) skipped)
    {
        skipped = default;
        var before = OffsetAt(local - DayMs, zone);
        var after = OffsetAt(local + DayMs, zone);
        var first = local - Math.Max(before, after);
        if (OffsetAt(first, zone) == local - first)
        {
            return first;
        }

        var second = local - Math.Min(before, after);
        if (OffsetAt(second, zone) == local - second)
        {
            return second;
        }

        var shifted = local - before;
        var interval = zone.GetZoneInterval(Instant.FromUnixTimeMilliseconds(shifted));
        skipped = (interval.Start.ToUnixTimeMilliseconds(), shifted);
        return null;
    }

    private static long OffsetAt(long ms, DateTimeZone zone) =>
        zone.GetUtcOffset(Instant.FromUnixTimeMilliseconds(ms)).Milliseconds;

    private static bool IsEdge(LocalDate day) => day.Year is FirstYear or LastYear;

    private static long Utc(LocalDate day) =>
        Instant.FromUtc(day.Year, day.Month, day.Day, 0, 0).ToUnixTimeMilliseconds();
}
