using Attune.Core.Analytics.Results;
using Attune.Core.Analytics.Rollups;

namespace Attune.Server.Management.Analytics;

/// <summary>Variations of one audience compared with one control.</summary>
public sealed record ComparisonBody(
    string AudienceId,
    string AudienceName,
    string Against,
    string Since,
    IReadOnlyList<ArmUsers> Arms,
    SampleRatioResult? SampleRatio,
    long CrossedUsers,
    IReadOnlyList<GoalResultsBody> Goals
)
{
    internal static ComparisonBody From(ComparisonResults comparison) =>
        new(
            comparison.AudienceId,
            comparison.AudienceName,
            comparison.Against,
            comparison.Basis == OutcomeBasis.Assignment ? "first_assignment" : "first_exposure",
            comparison.Arms,
            comparison.SampleRatio,
            comparison.CrossedUsers,
            [.. comparison.Goals.Select(GoalResultsBody.From)]
        );
}
