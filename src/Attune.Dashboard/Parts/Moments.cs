using NodaTime;
using NodaTime.Text;

namespace Attune.Dashboard.Parts;

/// <summary>Moments as people read them, in a zone.</summary>
public static class Moments
{
    private static readonly ZonedDateTimePattern Full = ZonedDateTimePattern.CreateWithInvariantCulture(
        "d MMM uuuu, HH:mm",
        DateTimeZoneProviders.Tzdb
    );

    private static readonly ZonedDateTimePattern Exact = ZonedDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd HH:mm:ss o<G>",
        DateTimeZoneProviders.Tzdb
    );

    public static string Show(DateTimeOffset moment, string zone) => Full.Format(In(moment, zone));

    /// <summary>With seconds and offset.</summary>
    public static string ShowExactly(DateTimeOffset moment, string zone) =>
        $"{Exact.Format(In(moment, zone))} ({zone})";

    /// <summary>How long ago, in the largest unit that fits.</summary>
    public static string Ago(DateTimeOffset moment, DateTimeOffset now)
    {
        var past = now - moment;
        return past < TimeSpan.FromMinutes(1) ? "just now"
            : past < TimeSpan.FromHours(1) ? $"{(int)past.TotalMinutes} min ago"
            : past < TimeSpan.FromDays(1) ? $"{(int)past.TotalHours} h ago"
            : past < TimeSpan.FromDays(2) ? "yesterday"
            : past < TimeSpan.FromDays(60) ? $"{(int)past.TotalDays} days ago"
            : past < TimeSpan.FromDays(700) ? $"{(int)(past.TotalDays / 30.4)} months ago"
            : $"{(int)(past.TotalDays / 365.25)} years ago";
    }

    private static ZonedDateTime In(DateTimeOffset moment, string zone) =>
        Instant.FromDateTimeOffset(moment).InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc);
}
