using Attune.Core.Analytics.Reading;

namespace Attune.Server.Management.Analytics;

/// <summary>What an experience has done in a time.</summary>
public sealed record AnalyticsBody
{
    public required string ExperienceId { get; init; }

    /// <summary>The first day, in the workspace's time zone.</summary>
    public required string From { get; init; }

    /// <summary>The last day.</summary>
    public required string To { get; init; }

    public required string TimeZone { get; init; }

    public required string Interval { get; init; }

    public required string Attribution { get; init; }

    /// <summary>Everything that was acknowledged up to here is in it; left out while the totals are catching up.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>The totals are being made anew after a change of the time zone or of a goal; these are the old ones.</summary>
    public required bool IsBeingRemade { get; init; }

    public required IReadOnlyList<ReportRowBody> Rows { get; init; }

    public required IReadOnlyList<ControlGroupBody> ControlGroups { get; init; }

    /// <summary>Goal events that belong to no impression, click or control group.</summary>
    public required IReadOnlyList<GoalFiguresBody> Unattributed { get; init; }

    internal static AnalyticsBody Of(AnalyticsReport report) =>
        new()
        {
            ExperienceId = report.ExperienceId,
            From = report.From.ToString("R", null),
            To = report.To.ToString("R", null),
            TimeZone = report.TimeZone,
            Interval = report.Interval switch
            {
                ReportInterval.Hour => "hour",
                ReportInterval.Day => "day",
                ReportInterval.Week => "week",
                ReportInterval.Month => "month",
                _ => "none",
            },
            Attribution = report.Attribution switch
            {
                AttributionModel.ClickThrough => "click_through",
                AttributionModel.InSession => "in_session",
                _ => "view_through",
            },
            AsOf = report.AsOf,
            IsBeingRemade = report.IsBeingRemade,
            Rows = [.. report.Rows.Select(ReportRowBody.From)],
            ControlGroups = [.. report.ControlGroups.Select(ControlGroupBody.From)],
            Unattributed = [.. report.Unattributed.Select(GoalFiguresBody.From)],
        };
}
