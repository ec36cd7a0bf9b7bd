using System.Globalization;
using NodaTime;

namespace Attune.Decisions.Rules.Windows;

/// <summary>
/// A date or a date and time in ISO 8601, as attributes and filters hold it. A date is a whole day in the workspace's zone; a time
/// without an offset is local there too.
/// </summary>
/// <param name="From">The moment, or the start of the day, in milliseconds since 1970.</param>
/// <param name="Until">The next millisecond, or the start of the next day.</param>
internal readonly record struct TimePoint(long From, long Until)
{
    /// <summary>Whole numbers from here on are milliseconds since 1970, smaller ones seconds (until the year 5138).</summary>
    public const long LeastMilliseconds = 100_000_000_000;

    // The first second of the year 1 and the last of the year 9999.
    private const long LeastSeconds = -62_135_596_800;
    private const long MostSeconds = 253_402_300_799;

    public bool IsDay => Until - From > 1;

    /// <summary>Seconds or milliseconds since 1970, or null where it is not in the years 1 to 9999.</summary>
    public static long? FromNumber(long number)
    {
        var ms = number is > -LeastMilliseconds and < LeastMilliseconds ? number * 1_000 : number;
        return ms is >= LeastSeconds * 1_000 and < (MostSeconds + 1) * 1_000 ? ms : null;
    }

    /// <summary>Reads <c>yyyy-MM-dd</c>, or that with <c>THH:mm</c>, <c>:ss</c>, <c>.fff…</c> and <c>Z</c> or <c>±HH:mm</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, DateTimeZone zone, out TimePoint point)
    {
        point = default;
        text = text.Trim();
        if (
            text.Length < 10
            || text[4] != '-'
            || text[7] != '-'
            || !TryDigits(text[..4], out var year)
            || !TryDigits(text[5..7], out var month)
            || !TryDigits(text[8..10], out var day)
            || year < 1
            || month is < 1 or > 12
            || day < 1
            || day > DateTime.DaysInMonth(year, month)
        )
        {
            return false;
        }

        var date = new LocalDate(year, month, day);
        if (text.Length == 10)
        {
            point = new(ZoneCalendar.StartOf(date, zone), ZoneCalendar.EndOf(date, zone));
            return true;
        }

        if (text[10] is not ('T' or 't' or ' ') || !TryTime(text[11..], out var ofDay, out var offset))
        {
            return false;
        }

        var local = date.AtMidnight().PlusMilliseconds(ofDay);
        var moment = offset is { } seconds
            ? Instant.FromUtc(year, month, day, 0, 0).ToUnixTimeMilliseconds() + ofDay - (seconds * 1_000L)
            : ZoneCalendar.MomentOf(local, zone);
        point = new(moment, moment + 1);
        return true;
    }

    public override string ToString() => From.ToString(CultureInfo.InvariantCulture);

    private static bool TryTime(ReadOnlySpan<char> text, out long ofDayMs, out int? offsetSeconds)
    {
        ofDayMs = 0;
        offsetSeconds = null;
        if (
            text.Length < 5
            || text[2] != ':'
            || !TryDigits(text[..2], out var hour)
            || !TryDigits(text[3..5], out var minute)
            || hour > 23
            || minute > 59
        )
        {
            return false;
        }

        ofDayMs = ((hour * 60L) + minute) * 60_000;
        text = text[5..];
        if (!text.IsEmpty && text[0] == ':')
        {
            if (text.Length < 3 || !TryDigits(text[1..3], out var second) || second > 59)
            {
                return false;
            }

            ofDayMs += second * 1_000L;
            text = text[3..];
            if (!text.IsEmpty && text[0] is '.' or ',')
            {
                var digits = 1;
                for (var unit = 100; digits < text.Length && char.IsAsciiDigit(text[digits]); digits++, unit /= 10)
                {
                    ofDayMs += unit * (text[digits] - '0');
                }

                if (digits == 1)
                {
                    return false;
                }

                text = text[digits..];
            }
        }

        return text.IsEmpty || TryOffset(text, out offsetSeconds);
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out int? seconds)
    {
        seconds = 0;
        if (text.Length == 1)
        {
            return text[0] is 'Z' or 'z';
        }

        var sign = text[0] switch
        {
            '+' => 1,
            '-' => -1,
            _ => 0,
        };
        text = text[1..];
        var minutes = 0;
        if (sign == 0 || text.Length < 2 || !TryDigits(text[..2], out var hours) || hours > 18)
        {
            return false;
        }

        text = text[2..];
        if (!text.IsEmpty && !TryDigits(text.Length == 3 && text[0] == ':' ? text[1..] : text, out minutes))
        {
            return false;
        }

        seconds = sign * ((hours * 60) + minutes) * 60;
        return text.Length is 0 or 2 or 3 && minutes < 60;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            number = (number * 10) + (digit - '0');
        }

        return !text.IsEmpty && text.Length <= 4;
    }
}
