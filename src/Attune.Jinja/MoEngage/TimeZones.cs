using System.Collections.Frozen;
using System.Globalization;
using NodaTime;
using NodaTime.TimeZones;

namespace Attune.Jinja.MoEngage;

/// <summary>
/// Time zones by the names that authors write: those of the tz database (<c>Asia/Kolkata</c>), usual abbreviations, and
/// offsets (<c>+05:30</c>, <c>UTC+5:30</c>). An abbreviation means its fixed offset, in summer too: <c>EST</c> is five hours
/// behind UTC all year.
/// </summary>
internal static class TimeZones
{
    private static readonly TzdbDateTimeZoneSource Source = TzdbDateTimeZoneSource.Default;

    private static readonly FrozenDictionary<string, string> Names = Source
        .GetIds()
        .ToFrozenDictionary(name => name, name => name, StringComparer.OrdinalIgnoreCase);

    // Where one abbreviation has several meanings, the one that MoEngage's customers will mean: IST is India.
    private static readonly FrozenDictionary<string, int> Abbreviations = new Dictionary<string, int>
    {
        ["UTC"] = 0,
        ["GMT"] = 0,
        ["WET"] = 0,
        ["WEST"] = 60,
        ["BST"] = 60,
        ["CET"] = 60,
        ["CEST"] = 120,
        ["EET"] = 120,
        ["EEST"] = 180,
        ["SAST"] = 120,
        ["MSK"] = 180,
        ["TRT"] = 180,
        ["AST"] = -240,
        ["ADT"] = -180,
        ["EST"] = -300,
        ["EDT"] = -240,
        ["CST"] = -360,
        ["CDT"] = -300,
        ["MST"] = -420,
        ["MDT"] = -360,
        ["PST"] = -480,
        ["PDT"] = -420,
        ["AKST"] = -540,
        ["AKDT"] = -480,
        ["HST"] = -600,
        ["BRT"] = -180,
        ["ART"] = -180,
        ["GST"] = 240,
        ["PKT"] = 300,
        ["IST"] = 330,
        ["NPT"] = 345,
        ["BDT"] = 360,
        ["ICT"] = 420,
        ["WIB"] = 420,
        ["SGT"] = 480,
        ["MYT"] = 480,
        ["HKT"] = 480,
        ["PHT"] = 480,
        ["AWST"] = 480,
        ["JST"] = 540,
        ["KST"] = 540,
        ["ACST"] = 570,
        ["AEST"] = 600,
        ["AEDT"] = 660,
        ["NZST"] = 720,
        ["NZDT"] = 780,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The distance of a zone from UTC at a moment, and its abbreviation then; false where the zone is not known.</summary>
    public static bool TryFind(string zone, DateTimeOffset at, out TimeSpan offset, out string abbreviation)
    {
        var name = zone.Trim();
        if (Abbreviations.TryGetValue(name, out var minutes))
        {
            offset = TimeSpan.FromMinutes(minutes);
            abbreviation = name.ToUpperInvariant();
            return true;
        }

        if (Names.TryGetValue(name, out var id))
        {
            var interval = Source.ForId(id).GetZoneInterval(Instant.FromDateTimeOffset(at));
            offset = interval.WallOffset.ToTimeSpan();
            abbreviation = interval.Name;
            return true;
        }

        var digits =
            name.StartsWith("UTC", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("GMT", StringComparison.OrdinalIgnoreCase)
                ? name.AsSpan(3).Trim()
                : name.AsSpan();
        abbreviation = name;
        return TryReadOffset(digits, out offset);
    }

    /// <summary>Reads <c>+05:30</c>, <c>+0530</c>, <c>-5</c>.</summary>
    public static bool TryReadOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = default;
        if (text.Length is < 2 or > 6 || text[0] is not ('+' or '-'))
        {
            return false;
        }

        var negative = text[0] == '-';
        text = text[1..];
        var colon = text.IndexOf(':');
        var split =
            colon >= 0 ? colon
            : text.Length > 2 ? text.Length - 2
            : text.Length;
        var minuteText = colon >= 0 ? text[(colon + 1)..] : text[split..];
        if (!int.TryParse(text[..split], NumberStyles.None, CultureInfo.InvariantCulture, out var hours))
        {
            return false;
        }

        var minutes = 0;
        if (
            (colon >= 0 || minuteText.Length > 0)
            && (
                minuteText.Length != 2
                || !int.TryParse(minuteText, NumberStyles.None, CultureInfo.InvariantCulture, out minutes)
            )
        )
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0);
        offset = negative ? -offset : offset;
        return hours <= 14 && minutes < 60;
    }
}
