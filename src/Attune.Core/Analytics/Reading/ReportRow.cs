using Attune.Decisions.Users;

namespace Attune.Core.Analytics.Reading;

/// <summary>Figures of one time and group. What the report is not grouped by is null.</summary>
public sealed record ReportRow
{
    /// <summary>When the hour, day, week or month begins.</summary>
    public DateTimeOffset? Start { get; init; }

    public string? AudienceId { get; init; }

    public string? AudienceName { get; init; }

    public string? VariationId { get; init; }

    public string? VariationName { get; init; }

    public Platform? Platform { get; init; }

    /// <summary>What was clicked; empty for impressions and for clicks that name nothing.</summary>
    public string? Element { get; init; }

    public required long Impressions { get; init; }

    /// <summary>Distinct users of a variation in a day, summed over days.</summary>
    public required long UniqueImpressions { get; init; }

    public required long Clicks { get; init; }

    public required long UniqueClicks { get; init; }

    /// <summary>Clicks of 100 impressions; null without any.</summary>
    public double? Ctr { get; init; }

    /// <summary>In the order of the experience's goals.</summary>
    public required IReadOnlyList<GoalFigures> Goals { get; init; }
}
