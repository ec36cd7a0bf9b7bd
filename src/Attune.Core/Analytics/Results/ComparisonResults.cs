using Attune.Core.Analytics.Rollups;

namespace Attune.Core.Analytics.Results;

/// <summary>Variations of one audience compared with one control.</summary>
public sealed record ComparisonResults
{
    public required string AudienceId { get; init; }

    public required string AudienceName { get; init; }

    /// <summary><c>first_variation</c>, <c>control_group</c> or <c>global_control_group</c>: what the others are compared with.</summary>
    public required string Against { get; init; }

    /// <summary>From what on users are looked at: their first impression or click, or their first assignment.</summary>
    public required OutcomeBasis Basis { get; init; }

    /// <summary>Users of each arm, the control first.</summary>
    public required IReadOnlyList<ArmUsers> Arms { get; init; }

    /// <summary>Whether users fell to the arms as they should; null where the shares are not fixed.</summary>
    public SampleRatioResult? SampleRatio { get; init; }

    /// <summary>Users who met more than one variation; they count for their first.</summary>
    public required long CrossedUsers { get; init; }

    /// <summary>One for each goal and metric.</summary>
    public required IReadOnlyList<GoalResults> Goals { get; init; }
}
