using Attune.Decisions.Users;

namespace Attune.Core.Analytics.Rollups;

/// <summary>Which totals to read, and by what to group them. Goals and measures are always apart.</summary>
public sealed record RollupQuery
{
    public required long Generation { get; init; }

    public required string ExperienceId { get; init; }

    /// <summary>What to count; nothing else is read.</summary>
    public required IReadOnlyList<Measure> Measures { get; init; }

    public required Grain Grain { get; init; }

    /// <summary>The first bucket.</summary>
    public required long From { get; init; }

    /// <summary>The bucket after the last.</summary>
    public required long Until { get; init; }

    public bool ByBucket { get; init; }

    public bool ByAudience { get; init; }

    public bool ByVariation { get; init; }

    public bool ByPlatform { get; init; }

    public bool ByElement { get; init; }

    public string? AudienceId { get; init; }

    public string? VariationId { get; init; }

    public Platform? Platform { get; init; }
}
