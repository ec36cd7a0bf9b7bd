using NodaTime;

namespace Attune.Decisions.Rules.Windows;

/// <summary>Now, and the calendar of the workspace: what windows are measured from.</summary>
internal struct TimeFrame(long nowMs, DateTimeZone zone)
{
    private LocalDateTime? _local;

    /// <summary>In milliseconds since 1970.</summary>
    public readonly long NowMs => nowMs;

    public readonly DateTimeZone Zone => zone;

    /// <summary>Now, as clocks in the workspace's zone show it.</summary>
    public LocalDateTime Local => _local ??= Instant.FromUnixTimeMilliseconds(nowMs).InZone(zone).LocalDateTime;

    public LocalDate Today => Local.Date;

    /// <summary>When the day begins: midnight, or the first moment where a change of the clocks leaves midnight out.</summary>
    public readonly long StartOf(LocalDate day) => StartOf(day, zone);

    public readonly long MomentOf(LocalDateTime local) => MomentOf(local, zone);

    public static long StartOf(LocalDate day, DateTimeZone zone) =>
        zone.AtStartOfDay(day).ToInstant().ToUnixTimeMilliseconds();

    public static long MomentOf(LocalDateTime local, DateTimeZone zone) =>
        zone.AtLeniently(local).ToInstant().ToUnixTimeMilliseconds();
}
