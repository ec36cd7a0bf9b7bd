using Attune.Core.Analytics.Rollups;

namespace Attune.Core.Analytics.Results;

/// <summary>One metric of one goal over all arms.</summary>
public sealed record GoalResults
{
    public required string GoalId { get; init; }

    public required string Name { get; init; }

    public required OutcomeMetric Metric { get; init; }

    /// <summary>The currency of revenue.</summary>
    public string? Currency { get; init; }

    /// <summary>Revenue of one user above this counts as this; null where nothing is capped.</summary>
    public decimal? Cap { get; init; }

    /// <summary>The control's mean: the share of users who convert, or revenue of one user.</summary>
    public required double ControlMean { get; init; }

    /// <summary>Users that each arm needs to find a change of a tenth with a power of 80%; null where that cannot be told yet.</summary>
    public long? UsersForTenth { get; init; }

    public required IReadOnlyList<VariationResult> Variations { get; init; }
}
