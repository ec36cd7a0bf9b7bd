using System.Text.Json;
using Attune.Core.Analytics.Reading;
using Attune.Decisions.Users;

namespace Attune.Core.Analytics.Export;

/// <summary>
/// A report as a table: a row for each of its rows and goals. Impressions and clicks stand in each goal's row again; an
/// experience without goals has one row for each of the report's. Immutable.
/// </summary>
public sealed class AnalyticsTable
{
    public AnalyticsTable(AnalyticsReport report)
    {
        var rows = report
            .Rows.SelectMany(row =>
                row.Goals.Count == 0 ? [(row, null)] : row.Goals.Select(goal => (row, (GoalFigures?)goal))
            )
            .ToArray();
        Count = rows.Length;
        Columns =
        [
            Times("start", row => row.Start?.UtcDateTime),
            Texts("audience_id", row => row.AudienceId),
            Texts("audience_name", row => row.AudienceName),
            Texts("variation_id", row => row.VariationId),
            Texts("variation_name", row => row.VariationName),
            Texts("platform", row => row.Platform is { } platform ? NameOf(platform) : null),
            Texts("element", row => row.Element),
            Numbers("impressions", (row, _) => row.Impressions),
            Numbers("unique_impressions", (row, _) => row.UniqueImpressions),
            Numbers("clicks", (row, _) => row.Clicks),
            Numbers("unique_clicks", (row, _) => row.UniqueClicks),
            Fractions("ctr", (row, _) => row.Ctr),
            GoalTexts("goal_id", goal => goal.GoalId),
            GoalTexts("goal_name", goal => goal.Name),
            Numbers("conversions", (_, goal) => goal?.Conversions),
            Numbers("unique_conversions", (_, goal) => goal?.UniqueConversions),
            Fractions("cvr", (_, goal) => goal?.Cvr),
            Fractions("revenue", (_, goal) => (double?)goal?.Revenue),
            Fractions("aov", (_, goal) => (double?)goal?.Aov),
            Fractions("arpu", (_, goal) => (double?)goal?.Arpu),
            GoalTexts("currency", goal => goal.Currency),
        ];

        TableColumn Times(string name, Func<ReportRow, DateTime?> of) =>
            new(name, rows.Select(each => of(each.row)).ToArray());
        TableColumn Texts(string name, Func<ReportRow, string?> of) =>
            new(name, rows.Select(each => of(each.row)).ToArray());
        TableColumn GoalTexts(string name, Func<GoalFigures, string?> of) =>
            new(name, rows.Select(each => each.Item2 is { } goal ? of(goal) : null).ToArray());
        TableColumn Numbers(string name, Func<ReportRow, GoalFigures?, long?> of) =>
            new(name, rows.Select(each => of(each.row, each.Item2)).ToArray());
        TableColumn Fractions(string name, Func<ReportRow, GoalFigures?, double?> of) =>
            new(name, rows.Select(each => of(each.row, each.Item2)).ToArray());
    }

    public int Count { get; }

    /// <summary>Always the same, in the same order; what a report is not grouped by is empty.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    private static string NameOf(Platform platform) => JsonSerializer.SerializeToElement(platform).GetString()!;
}
