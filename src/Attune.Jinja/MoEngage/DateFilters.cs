using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.MoEngage;

/// <summary><c>dateFormatter</c>, <c>days</c>, <c>today</c> and <c>dateTimeFormatter</c>, with Python's strftime directives.</summary>
internal static class DateFilters
{
    /// <summary>The offset that means that there is none.</summary>
    private const long NoOffset = -1000;

    public static IReadOnlyList<FilterDefinition> Definitions { get; } =
    [
        new("dateFormatter", Parameters.Of(Parameter.Required("toFormat")), FormatDate),
        new("days", Parameters.Of(Parameter.Required("other")), CountDays),
        new("today", Parameters.Of(Parameter.Optional("timeZone", "UTC")), FormatToday, IsPure: false),
        new(
            "dateTimeFormatter",
            Parameters.Of(
                Parameter.Required("toFormat"),
                Parameter.Optional("tzOffset", Value.None),
                Parameter.Optional("timeZone", Value.None)
            ),
            FormatDateTime
        ),
    ];

    private static Value FormatDate(RenderState state, Value value, Arguments arguments)
    {
        var time = Read(value);
        return Value.FromString(Format(state, arguments[0], time.Wall, time.Offset, ""));
    }

    /// <summary>How many days the argument lies after the subject; times of the day do not count.</summary>
    private static Value CountDays(RenderState state, Value value, Arguments arguments) =>
        Value.FromInt((Read(arguments[0]).Wall.Date - Read(value).Wall.Date).Days);

    private static Value FormatToday(RenderState state, Value value, Arguments arguments)
    {
        var (offset, abbreviation) = Zone(arguments[0], state.Now);
        return Value.FromString(Format(state, value, state.Now.ToOffset(offset).DateTime, offset, abbreviation));
    }

    private static Value FormatDateTime(RenderState state, Value value, Arguments arguments)
    {
        var time = Read(value);
        if (OffsetMinutes(arguments[1]) is { } minutes)
        {
            var offset = TimeSpan.FromMinutes(minutes);
            return Value.FromString(Format(state, arguments[0], Shift(time.Instant, offset), offset, ""));
        }

        if (!IsGiven(arguments[2]))
        {
            return Value.FromString(Format(state, arguments[0], time.Wall, time.Offset, ""));
        }

        var (distance, abbreviation) = Zone(arguments[2], time.Instant);
        return Value.FromString(Format(state, arguments[0], Shift(time.Instant, distance), distance, abbreviation));
    }

    private static bool IsGiven(Value value) =>
        !value.IsNone && !value.IsUndefined && !(value.TryGetString(out var text) && text.Length == 0);

    /// <summary>An offset in minutes; null where it is missing, or the number that stands for that.</summary>
    private static long? OffsetMinutes(Value value)
    {
        if (!IsGiven(value))
        {
            return null;
        }

        // A user's attribute may hold the number as text.
        var minutes = Math.Truncate(Numbers.ParseFloat(value));
        if (minutes == NoOffset)
        {
            return null;
        }

        return Math.Abs(minutes) <= 14 * 60
            ? (long)minutes
            : throw JinjaRuntimeException.Value("tzOffset must be from -840 to 840 minutes");
    }

    private static DateTime Shift(DateTimeOffset instant, TimeSpan offset)
    {
        var ticks = instant.UtcTicks + offset.Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks
            ? new DateTime(ticks)
            : throw JinjaRuntimeException.Overflow("the date is outside the calendar");
    }

    private static WrittenTime Read(Value value)
    {
        if (value.AsUndefined is { } undefined)
        {
            throw undefined.ToException();
        }

        if (value.IsInteger && value.TryGetInt64(out var number) && DateReader.TryFromEpoch(number, out var time))
        {
            return time;
        }

        return value.TryGetString(out var text) && DateReader.TryRead(text, out time)
            ? time
            : throw JinjaRuntimeException.Value("the value is not a date that can be read");
    }

    private static (TimeSpan Offset, string Abbreviation) Zone(Value value, DateTimeOffset at)
    {
        var name = Require.Text(value, "the time zone");
        return TimeZones.TryFind(name, at, out var offset, out var abbreviation)
            ? (offset, abbreviation)
            : throw JinjaRuntimeException.Value("the time zone is not known");
    }

    private static string Format(RenderState state, Value format, DateTime time, TimeSpan? offset, string zone)
    {
        var text = Require.Text(format, "the format");
        // No directive is longer than the longest zone name or a full date.
        state.Budget.ChargeString(text.Length * 16L);
        return Strftime.Format(text, time, offset, zone);
    }
}
