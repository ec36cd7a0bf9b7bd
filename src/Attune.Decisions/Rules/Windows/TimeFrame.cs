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
    public LocalDateTime Local => _local ??= ZoneCalendar.LocalOf(nowMs, zone);

    public LocalDate Today => Local.Date;

    public readonly long StartOf(LocalDate day) => ZoneCalendar.StartOf(day, zone);

    public readonly long EndOf(LocalDate day) => ZoneCalendar.EndOf(day, zone);
}
