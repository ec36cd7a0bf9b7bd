using Attune.Core.Analytics.Results;
using Attune.Core.Analytics.Rollups;

namespace Attune.Server.Management.Analytics;

/// <summary>One metric of one goal over all arms.</summary>
public sealed record GoalResultsBody(
    string GoalId,
    string Name,
    string Metric,
    string? Currency,
    decimal? Cap,
    double ControlMean,
    long? UsersForTenth,
    IReadOnlyList<VariationResultBody> Variations
)
{
    internal static GoalResultsBody From(GoalResults goal) =>
        new(
            goal.GoalId,
            goal.Name,
            goal.Metric == OutcomeMetric.Revenue ? "revenue_per_user" : "conversion_rate",
            goal.Currency,
            goal.Cap,
            VariationResultBody.Round(goal.ControlMean),
            goal.UsersForTenth,
            [.. goal.Variations.Select(VariationResultBody.From)]
        );
}
