using Attune.Core.Analytics.Rollups;

namespace Attune.Core.Analytics.Results;

/// <summary>What an experience's goals say of its variations, and whether that may be believed (docs/statistics.md).</summary>
public sealed record ExperimentResults
{
    public required string ExperienceId { get; init; }

    /// <summary>Everything that was acknowledged up to here is in it; null while the totals are catching up.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>The error that is promised over all looks and all comparisons of a goal together.</summary>
    public required double Alpha { get; init; }

    /// <summary>One for each audience and each kind of comparison that has users.</summary>
    public required IReadOnlyList<ComparisonResults> Comparisons { get; init; }
}
