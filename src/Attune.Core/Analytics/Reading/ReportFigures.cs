using Attune.Core.Analytics.Rollups;
using Attune.Decisions.Experiences;
using Attune.Decisions.Users;

namespace Attune.Core.Analytics.Reading;

/// <summary>Makes the rows of a report out of sums of totals. Used once.</summary>
internal sealed class ReportFigures(Experience experience, AnalyticsRequest request)
{
    private readonly Measure credited = CreditOf(request.Attribution);

    public static Measure CreditOf(AttributionModel model) =>
        model switch
        {
            AttributionModel.ClickThrough => Measure.ClickThrough,
            AttributionModel.InSession => Measure.InSession,
            _ => Measure.ViewThrough,
        };

    public IReadOnlyList<ReportRow> Rows(IReadOnlyList<RollupRow> rows, ReportTimes times)
    {
        var groups = rows.Where(row => row.Measure is Measure.Impressions or Measure.Clicks || row.Measure == credited)
            .GroupBy(row =>
                (
                    Start: row.Bucket is { } bucket ? times.StartOf(bucket) : (DateTimeOffset?)null,
                    Audience: row.AudienceId,
                    Variation: row.VariationId,
                    row.Platform,
                    row.Element
                )
            )
            .OrderBy(group => group.Key.Start)
            .ThenBy(group => group.Key.Audience, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Variation, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Platform)
            .ThenBy(group => group.Key.Element, StringComparer.Ordinal);
        return
        [
            .. groups
                .Select(group =>
                    RowOf(
                        [.. group],
                        new ReportRow
                        {
                            Start = group.Key.Start,
                            AudienceId = group.Key.Audience,
                            AudienceName = group.Key.Audience is { } audience ? NameOf(audience) : null,
                            VariationId = group.Key.Variation,
                            VariationName = group.Key.Variation is { } variation
                                ? NameOf(group.Key.Audience!, variation)
                                : null,
                            Platform = group.Key.Platform,
                            Element = group.Key.Element,
                            Impressions = 0,
                            UniqueImpressions = 0,
                            Clicks = 0,
                            UniqueClicks = 0,
                            Goals = [],
                        }
                    )
                )
                .Where(row => row.Impressions + row.Clicks + row.Goals.Sum(goal => goal.Conversions) > 0),
        ];
    }

    public IReadOnlyList<ControlGroupRow> ControlGroups(IReadOnlyList<RollupRow> rows) =>
        [
            .. rows.Where(row => row.VariationId is ExperienceMark.ControlGroup or ExperienceMark.GlobalControlGroup)
                .GroupBy(row => (Audience: row.AudienceId!, Arm: row.VariationId!))
                .OrderBy(group => group.Key.Audience, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Arm, StringComparer.Ordinal)
                .Select(group => new ControlGroupRow
                {
                    AudienceId = group.Key.Audience,
                    AudienceName = NameOf(group.Key.Audience),
                    Group = group.Key.Arm == ExperienceMark.ControlGroup ? "control_group" : "global_control_group",
                    Users = Sum(group, Measure.Assignments, "").Uniques,
                    Goals = Goals([.. group], Measure.AfterAssignment, null),
                }),
        ];

    public IReadOnlyList<GoalFigures> Unattributed(IReadOnlyList<RollupRow> rows) =>
        Goals(rows, Measure.Unattributed, null);

    /// <summary>The audience's name as it is now, or its id where it is gone.</summary>
    private string NameOf(string audienceId) =>
        experience.Audiences.FirstOrDefault(audience => audience.Id == audienceId)?.Name ?? audienceId;

    private string NameOf(string audienceId, string variationId) =>
        experience
            .Audiences.FirstOrDefault(audience => audience.Id == audienceId)
            ?.Variations.FirstOrDefault(variation => variation.Id == variationId)
            ?.Name
        ?? variationId;

    private ReportRow RowOf(IReadOnlyList<RollupRow> rows, ReportRow row)
    {
        var impressions = Sum(rows, Measure.Impressions, "");
        var clicks = Sum(rows, Measure.Clicks, "");
        return row with
        {
            Impressions = impressions.Total,
            UniqueImpressions = impressions.Uniques,
            Clicks = clicks.Total,
            UniqueClicks = clicks.Uniques,
            Ctr = Rate(clicks.Total, impressions.Total),
            Goals = Goals(
                rows,
                credited,
                request.Attribution == AttributionModel.ViewThrough ? impressions.Total : clicks.Total
            ),
        };
    }

    private IReadOnlyList<GoalFigures> Goals(IReadOnlyList<RollupRow> rows, Measure measure, long? of) =>
        [
            .. experience.Goals.Select(goal =>
            {
                var sum = Sum(rows, measure, goal.Id);
                var revenue = sum.Amount / (decimal)GoalTest.PartsOfUnit;
                var hasRevenue = goal.Revenue is not null;
                return new GoalFigures
                {
                    GoalId = goal.Id,
                    Name = goal.Name,
                    Conversions = sum.Total,
                    UniqueConversions = sum.Uniques,
                    Cvr = of is { } exposures ? Rate(sum.Uniques, exposures) : null,
                    Revenue = hasRevenue ? revenue : null,
                    Aov = hasRevenue && sum.Total > 0 ? decimal.Round(revenue / sum.Total, 4) : null,
                    Arpu = hasRevenue && sum.Uniques > 0 ? decimal.Round(revenue / sum.Uniques, 4) : null,
                    Currency = goal.Revenue?.Currency,
                };
            }),
        ];

    private static RollupValue Sum(IEnumerable<RollupRow> rows, Measure measure, string goal) =>
        rows.Where(row => row.Measure == measure && row.Goal == goal)
            .Aggregate(default(RollupValue), (sum, row) => sum + row.Value);

    private static double? Rate(long part, long whole) => whole == 0 ? null : Math.Round(part * 100.0 / whole, 4);
}
