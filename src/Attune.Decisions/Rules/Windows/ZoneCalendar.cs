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
    public static long StartOf(LocalDate day, DateTimeZone zone) =>
        IsEdge(day) ? Utc(day) : zone.AtStartOfDay(day).ToInstant().ToUnixTimeMilliseconds();

    /// <summary>When the next day begins.</summary>
    public static long EndOf(LocalDate day, DateTimeZone zone) =>
        IsEdge(day) ? Utc(day) + DayMs : StartOf(day.PlusDays(1), zone);

    public static long MomentOf(LocalDateTime local, DateTimeZone zone) =>
        IsEdge(local.Date)
            ? Utc(local.Date) + (local.NanosecondOfDay / 1_000_000)
            : zone.AtLeniently(local).ToInstant().ToUnixTimeMilliseconds();

    public static LocalDateTime LocalOf(long ms, DateTimeZone zone) =>
        Instant
            .FromUnixTimeMilliseconds(ms)
            .InZone(ms >= SafeFromMs && ms < SafeUntilMs ? zone : DateTimeZone.Utc)
            .LocalDateTime;

    private static bool IsEdge(LocalDate day) => day.Year is FirstYear or LastYear;

    private static long Utc(LocalDate day) =>
        Instant.FromUtc(day.Year, day.Month, day.Day, 0, 0).ToUnixTimeMilliseconds();
}
