using Attune.Core.Analytics.Reading;
using Attune.Decisions.Users;
using Attune.Server.Management.Http;
using NodaTime;
using NodaTime.Text;

namespace Attune.Server.Management.Analytics;

/// <summary>Reads what a report is asked for by its query.</summary>
internal static class AnalyticsQueryReader
{
    public static readonly (string, string)[] Parameters =
    [
        ("from", "The first day, such as 2026-03-01; 30 days up to the last unless given."),
        ("to", "The last day; today in the workspace's time zone unless given."),
        ("interval", "none, hour, day, week or month; none unless given."),
        ("group_by", "Any of audience, variation, platform and element, joined by commas."),
        ("attribution", "view_through, click_through or in_session; view_through unless given."),
        ("audience", "Only the audience of this id."),
        ("variation", "Only the variation of this id."),
        ("platform", "Only this platform: web, mweb, android, ios, tv or unknown."),
        ("format", "json, csv or parquet; json unless given."),
    ];

    private static readonly string[] Groups = ["audience", "variation", "platform", "element"];

    public static AnalyticsRequest Read(QueryReader query, string experienceId)
    {
        var groups = (query.Text("group_by") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (groups.Any(group => !Groups.Contains(group)))
        {
            query.Refuse("group_by", $"Expected some of {string.Join(", ", Groups)}.");
        }
        return new AnalyticsRequest
        {
            ExperienceId = experienceId,
            From = Day(query, "from"),
            To = Day(query, "to"),
            Interval = query.OneOf("interval", "none", "hour", "day", "week", "month") switch
            {
                "hour" => ReportInterval.Hour,
                "day" => ReportInterval.Day,
                "week" => ReportInterval.Week,
                "month" => ReportInterval.Month,
                _ => ReportInterval.None,
            },
            Attribution = query.OneOf("attribution", "view_through", "click_through", "in_session") switch
            {
                "click_through" => AttributionModel.ClickThrough,
                "in_session" => AttributionModel.InSession,
                _ => AttributionModel.ViewThrough,
            },
            ByAudience = groups.Contains("audience"),
            ByVariation = groups.Contains("variation"),
            ByPlatform = groups.Contains("platform"),
            ByElement = groups.Contains("element"),
            AudienceId = query.Text("audience"),
            VariationId = query.Text("variation"),
            Platform = query.OneOf("platform", "web", "mweb", "android", "ios", "tv", "unknown") is { } platform
                ? Data.PlatformNames.Find(platform)
                : null,
        };
    }

    private static LocalDate? Day(QueryReader query, string name)
    {
        if (query.Text(name) is not { } text)
        {
            return null;
        }
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } day && day.Value.Year is >= 1970 and < 9999)
        {
            return day.Value;
        }
        query.Refuse(name, "Expected a day such as 2026-03-01.");
        return null;
    }
}
