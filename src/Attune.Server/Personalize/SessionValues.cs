using System.Text;
using System.Text.Json;
using Attune.Decisions.Sessions;
using Attune.Decisions.Users;

namespace Attune.Server.Personalize;

/// <summary>Reads the enumerated fields of a fetch request; the allowed values are listed in the seed's order.</summary>
internal static class SessionValues
{
    private const int LongestShown = 100;

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

    private static readonly string[] Hours = [.. Enumerable.Range(0, 24).Select(hour => hour.ToString("00"))];

    private static readonly string[] PlatformNames = ["web", "mweb", "android", "ios"];

    private static readonly Platform[] Platforms = [Platform.Web, Platform.MobileWeb, Platform.Android, Platform.Ios];

    public static DayOfWeek? ReadDay(ref Utf8JsonReader reader, List<FetchProblem> problems)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            for (var day = 0; day < Days.Length; day++)
            {
                if (reader.ValueTextEquals(Days[day]))
                {
                    return (DayOfWeek)day;
                }
            }
        }
        Refuse(ref reader, "DAY_OF_THE_WEEK", Days, problems);
        return null;
    }

    /// <summary>One hour of two digits, or several with commas between them.</summary>
    public static HourSet ReadHours(ref Utf8JsonReader reader, List<FetchProblem> problems)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            Refuse(ref reader, "TIME_OF_THE_DAY", Hours, problems);
            return HourSet.None;
        }
        var text = reader.GetString()!;
        var set = HourSet.None;
        foreach (var range in text.AsSpan().Split(','))
        {
            var hour = text.AsSpan()[range].Trim();
            if (hour is not [>= '0' and <= '2', >= '0' and <= '9'] || int.Parse(hour) > 23)
            {
                problems.Add(new FetchProblem("TIME_OF_THE_DAY", Shorten(hour.ToString()), Hours));
                return HourSet.None;
            }
            set = set.With(int.Parse(hour));
        }
        return set;
    }

    public static Platform? ReadPlatform(ref Utf8JsonReader reader, List<FetchProblem> problems)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            var name = reader.GetString()!;
            for (var platform = 0; platform < PlatformNames.Length; platform++)
            {
                if (name.Equals(PlatformNames[platform], StringComparison.OrdinalIgnoreCase))
                {
                    return Platforms[platform];
                }
            }
        }
        Refuse(ref reader, "platform", PlatformNames, problems);
        return null;
    }

    /// <summary>The web SDK's USER_TYPE; anything else is a parameter like any other.</summary>
    public static VisitorType? ReadVisitorType(ref Utf8JsonReader reader) =>
        reader.TokenType != JsonTokenType.String ? null
        : reader.ValueTextEquals("New"u8) ? VisitorType.New
        : reader.ValueTextEquals("Returning"u8) ? VisitorType.Returning
        : null;

    /// <summary>The value at hand as text for an error; leaves the reader on the value's last token.</summary>
    public static string Show(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return Shorten(reader.GetString()!);
        }
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            var shown = reader.TokenType == JsonTokenType.StartObject ? "{…}" : "[…]";
            reader.Skip();
            return shown;
        }
        return Shorten(Encoding.UTF8.GetString(reader.ValueSpan));
    }

    public static string Shorten(string text) =>
        text.Length <= LongestShown ? text : string.Concat(text.AsSpan(0, LongestShown), "…");

    private static void Refuse(ref Utf8JsonReader reader, string field, string[] allowed, List<FetchProblem> problems)
    {
        if (reader.TokenType != JsonTokenType.Null)
        {
            problems.Add(new FetchProblem(field, Show(ref reader), allowed));
        }
    }
}
