using System.Data.Common;
using Attune.Core.Analytics.Rollups;
using Attune.Decisions.Users;
using Dapper;

namespace Attune.Storage.Analytics;

/// <summary>Sums totals by what a query groups by.</summary>
internal static class RollupReading
{
    public static string TableOf(Grain grain) => grain == Grain.Day ? "analytics_days" : "analytics_quarters";

    public static async Task<IReadOnlyList<RollupRow>> ReadAsync(DbConnection connection, RollupQuery query)
    {
        (bool Is, string Column, string Name)[] groups =
        [
            (true, "s.measure", "Measure"),
            (true, "s.goal", "Goal"),
            (query.ByAudience, "s.audience", "Audience"),
            (query.ByVariation, "s.variation", "Variation"),
            (query.ByPlatform, "s.platform", "Platform"),
            (query.ByElement, "s.element", "Element"),
            (query.ByBucket, "r.bucket", "Bucket"),
        ];
        var columns = groups.Where(group => group.Is).ToArray();
        var rows = await connection.QueryAsync<Row>(
            $"""
            SELECT {string.Join(", ", columns.Select(column => $"{column.Column} AS {column.Name}"))},
                CAST(SUM(r.total) AS BIGINT) AS Total, CAST(SUM(r.uniques) AS BIGINT) AS Uniques,
                CAST(SUM(r.amount) AS BIGINT) AS Amount
            FROM analytics_series s JOIN {TableOf(query.Grain)} r ON r.series = s.id
            WHERE s.generation = @Generation AND s.experience = @ExperienceId
                AND s.measure IN ({string.Join(", ", query.Measures.Select(measure => (int)measure))})
                AND r.bucket >= @From AND r.bucket < @Until
                {(query.AudienceId is null ? "" : "AND s.audience = @AudienceId")}
                {(query.VariationId is null ? "" : "AND s.variation = @VariationId")}
                {(query.Platform is null ? "" : "AND s.platform = @platform")}
            GROUP BY {string.Join(", ", columns.Select(column => column.Column))}
            """,
            new
            {
                query.Generation,
                query.ExperienceId,
                query.From,
                query.Until,
                query.AudienceId,
                query.VariationId,
                platform = (short?)query.Platform,
            }
        );
        return
        [
            .. rows.Select(row => new RollupRow(
                (Measure)row.Measure,
                row.Goal,
                query.ByAudience ? row.Audience : null,
                query.ByVariation ? row.Variation : null,
                query.ByPlatform ? (Platform)row.Platform : null,
                query.ByElement ? row.Element : null,
                query.ByBucket ? row.Bucket : null,
                new RollupValue(row.Total, row.Uniques, row.Amount)
            )),
        ];
    }

    private sealed record Row
    {
        public long Measure { get; init; }

        public string Goal { get; init; } = "";

        public string Audience { get; init; } = "";

        public string Variation { get; init; } = "";

        public long Platform { get; init; }

        public string Element { get; init; } = "";

        public long Bucket { get; init; }

        public long Total { get; init; }

        public long Uniques { get; init; }

        public long Amount { get; init; }
    }
}
