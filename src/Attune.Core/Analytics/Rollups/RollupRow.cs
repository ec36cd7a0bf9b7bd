using Attune.Decisions.Users;

namespace Attune.Core.Analytics.Rollups;

/// <summary>A sum of totals. What was not grouped by is null.</summary>
public sealed record RollupRow(
    Measure Measure,
    string Goal,
    string? AudienceId,
    string? VariationId,
    Platform? Platform,
    string? Element,
    long? Bucket,
    RollupValue Value
);
