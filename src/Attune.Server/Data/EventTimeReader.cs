using System.Globalization;
using System.Text.Json;

namespace Attune.Server.Data;

/// <summary>
/// Reads <c>current_time</c> (UTC), <c>user_time</c> (the user's wall clock) and <c>user_timezone_offset</c> (seconds)
/// of an action, and derives what is missing as the published schema says: without any time it is now; the UTC time
/// comes from the wall clock and the offset; with both times the two are used as they are.
/// </summary>
internal sealed class EventTimeReader(TimeProvider time)
{
    /// <summary>The largest offset from UTC, in seconds either way (wire.md 5.1).</summary>
    public const int MaxOffsetSeconds = 54_000;

    /// <summary>
    /// How far a caller's clock may be ahead before its events count as future-dated. An event within this is kept with
    /// the server's time, so that it is in the past at once.
    /// </summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private const string UtcField = "current_time";
    private const string LocalField = "user_time";
    private const string OffsetField = "user_timezone_offset";

    public EventMoment Read(JsonElement action, DataErrorList errors)
    {
        var found = errors.Count;
        var utc = ReadTime(action, UtcField, errors);
        var local = ReadTime(action, LocalField, errors);
        var offset = ReadOffset(action, errors);
        if (errors.Count > found)
        {
            return default;
        }
        if (utc is { } known)
        {
            return Settle(known.InstantMs, offset ?? known.OffsetSeconds ?? Difference(local, known), UtcField, errors);
        }
        if (local is not { } wall)
        {
            return new EventMoment(time.GetUtcNow().ToUnixTimeMilliseconds(), offset, IsLocal: false);
        }
        if ((offset ?? wall.OffsetSeconds) is { } away)
        {
            return Settle(wall.WallClockMs - (away * 1000L), away, LocalField, errors);
        }
        return new EventMoment(wall.WallClockMs, null, IsLocal: true);
    }

    /// <summary>Takes the offset, found elsewhere, off an event's wall clock; null where that is in the future.</summary>
    public EventMoment? Settle(long wallClockMs, int offsetSeconds, DataErrorList errors)
    {
        var found = errors.Count;
        var moment = Settle(wallClockMs - (offsetSeconds * 1000L), offsetSeconds, LocalField, errors);
        return errors.Count == found ? moment : null;
    }

    private EventMoment Settle(long timeMs, int? offsetSeconds, string field, DataErrorList errors)
    {
        var now = time.GetUtcNow();
        if (timeMs > (now + ClockSkew).ToUnixTimeMilliseconds())
        {
            errors.Add(DataErrors.Invalid(field, "can not be in the future"));
        }
        return new EventMoment(Math.Min(timeMs, now.ToUnixTimeMilliseconds()), offsetSeconds, IsLocal: false);
    }

    private static WireTime? ReadTime(JsonElement action, string field, DataErrorList errors)
    {
        if (DataFields.Find(action, field) is not { } value)
        {
            return null;
        }
        if (WireTime.TryRead(value) is { } read)
        {
            return read;
        }
        errors.Add(DataErrors.Invalid(field, "is expected to be ISO 8601 or epoch seconds"));
        return null;
    }

    private static int? ReadOffset(JsonElement action, DataErrorList errors)
    {
        if (DataFields.Find(action, OffsetField) is not { } value)
        {
            return null;
        }
        var text = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.String => value.GetString(),
            _ => null,
        };
        if (
            decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= -MaxOffsetSeconds and <= MaxOffsetSeconds
        )
        {
            return (int)seconds;
        }
        errors.Add(DataErrors.Invalid(OffsetField, "is expected to be seconds from -54000 to 54000"));
        return null;
    }

    private static int? Difference(WireTime? local, WireTime utc)
    {
        if (local is not { } wall)
        {
            return null;
        }
        var seconds = (wall.WallClockMs - utc.InstantMs) / 1000;
        return seconds is >= -MaxOffsetSeconds and <= MaxOffsetSeconds ? (int)seconds : null;
    }
}
