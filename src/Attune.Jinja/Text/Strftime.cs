using System.Globalization;

namespace Attune.Jinja.Text;

/// <summary>Python's <c>strftime</c> in the C locale.</summary>
internal static class Strftime
{
    private static readonly string[] Days =
    [
        "Sunday",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
    ];

    private static readonly string[] Months =
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];

    /// <summary>Writes a time as the format says; a directive that is not known stays as it is.</summary>
    /// <param name="format">Text with directives such as <c>%Y-%m-%d</c>.</param>
    /// <param name="time">The wall clock to show.</param>
    /// <param name="offset">The distance from UTC for <c>%z</c>; null where the zone is not known.</param>
    /// <param name="zone">The zone's name for <c>%Z</c>.</param>
    public static string Format(string format, DateTime time, TimeSpan? offset = null, string zone = "")
    {
        var builder = new TextBuilder(stackalloc char[128]);
        Append(ref builder, format, time, offset, zone);
        return builder.ToStringAndDispose();
    }

    private static void Append(
        ref TextBuilder builder,
        ReadOnlySpan<char> format,
        DateTime time,
        TimeSpan? offset,
        string zone
    )
    {
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%' || i + 1 == format.Length)
            {
                builder.Append(format[i]);
                continue;
            }

            i++;
            // "%-d" drops leading zeros: a GNU addition that templates use.
            var unpadded = format[i] == '-' && i + 1 < format.Length;
            if (unpadded)
            {
                i++;
            }

            AppendDirective(ref builder, format[i], unpadded, time, offset, zone);
        }
    }

    private static void AppendDirective(
        ref TextBuilder builder,
        char directive,
        bool unpadded,
        DateTime time,
        TimeSpan? offset,
        string zone
    )
    {
        switch (directive)
        {
            case 'a':
                builder.Append(Days[(int)time.DayOfWeek].AsSpan(0, 3));
                break;
            case 'A':
                builder.Append(Days[(int)time.DayOfWeek]);
                break;
            case 'b' or 'h':
                builder.Append(Months[time.Month - 1].AsSpan(0, 3));
                break;
            case 'B':
                builder.Append(Months[time.Month - 1]);
                break;
            case 'p':
                builder.Append(time.Hour < 12 ? "AM" : "PM");
                break;
            case 'P':
                builder.Append(time.Hour < 12 ? "am" : "pm");
                break;
            case 'Z':
                builder.Append(zone);
                break;
            case 'z':
                AppendOffset(ref builder, offset);
                break;
            case '%':
                builder.Append('%');
                break;
            case 'n':
                builder.Append('\n');
                break;
            case 't':
                builder.Append('\t');
                break;
            case 'c':
                Append(ref builder, "%a %b %e %H:%M:%S %Y", time, offset, zone);
                break;
            case 'x' or 'D':
                Append(ref builder, "%m/%d/%y", time, offset, zone);
                break;
            case 'X' or 'T':
                Append(ref builder, "%H:%M:%S", time, offset, zone);
                break;
            case 'F':
                Append(ref builder, "%Y-%m-%d", time, offset, zone);
                break;
            case 'R':
                Append(ref builder, "%H:%M", time, offset, zone);
                break;
            case 'r':
                Append(ref builder, "%I:%M:%S %p", time, offset, zone);
                break;
            default:
                AppendNumberOrText(ref builder, directive, unpadded, time);
                break;
        }
    }

    private static void AppendNumberOrText(ref TextBuilder builder, char directive, bool unpadded, DateTime time)
    {
        var (value, width, fill) = directive switch
        {
            'd' => (time.Day, 2, '0'),
            'e' => (time.Day, 2, ' '),
            'm' => (time.Month, 2, '0'),
            'y' => (time.Year % 100, 2, '0'),
            'Y' => (time.Year, 1, '0'),
            'C' => (time.Year / 100, 2, '0'),
            'H' => (time.Hour, 2, '0'),
            'k' => (time.Hour, 2, ' '),
            'I' => ((time.Hour + 11) % 12 + 1, 2, '0'),
            'l' => ((time.Hour + 11) % 12 + 1, 2, ' '),
            'M' => (time.Minute, 2, '0'),
            'S' => (time.Second, 2, '0'),
            'f' => ((int)(time.Ticks % TimeSpan.TicksPerSecond / 10), 6, '0'),
            'j' => (time.DayOfYear, 3, '0'),
            'w' => ((int)time.DayOfWeek, 1, '0'),
            'u' => (((int)time.DayOfWeek + 6) % 7 + 1, 1, '0'),
            'U' => ((time.DayOfYear + 6 - (int)time.DayOfWeek) / 7, 2, '0'),
            'W' => ((time.DayOfYear + 6 - ((int)time.DayOfWeek + 6) % 7) / 7, 2, '0'),
            'V' => (ISOWeek.GetWeekOfYear(time), 2, '0'),
            'G' => (ISOWeek.GetYear(time), 1, '0'),
            'g' => (ISOWeek.GetYear(time) % 100, 2, '0'),
            _ => (-1, 0, '0'),
        };
        if (value < 0)
        {
            builder.Append('%');
            if (unpadded)
            {
                builder.Append('-');
            }

            builder.Append(directive);
            return;
        }

        var text = value.ToString(CultureInfo.InvariantCulture);
        builder.Append(fill, unpadded ? 0 : width - text.Length);
        builder.Append(text);
    }

    private static void AppendOffset(ref TextBuilder builder, TimeSpan? offset)
    {
        if (offset is not { } distance)
        {
            return;
        }

        builder.Append(distance < TimeSpan.Zero ? '-' : '+');
        distance = distance.Duration();
        builder.Append(((int)distance.TotalHours).ToString("00", CultureInfo.InvariantCulture));
        builder.Append(distance.Minutes.ToString("00", CultureInfo.InvariantCulture));
    }
}
