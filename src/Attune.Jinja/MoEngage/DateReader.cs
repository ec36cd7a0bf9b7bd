using System.Globalization;

namespace Attune.Jinja.MoEngage;

/// <summary>
/// Reads dates as people write them: day first (<c>14/10/2020</c>), year first (<c>2020-10-14</c>), with the month's name,
/// perhaps with a time, AM or PM and a zone. A day that can only be a month, and a month that can only be a day, change places.
/// The name of a zone is skipped: MoEngage's own sample ignores it.
/// </summary>
internal ref struct DateReader
{
    // Seconds of a year 5138, or milliseconds of 1973: whatever is larger counts milliseconds.
    private const long LargestSeconds = 100_000_000_000;

    private static readonly string[] MonthNames =
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
    ];

    private ReadOnlySpan<char> _rest;

    /// <summary>Reads a date; false where the text is none.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out WrittenTime time)
    {
        var trimmed = text.Trim();
        if (TryReadEpoch(trimmed, out time))
        {
            return true;
        }

        var reader = new DateReader { _rest = trimmed };
        return reader.TryRead(out time);
    }

    /// <summary>Seconds since 1970, or milliseconds where the number is too large for seconds.</summary>
    public static bool TryFromEpoch(long number, out WrittenTime time)
    {
        time = default;
        var milliseconds = Math.Abs((double)number) < LargestSeconds ? number * 1000 : number;
        if (milliseconds is < -62_135_596_800_000 or > 253_402_300_799_999)
        {
            return false;
        }

        time = new WrittenTime(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).DateTime, TimeSpan.Zero);
        return true;
    }

    private static bool TryReadEpoch(ReadOnlySpan<char> text, out WrittenTime time)
    {
        time = default;
        return text.Length >= 9
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && TryFromEpoch(number, out time);
    }

    private bool TryRead(out WrittenTime time)
    {
        time = default;
        if (!TryReadDate(out var date))
        {
            return false;
        }

        SkipSeparators();
        var clock = TimeSpan.Zero;
        TimeSpan? offset = null;
        if (_rest.Length > 0 && char.IsAsciiDigit(_rest[0]))
        {
            if (!TryReadClock(out clock))
            {
                return false;
            }

            offset = ReadZone();
        }
        else if (_rest.Length > 0)
        {
            offset = ReadZone();
        }

        if (_rest.Length > 0)
        {
            return false;
        }

        time = new WrittenTime(date + clock, offset);
        // An offset must leave the moment within the calendar.
        return date.Year is > 1 and < 9999 || offset is null;
    }

    private bool TryReadDate(out DateTime date)
    {
        date = default;
        SkipWeekday();
        if (TryReadMonthName(out var month))
        {
            SkipSeparators();
            if (!TryReadNumber(out var dayFirst, out _))
            {
                return false;
            }

            SkipOrdinal();
            SkipSeparators();
            return TryReadNumber(out var namedYear, out var length)
                && TryMake(namedYear, length, month, dayFirst, out date);
        }

        if (!TryReadNumber(out var first, out var firstLength))
        {
            return false;
        }

        if (firstLength == 8)
        {
            return TryMake(first / 10000, 4, first / 100 % 100, first % 100, out date);
        }

        SkipOrdinal();
        SkipSeparators();
        if (TryReadMonthName(out month))
        {
            SkipSeparators();
            return TryReadNumber(out var year, out var length) && TryMake(year, length, month, first, out date);
        }

        if (!TryReadNumber(out var second, out _))
        {
            return false;
        }

        SkipSeparators();
        if (!TryReadNumber(out var third, out var thirdLength))
        {
            return false;
        }

        if (firstLength == 4)
        {
            return TryMake(first, 4, second, third, out date);
        }

        return second > 12 && first <= 12
            ? TryMake(third, thirdLength, first, second, out date)
            : TryMake(third, thirdLength, second, first, out date);
    }

    private static bool TryMake(int year, int yearLength, int month, int day, out DateTime date)
    {
        if (yearLength <= 2)
        {
            // As Python's %y reads them.
            year += year < 69 ? 2000 : 1900;
        }

        date = default;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateTime(year, month, day);
        return true;
    }

    private bool TryReadClock(out TimeSpan clock)
    {
        clock = default;
        if (!TryReadNumber(out var hour, out _) || !Take(':') || !TryReadNumber(out var minute, out _))
        {
            return false;
        }

        var second = 0;
        var ticks = 0L;
        if (Take(':'))
        {
            if (!TryReadNumber(out second, out _))
            {
                return false;
            }

            if (Take('.') || Take(','))
            {
                if (!TryReadFraction(out ticks))
                {
                    return false;
                }
            }
        }

        SkipBlanks();
        if (!ApplyHalfOfDay(ref hour) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        clock = new TimeSpan(0, hour, minute, second) + TimeSpan.FromTicks(ticks);
        return true;
    }

    private bool TryReadFraction(out long ticks)
    {
        ticks = 0;
        var scale = TimeSpan.TicksPerSecond;
        var found = false;
        while (_rest.Length > 0 && char.IsAsciiDigit(_rest[0]))
        {
            found = true;
            scale /= 10;
            ticks += (_rest[0] - '0') * scale;
            _rest = _rest[1..];
        }

        return found;
    }

    private bool ApplyHalfOfDay(ref int hour)
    {
        var isMorning = TakeWord("am");
        if (!isMorning && !TakeWord("pm"))
        {
            return true;
        }

        // An hour beyond twelve with PM is what MoEngage's own formats produce.
        if (hour > 12)
        {
            return !isMorning;
        }

        hour = hour % 12 + (isMorning ? 0 : 12);
        return true;
    }

    /// <summary>A numeric offset, Z, or words, which are skipped.</summary>
    private TimeSpan? ReadZone()
    {
        SkipBlanks();
        if (_rest.Length == 0)
        {
            return null;
        }

        if (_rest is "Z" or "z")
        {
            _rest = default;
            return TimeSpan.Zero;
        }

        if (TimeZones.TryReadOffset(_rest, out var offset))
        {
            _rest = default;
            return offset;
        }

        while (_rest.Length > 0 && (char.IsAsciiLetter(_rest[0]) || _rest[0] is ' ' or '/' or '_' or '(' or ')'))
        {
            _rest = _rest[1..];
        }

        return null;
    }

    private bool TryReadNumber(out int number, out int length)
    {
        number = 0;
        length = 0;
        while (_rest.Length > 0 && char.IsAsciiDigit(_rest[0]) && length < 9)
        {
            number = number * 10 + (_rest[0] - '0');
            length++;
            _rest = _rest[1..];
        }

        return length > 0;
    }

    private bool TryReadMonthName(out int month)
    {
        month = 0;
        var word = Word();
        if (word.Length < 3)
        {
            return false;
        }

        for (var i = 0; i < MonthNames.Length; i++)
        {
            if (word.StartsWith(MonthNames[i], StringComparison.OrdinalIgnoreCase))
            {
                month = i + 1;
                _rest = _rest[word.Length..];
                return true;
            }
        }

        return false;
    }

    private void SkipWeekday()
    {
        var word = Word();
        if (word.Length < 3)
        {
            return;
        }

        foreach (var day in (ReadOnlySpan<string>)["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
        {
            if (word.StartsWith(day, StringComparison.OrdinalIgnoreCase))
            {
                _rest = _rest[word.Length..];
                SkipSeparators();
                return;
            }
        }
    }

    private void SkipOrdinal()
    {
        if (Word() is ['s' or 'n' or 'r' or 't', 't' or 'd' or 'h'])
        {
            _rest = _rest[2..];
        }
    }

    private void SkipSeparators()
    {
        while (_rest.Length > 0 && _rest[0] is ' ' or '/' or '-' or '.' or ',' or '\t')
        {
            _rest = _rest[1..];
        }

        if (_rest.Length > 1 && _rest[0] is 'T' or 't' && char.IsAsciiDigit(_rest[1]))
        {
            _rest = _rest[1..];
        }
    }

    private void SkipBlanks() => _rest = _rest.TrimStart();

    private bool Take(char c)
    {
        if (_rest.Length == 0 || _rest[0] != c)
        {
            return false;
        }

        _rest = _rest[1..];
        return true;
    }

    private bool TakeWord(string word)
    {
        if (!Word().Equals(word, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        _rest = _rest[word.Length..];
        return true;
    }

    private readonly ReadOnlySpan<char> Word()
    {
        var end = 0;
        while (end < _rest.Length && char.IsAsciiLetter(_rest[end]))
        {
            end++;
        }

        return _rest[..end];
    }
}
