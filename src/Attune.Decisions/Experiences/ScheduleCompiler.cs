using Attune.Decisions.Rules.Windows;
using Attune.Decisions.Validation;
using NodaTime;

namespace Attune.Decisions.Experiences;

/// <summary>Checks and compiles a schedule to two moments.</summary>
internal static class ScheduleCompiler
{
    public static (long StartMs, long EndMs) Compile(
        Schedule? schedule,
        DateTimeZone workspaceZone,
        ProblemList problems
    )
    {
        if (schedule is null)
        {
            return (long.MinValue, long.MaxValue);
        }

        var zone = workspaceZone;
        if (schedule.TimeZone is { } id)
        {
            if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } found)
            {
                zone = found;
            }
            else
            {
                problems.Add("time_zone", "This is not a time zone: write an IANA name such as Asia/Kolkata.");
            }
        }

        var start = Moment(schedule.Start, "start", zone, problems) ?? long.MinValue;
        var end = Moment(schedule.End, "end", zone, problems) ?? long.MaxValue;
        if (start >= end)
        {
            problems.Add("end", "The end must come after the start.");
        }

        return (start, end);
    }

    private static long? Moment(string? text, string member, DateTimeZone zone, ProblemList problems)
    {
        if (text is null)
        {
            return null;
        }

        if (TimePoint.TryParse(text, zone, out var point))
        {
            return point.From;
        }

        problems.Add(member, "A date and time such as 2026-07-16T11:00:00 or 2026-07-16T11:00:00Z is expected here.");
        return null;
    }
}
