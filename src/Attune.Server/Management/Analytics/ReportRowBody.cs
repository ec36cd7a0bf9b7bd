using Attune.Core.Analytics.Reading;
using Attune.Decisions.Users;

namespace Attune.Server.Management.Analytics;

/// <summary>Figures of one time and group; what the report is not grouped by is left out.</summary>
public sealed record ReportRowBody(
    DateTimeOffset? Start,
    string? AudienceId,
    string? AudienceName,
    string? VariationId,
    string? VariationName,
    Platform? Platform,
    string? Element,
    long Impressions,
    long UniqueImpressions,
    long Clicks,
    long UniqueClicks,
    double? Ctr,
    IReadOnlyList<GoalFiguresBody> Goals
)
{
    internal static ReportRowBody From(ReportRow row) =>
        new(
            row.Start,
            row.AudienceId,
            row.AudienceName,
            row.VariationId,
            row.VariationName,
            row.Platform,
            row.Element,
            row.Impressions,
            row.UniqueImpressions,
            row.Clicks,
            row.UniqueClicks,
            row.Ctr,
            [.. row.Goals.Select(GoalFiguresBody.From)]
        );
}
