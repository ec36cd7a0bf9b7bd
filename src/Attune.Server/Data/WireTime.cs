using System.Globalization;
using System.Text.Json;

namespace Attune.Server.Data;

/// <summary>
/// A time as callers write it: ISO 8601 with or without an offset, a date alone, or epoch seconds as number or text.
/// The published samples also send milliseconds, which are told by their size.
/// </summary>
/// <param name="InstantMs">Milliseconds since 1970, UTC; without an offset the text is taken as UTC.</param>
/// <param name="WallClockMs">What a clock on the wall showed, read as if it were UTC.</param>
/// <param name="OffsetSeconds">The offset in the text, where it is a numeric one; <c>Z</c> tells nothing of a user.</param>
internal readonly record struct WireTime(long InstantMs, long WallClockMs, int? OffsetSeconds)
{
    // 1e11 seconds is the year 5138, 1e11 milliseconds is 1973.
    private const decimal FirstMilliseconds = 100_000_000_000m;
    private const decimal LastMilliseconds = 253_402_300_799_999m;
    private const int LongestText = 40;

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mm:ssK",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>The time, or null where the value is none, or lies before 1970 or after the year 9999.</summary>
    public static WireTime? TryRead(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Number => TryReadEpoch(value.GetRawText()),
            JsonValueKind.String => TryReadText(value.GetString()!.Trim()),
            _ => null,
        };

    private static WireTime? TryReadText(string text) =>
        text.Length > LongestText ? null : TryReadEpoch(text) ?? TryReadIso(text);

    private static WireTime? TryReadEpoch(string text)
    {
        if (
            text.Length > LongestText
            || !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || number is < 0 or > LastMilliseconds
        )
        {
            return null;
        }
        var ms = (long)(number < FirstMilliseconds ? number * 1000 : number);
        return ms > LastMilliseconds ? null : new WireTime(ms, ms, null);
    }

    private static WireTime? TryReadIso(string text)
    {
        if (
            !DateTimeOffset.TryParseExact(
                text,
                Formats,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var time
            )
            || time.ToUnixTimeMilliseconds() < 0
        )
        {
            return null;
        }
        var wall = new DateTimeOffset(time.DateTime, TimeSpan.Zero).ToUnixTimeMilliseconds();
        int? offset = text.LastIndexOfAny(['+', '-']) > "yyyy-MM-dd".Length ? (int)time.Offset.TotalSeconds : null;
        return new WireTime(time.ToUnixTimeMilliseconds(), wall, offset);
    }
}
