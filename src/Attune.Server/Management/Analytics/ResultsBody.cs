using Attune.Core.Analytics.Results;

namespace Attune.Server.Management.Analytics;

/// <summary>How an experience's variations compare (docs/statistics.md).</summary>
public sealed record ResultsBody(
    string ExperienceId,
    DateTimeOffset? AsOf,
    double Alpha,
    IReadOnlyList<ComparisonBody> Comparisons
)
{
    internal static ResultsBody From(ExperimentResults results) =>
        new(results.ExperienceId, results.AsOf, results.Alpha, [.. results.Comparisons.Select(ComparisonBody.From)]);
}
